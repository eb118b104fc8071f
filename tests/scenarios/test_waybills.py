"""A parcel gets its waybill when it ships, is found by it, printed with it, and corrected until the shipment is over."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from tests.world import NOW, D, World, build
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.documents.warehouse.contracts import DocumentFilter
from zhanggui.documents.warehouse.shipments import commands, queries, waybills
from zhanggui.documents.warehouse.shipments.errors import BadWaybill, LabelsStay
from zhanggui.documents.warehouse.shipments.importing import LAYOUT, Waybills
from zhanggui.foundation.exchange import public as exchange
from zhanggui.foundation.identity.public import SYSTEM, Actor, MissingPermission
from zhanggui.foundation.lifecycle.public import Stale, WrongState
from zhanggui.foundation.printing import public as printing
from zhanggui.insight.scanning import public as scanning
from zhanggui.insight.search import public as search
from zhanggui.kernel.errors import first
from zhanggui.kernel.posting import Origin

pytestmark = pytest.mark.django_db
Waybill = warehouse.Waybill


@pytest.fixture
def w() -> World:
    """Goods enough, and two orders that are released to the warehouse."""
    world = build()
    world.adjust(world.skus[0], 50, 500)
    return world


def drafts(w: World, count: int = 2) -> list[int]:
    """Drafts of orders."""
    orders = [w.place((w.skus[0], 1, "11.30")) for _ in range(count)]
    sales.confirm(orders, actor=SYSTEM, now=NOW)
    return sorted(sales.release(orders, actor=SYSTEM, now=NOW))


def put(*labels: tuple[int, str, str], **more: object) -> list[warehouse.SharedWaybill]:
    return warehouse.set_waybills([Waybill(*each) for each in labels], actor=SYSTEM, now=NOW, **more)  # type: ignore[arg-type]


def labels(*ids: int) -> list[tuple[str, str]]:
    return [(row.carrier, row.waybill) for row in queries.DESK.rows(ids, actor=SYSTEM)]


def number(shipment: int) -> str:
    return queries.DESK.rows([shipment], actor=SYSTEM)[0].number


def person(*permissions: str, **scopes: frozenset[int]) -> Actor:
    return Actor(user_id=1, name="x", permissions=frozenset(permissions), **scopes)  # type: ignore[arg-type]


def test_a_waybill_is_kept_in_one_spelling_and_every_change_is_told(w: World) -> None:
    first_draft, other = drafts(w)
    assert put((first_draft, " 顺丰  速运 ", " sf 1000-1 "), (other, "圆通", "")) == []
    assert labels(first_draft, other) == [("顺丰 速运", "SF1000-1"), ("圆通", "")]

    # What is so already is written nowhere; what changes says what it was.
    before = queries.DESK.rows([first_draft], actor=SYSTEM)[0].version
    put((first_draft, "顺丰 速运", "SF1000-1"))
    put((first_draft, "顺丰 速运", "SF1000-2"))
    assert queries.DESK.rows([first_draft], actor=SYSTEM)[0].version == before + 1
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT before ->> 'waybill', after ->> 'waybill' FROM audit_record WHERE action = 'waybill' AND document_id = %s ORDER BY id",
            [first_draft],
        )
        assert cursor.fetchall() == [("", "SF1000-1"), ("SF1000-1", "SF1000-2")]


def test_it_is_said_when_shipping_and_corrected_until_the_shipment_is_over(w: World) -> None:
    shipped, kept, plain = drafts(w, 3)
    put((kept, "圆通", "YT1"))
    version = queries.DESK.rows([shipped], actor=SYSTEM)[0].version
    commands.ship([shipped, kept, plain], actor=SYSTEM, now=NOW, labels=[Waybill(shipped, "顺丰", "sf2")])
    assert labels(shipped, kept, plain) == [("顺丰", "SF2"), ("圆通", "YT1"), ("", "")]
    assert queries.DESK.rows([shipped], actor=SYSTEM)[0].version == version + 1

    put((plain, "顺丰", "SF3"))
    assert [
        (row.carrier, row.waybill, row.state) for row in warehouse.shipments_of([_order(plain)], "sales.order")
    ] == [("顺丰", "SF3", "shipped")]
    [over] = drafts(w, 1)
    warehouse.cancel_shipments([over], actor=SYSTEM, now=NOW)
    with pytest.raises(WrongState):
        put((shipped, "顺丰", "SF4"), (over, "顺丰", "SF4"))
    assert labels(shipped, over) == [("顺丰", "SF2"), ("", "")]


def _order(shipment: int) -> int:
    return queries.DESK.rows([shipment], actor=SYSTEM)[0].origin_id


def test_goods_that_leave_at_once_take_it_along(w: World) -> None:
    line = warehouse.NewShipmentLine(w.skus[0], D(1))
    new = warehouse.NewShipment(
        w.company, w.warehouse, "sale", Origin("test", 1), NOW.date(), NOW, [line], w.customer, None, w.shop, carrier="顺丰", waybill="sf 9"
    )  # fmt: skip
    at_once, without = warehouse.dispatch([new, new._replace(carrier="", waybill="")], actor=SYSTEM, now=NOW)
    assert labels(at_once, without) == [("顺丰", "SF9"), ("", "")]
    with pytest.raises(BadWaybill):
        warehouse.create_shipments([new._replace(waybill="面单")], actor=SYSTEM, now=NOW)


@pytest.mark.parametrize("waybill", ["运单1", "A" * 41, "SF;1", "SF_1", "SF%1", "ＳＦ１"])
def test_what_no_carrier_prints_is_refused(w: World, waybill: str) -> None:
    good, bad = drafts(w)
    with pytest.raises(Exception) as caught:
        put((good, "顺丰", "SF1"), (bad, "顺丰", waybill))
    error = first(caught.value)  # type: ignore[arg-type]
    assert isinstance(error, BadWaybill)
    assert (error.field, error.row) == ("waybill", 1)
    assert labels(good, bad) == [("", ""), ("", "")]


def test_who_read_an_older_version_or_may_not_ship_changes_nothing(w: World) -> None:
    [draft] = drafts(w, 1)
    with pytest.raises(Stale):
        put((draft, "顺丰", "SF1"), versions={draft: 7})
    with pytest.raises(MissingPermission):
        warehouse.set_waybills([Waybill(draft, "顺丰", "SF1")], actor=person("warehouse.shipment.view"), now=NOW)
    assert labels(draft) == [("", "")]


def test_a_parcel_of_two_shipments_is_told_and_not_refused(w: World) -> None:
    one, two, third = drafts(w, 3)
    assert put((one, "顺丰", "SF1"), (third, "圆通", "SF1")) == []  # another carrier counts for itself
    assert [(each.id, each.other_id, each.other_number) for each in put((two, "顺丰", "sf1"))] == [
        (two, one, number(one))
    ]
    assert [each.other_id for each in waybills.shared([one], actor=SYSTEM)] == [two]

    # Those of another warehouse are nobody's business; those that are over share nothing.
    assert waybills.shared([one], actor=person(warehouses=frozenset({w.warehouse + 1}))) == []
    warehouse.cancel_shipments([two], actor=SYSTEM, now=NOW)
    assert waybills.shared([one, two], actor=SYSTEM) == []


def test_the_carriers_used_before_are_suggested_the_last_one_first(w: World) -> None:
    one, two, third = drafts(w, 3)
    assert waybills.carriers(actor=SYSTEM) == []
    put((one, "顺丰", "SF1"), (two, "圆通", "YT1"), (third, "圆通", "YT2"))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE warehouse_shipment SET business_date = business_date - 9 WHERE id = %s", [one])
    assert waybills.carriers(actor=SYSTEM) == ["圆通", "顺丰"]
    assert waybills.carriers(actor=person("warehouse.shipment.view", companies=frozenset({w.company + 1}))) == []
    with pytest.raises(MissingPermission):
        waybills.carriers(actor=person())


def test_the_list_is_narrowed_by_it_and_its_tabs_too(w: World) -> None:
    one, two = drafts(w)
    put((one, "顺丰", "SF1"), (two, "圆通", "YT1"))
    for wanted, expected in (
        (DocumentFilter(carrier="顺丰"), [one]), (DocumentFilter(waybill="YT1"), [two]), (DocumentFilter(carrier="顺丰", waybill="YT1"), []),
    ):  # fmt: skip
        page = queries.DESK.page(wanted, actor=SYSTEM, cursor=None, limit=10, total=True)
        assert ([row.id for row in page.items], page.total) == (expected, len(expected))
        assert queries.DESK.counts(wanted, actor=SYSTEM)["draft"] == len(expected)


def test_search_and_scanner_find_a_shipment_by_its_waybill(w: World) -> None:
    one, two = drafts(w)
    put((one, "顺丰", "SF1234567890"), (two, "圆通", "YT7777"))
    may = ("warehouse.shipment.view", "catalog.view")

    def found(text: str, actor: Actor = SYSTEM) -> list[tuple[int, str]]:
        groups = {group.kind: group.hits for group in search.search(text, actor=actor)}
        return [(hit.id, hit.named) for hit in groups.get("warehouse.shipments", ())]

    for text in ("SF1234567890", "sf1234567890", "4567", "f1234"):
        assert found(text) == [(one, "SF1234567890")]
    assert found("SF1234567890", person(*may, shops=frozenset({w.shop}))) == [(one, "SF1234567890")]
    for hidden in (
        person(*may, shops=frozenset({w.wholesale})), person(*may, warehouses=frozenset({w.warehouse + 1})),
        person(*may, companies=frozenset({w.company + 1})), person("catalog.view"),
    ):  # fmt: skip
        assert found("SF1234567890", hidden) == found("34567", hidden) == []
        assert scanning.meanings("SF1234567890", actor=hidden) == ()
    [meant] = scanning.meanings("sf1234567890", actor=person(*may))
    assert meant.document is not None
    assert (meant.document.type, meant.document.id) == ("warehouse.shipment", one)


def test_the_delivery_note_says_it(w: World) -> None:
    one, two = drafts(w)
    put((one, "顺丰", "SF1"))
    kind = next(each for each in sales.PRINTED if each.code == "warehouse.delivery")
    sheets = kind.load(printing.Request((one, two), SYSTEM, "zh", {}, NOW))
    assert [(sheet["carrier"], sheet["waybill"]) for sheet in sheets] == [("顺丰", "SF1"), ("", "")]


def test_a_file_of_waybills(w: World, tmp_path: Path) -> None:
    one, two, over = drafts(w, 3)
    warehouse.cancel_shipments([over], actor=SYSTEM, now=NOW)
    file = tmp_path / "waybills.csv"
    rows = [
        (number(one), "顺丰", "sf 1"),
        (number(two), "", "YT2"),
        ("CK-NONE", "顺丰", "SF3"),
        (number(over), "顺丰", "SF4"),
        ("CK-2", "", "面单"),
    ]
    file.write_text("出库单号,快递公司,运单号\n" + "".join(f"{','.join(row)}\n" for row in rows), encoding="utf-8")
    staged = exchange.stage(file, LAYOUT, actor=SYSTEM, now=NOW)
    applied = exchange.apply(staged.id, actor=SYSTEM, now=NOW)
    assert (applied.rows, applied.imported, applied.rejected) == (5, 2, 3)
    assert labels(one, two, over) == [("顺丰", "SF1"), ("", "YT2"), ("", "")]
    assert {reason.code: reason.times for reason in exchange.report(staged.id, actor=SYSTEM).reasons} == {
        "warehouse.no_such_shipment": 2, "warehouse.not_labelled": 1,
    }  # fmt: skip
    with pytest.raises(LabelsStay):
        Waybills().undo(staged.id, progress=None, actor=SYSTEM, now=NOW)  # type: ignore[arg-type]
