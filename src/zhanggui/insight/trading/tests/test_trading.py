"""Products of customers and suppliers: what was ordered and returned, for whose eyes, by which index."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from tests.world import NOW, D, World, build, later
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM, Actor, MissingPermission
from zhanggui.insight.trading import queries
from zhanggui.insight.trading.public import bought, supplied
from zhanggui.kernel.api.lists import reading

pytestmark = pytest.mark.django_db


def person(*permissions: str, **scopes: frozenset[int]) -> Actor:
    return Actor(user_id=1, name="x", permissions=frozenset(permissions), **scopes)  # type: ignore[arg-type]


@pytest.fixture
def world() -> World:
    """Three orders of one customer, the last a draft; a piece came back."""
    world = build()
    first, second, _ = world.skus
    for sku in world.skus:
        world.adjust(sku, 50, 250)
    orders = [world.place((first, 2, "11.30"), (second, 1, "5")), world.place((first, 3, "10"), shop=world.wholesale)]
    world.place((first, 9, "99"))
    sales.confirm(orders, actor=SYSTEM, now=NOW)
    sales.ship(orders, actor=SYSTEM, now=NOW)
    back = aftersales.NewReturn(world.shop, world.customer, NOW, [aftersales.NewReturnLine(first, D(1), D("11.30"))])
    [made] = aftersales.create([back], actor=SYSTEM, now=NOW)
    aftersales.approve([made], actor=SYSTEM, now=NOW)
    aftersales.receive([made], actor=SYSTEM, now=NOW)
    return world


def test_what_a_customer_bought(world: World) -> None:
    first, second, _ = world.skus
    page = bought(actor=SYSTEM, customer_id=world.customer, total=True)
    assert [(row.sku_id, row.traded_qty, row.gross, row.last_price, row.order_count, row.returned_qty) for row in page.items] == [
        (first, D(5), D("52.60"), D(10), 2, D(1)),
        (second, D(1), D(5), D(5), 1, D(0)),
    ]  # fmt: skip
    assert (page.total, page.items[0].last_at, page.items[0].unit) == (2, NOW, page.items[1].unit)


def test_pages_and_periods(world: World) -> None:
    one = bought(actor=SYSTEM, customer_id=world.customer, limit=1)
    two = bought(actor=SYSTEM, customer_id=world.customer, limit=1, cursor=one.next)
    assert [row.sku_id for row in (*one.items, *two.items)] == world.skus[:2]
    assert two.next is None
    assert bought(actor=SYSTEM, customer_id=world.customer, since=later(1)).items == ()
    assert bought(actor=SYSTEM, customer_id=world.customer, until=NOW).items == ()
    assert len(bought(actor=SYSTEM, customer_id=world.customer, since=NOW, until=later(1)).items) == 2


def test_scopes_and_permissions(world: World) -> None:
    seller = person("sales.order.view", shops=frozenset({world.wholesale}))
    [row] = bought(actor=seller, customer_id=world.customer).items
    assert (row.sku_id, row.traded_qty, row.returned_qty) == (world.skus[0], D(3), None)
    assert bought(actor=person("sales.order.view", companies=frozenset({1})), customer_id=world.customer).items == ()
    assert bought(actor=person("sales.order.view", warehouses=frozenset({1})), customer_id=world.customer).items == ()
    for refused in (lambda: bought(actor=person(), customer_id=1), lambda: supplied(actor=person(), supplier_id=1)):
        with pytest.raises(MissingPermission):
            refused()


def test_what_a_supplier_sold(world: World) -> None:
    line = purchasing.NewPurchaseOrderLine
    orders = [
        purchasing.NewPurchaseOrder(world.supplier, world.warehouse, at, [line(world.skus[0], D(qty), D(price), D(0))])
        for at, qty, price in ((NOW, 4, 6), (later(1), 2, 7))
    ]
    ids = purchasing.place(orders, actor=SYSTEM, now=later(1))
    purchasing.confirm(ids, actor=SYSTEM, now=later(1))
    purchasing.receive(ids[:1], actor=SYSTEM, now=later(1))
    rows = purchasing.read_lines(ids[:1])
    back = purchasing.NewPurchaseReturn(ids[0], later(1), [purchasing.NewPurchaseReturnLine(rows[0].line_id, D(1))])
    purchasing.ship_returns(purchasing.create_returns([back], actor=SYSTEM, now=later(1)), actor=SYSTEM, now=later(1))
    [row] = supplied(actor=SYSTEM, supplier_id=world.supplier).items
    assert (row.traded_qty, row.gross, row.last_price, row.last_at) == (D(6), D(38), D(7), later(1))
    assert (row.order_count, row.returned_qty) == (2, D(1))
    [blind] = supplied(actor=person("purchasing.order.view"), supplier_id=world.supplier).items
    assert (blind.traded_qty, blind.gross, blind.last_price, blind.returned_qty) == (D(6), None, None, None)
    assert supplied(actor=SYSTEM, supplier_id=world.supplier, until=later(1)).items[0].last_price == D(6)


@pytest.mark.parametrize(
    ("name", "partner", "indexes"),
    [
        ("bought", "customer", {"sales_order_customer", "aftersales_return_customer", "sales_order_line_no"}),
        ("supplied", "supplier", {"purchasing_order_supplier", "purchasing_order_line_no"}),
    ],
)
def test_documents_are_found_by_partner_and_their_lines_by_document(name: str, partner: str, indexes: set[str]) -> None:
    """Other ways are dear on purpose: what has no index for the partner or the document would still be a scan of the table."""
    text = reading(
        (Path(queries.__file__).parent / "sql" / f"{name}.sql").read_text(), frozenset({"page", "since", "until"})
    )
    given = {partner: 1, "since": NOW, "until": later(1), "limit": 51}
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off"
        )
        cursor.execute(f"EXPLAIN {text}", given)
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert {index for index in indexes if index in plan} == indexes, plan
