"""Short ways to sell and take back, for the tests of returns."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import connection

from tests.steady import steady
from tests.world import NOW, D, World
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db


def sell(w: World, *lines: tuple[int, str | int, str | int], at: datetime = NOW, shop: int | None = None) -> int:
    """An order that has left: (sku, qty, gross amount of the line); its id."""
    rows = [sales.NewOrderLine(sku, D(qty), D(0), D(amount)) for sku, qty, amount in lines]
    [order] = sales.place([sales.NewOrder(shop or w.shop, w.customer, at, rows)], actor=SYSTEM, now=at)
    sales.confirm([order], actor=SYSTEM, now=at)
    sales.ship([order], actor=SYSTEM, now=at, deeds={order: sales.Deed(at.date(), at)})
    return order


def line_of(order: int, *, line: int = 0) -> int:
    """The id of an order's line."""
    return sales.read_lines([order])[line].line_id


def return_of(
    w: World, *lines: aftersales.NewReturnLine, at: datetime = NOW, shop: int | None = None, external: str | None = None
) -> aftersales.NewReturn:
    """A return to create."""
    return aftersales.NewReturn(shop or w.shop, w.customer, at, lines, external_number=external)


def take_back(w: World, *lines: aftersales.NewReturnLine, at: datetime = NOW, shop: int | None = None) -> int:
    """A return whose goods are here; its id."""
    [back] = aftersales.record([return_of(w, *lines, at=at, shop=shop)], actor=SYSTEM, now=at)
    return back


def credits_of(*returns: int) -> list[Decimal]:
    """The gross amounts of the credit bills of returns."""
    return [bill.gross for bill in invoicing.bills_of_origins(returns, "aftersales.return")]


def pool(w: World, sku: int) -> tuple[Decimal, Decimal]:
    """(quantity, value) of a SKU's cost pool."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT qty, amount FROM stock_cost_pool WHERE sku_id = %s AND company_id = %s", [sku, w.company]
        )
        [row] = cursor.fetchall()
    return row[0], row[1]


def statements(counted: db.StatementCount) -> int:
    """What the counted commands cost. Ids come in blocks and companies are remembered for seconds: neither says anything about them."""
    return steady(counted)
