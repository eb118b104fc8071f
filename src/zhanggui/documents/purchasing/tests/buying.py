"""Short ways to buy, for the tests of purchases and returns."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.db import connection

from tests.steady import steady
from tests.world import NOW, D, World
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db


class BookLine(NamedTuple):
    """A line of the books as the golden cases write it."""

    account: str
    side: str
    amount: Decimal
    supplier_id: int | None
    sku_id: int | None
    qty: Decimal | None
    reference_id: int | None


def order_of(
    w: World, *lines: tuple[int, str | int, str | int], at: datetime = NOW, deductible: bool = True
) -> purchasing.NewPurchaseOrder:
    """An order to place: (sku, qty, unit price without tax)."""
    rows = [purchasing.NewPurchaseOrderLine(sku, D(qty), D(price)) for sku, qty, price in lines]
    return purchasing.NewPurchaseOrder(w.supplier, w.warehouse, at, rows, deductible=deductible)


def confirmed(w: World, *lines: tuple[int, str | int, str | int], deductible: bool = True) -> int:
    """A confirmed order; its id."""
    [order] = purchasing.place([order_of(w, *lines, deductible=deductible)], actor=SYSTEM, now=NOW)
    purchasing.confirm([order], actor=SYSTEM, now=NOW)
    return order


def buy(w: World, *lines: tuple[int, str | int, str | int]) -> int:
    """An order whose goods are here; its id."""
    order = confirmed(w, *lines)
    purchasing.receive([order], actor=SYSTEM, now=NOW)
    return order


def receive_part(order: int, qty: str | int, *, line: int = 0) -> int:
    """Receive so much of one line; the receipt's id."""
    line_id = purchasing.read_lines([order])[line].line_id
    [receipt] = purchasing.receive([order], actor=SYSTEM, now=NOW, quantities={line_id: D(qty)})
    return receipt


def send_back(order: int, qty: str | int, *, line: int = 0) -> int:
    """Return so much of one line to the supplier; the return's id."""
    line_id = purchasing.read_lines([order])[line].line_id
    new = purchasing.NewPurchaseReturn(order, NOW, [purchasing.NewPurchaseReturnLine(line_id, D(qty))], "残次")
    [back] = purchasing.record_returns([new], actor=SYSTEM, now=NOW)
    return back


def book_lines(w: World, event: str) -> list[BookLine]:
    """The lines that entries of one event left, in order of posting."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.code, l.side, l.amount, l.supplier_id, l.sku_id, l.qty, l.reference_id FROM books_entry e"
            " JOIN books_line l ON l.entry_id = e.id JOIN books_account a ON a.id = l.account_id"
            " WHERE e.company_id = %s AND e.event = %s ORDER BY e.id, l.line_no",
            [w.company, event],
        )
        return [BookLine(*row) for row in cursor.fetchall()]


def pool(w: World, sku: int) -> tuple[Decimal, Decimal]:
    """(quantity, value) of a SKU's cost pool."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT qty, amount FROM stock_cost_pool WHERE sku_id = %s AND company_id = %s", [sku, w.company]
        )
        [row] = cursor.fetchall()
    return row[0], row[1]


def estimated(w: World, receipt: int) -> Decimal:
    """What a receipt stands at as an estimated payable (220202)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(CASE l.side WHEN 'C' THEN l.amount ELSE -l.amount END), 0) FROM books_line l"
            " JOIN books_account a ON a.id = l.account_id WHERE a.company_id = %s AND a.code = '220202' AND l.reference_id = %s",
            [w.company, receipt],
        )
        [row] = cursor.fetchall()
    return row[0]


def statements(counted: db.StatementCount) -> int:
    """What the counted commands cost. Ids come in blocks and companies are remembered for seconds: neither says anything about them."""
    return steady(counted)
