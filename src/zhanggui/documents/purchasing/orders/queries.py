"""Reads of purchase orders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing.orders import estimates
from zhanggui.documents.purchasing.orders.contracts import OrderLineRow
from zhanggui.documents.purchasing.orders.errors import UnknownLine
from zhanggui.documents.purchasing.orders.estimates import Estimate
from zhanggui.documents.purchasing.orders.machine import ORDER
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.kernel import db
from zhanggui.kernel.errors import raise_if
from zhanggui.kernel.money import MAX_AMOUNT
from zhanggui.ledgers.stock import public as stock

SQL = db.Folder(__file__)
ZERO = Decimal(0)


def read_lines(order_ids: Sequence[int]) -> list[OrderLineRow]:
    """The lines of orders, in order of order and line."""
    return [OrderLineRow(*row) for row in SQL.lines.rows(id=order_ids)]


def check_values(
    rows: Sequence[OrderLineRow], values: Mapping[int, Decimal] | None, step: Callable[[Decimal], Decimal]
) -> None:
    """Refuse values for lines that are not among `rows`, negative ones, and those finer than `step` rounds to. Raises UnknownLine."""
    known = {r.line_id for r in rows}
    wrong = [
        (i, x) for i, x in sorted((values or {}).items()) if i not in known or not 0 <= x <= MAX_AMOUNT or x != step(x)
    ]
    raise_if([UnknownLine(field="lines", line=i, value=f"{x:f}") for i, x in wrong])


def received_quantities(order_ids: Sequence[int]) -> dict[int, Decimal]:
    """What came in per order line; returns to the supplier are not deducted."""
    received: dict[int, Decimal] = defaultdict(Decimal)
    for moved in warehouse.received_lines(order_ids, ORDER.document):
        received[moved.origin_line] += moved.qty
    return received


def estimates_of(order_ids: Sequence[int], billed: dict[int, invoicing.Billed]) -> dict[int, list[Estimate]]:
    """Per order line its received lines, oldest first, with what is billed and returned of each. Three statements."""
    received = warehouse.received_lines(order_ids, ORDER.document)
    moves = stock.moves_of_lines([moved.line_id for moved in received])
    returned = {row[0]: (row[1], row[2]) for row in SQL.settled_returns.rows(id=order_ids)}
    by_line: dict[int, list[Estimate]] = defaultdict(list)
    for moved in received:
        [(move_id, qty, value)] = moves[moved.line_id]
        back, back_value = returned.get(moved.line_id, (ZERO, ZERO))
        by_line[moved.origin_line].append(
            Estimate(
                moved.origin_id,
                moved.origin_line,
                moved.document_id,
                moved.line_id,
                move_id,
                moved.business_date,
                qty,
                value,
                back,
                back_value,
            )
        )
    return {
        line: estimates.fill(found, billed[line].qty if line in billed else ZERO) for line, found in by_line.items()
    }
