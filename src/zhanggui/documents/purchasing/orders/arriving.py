"""What comes in for purchase orders: the lines of a receipt, and announce (到货通知), the draft that the warehouse receives later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from zhanggui.documents.purchasing.orders import queries
from zhanggui.documents.purchasing.orders.contracts import Arrival, OrderLineRow
from zhanggui.documents.purchasing.orders.errors import NothingToReceive, OverReceipt
from zhanggui.documents.purchasing.orders.machine import ORDER
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import ALL, Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.errors import DomainError, raise_if
from zhanggui.kernel.money import allocate, ratio
from zhanggui.kernel.posting import Origin
from zhanggui.kernel.quantity import q4
from zhanggui.masters.organization import public as organization

ZERO = Decimal(0)


def quantities(arrivals: Sequence[Arrival]) -> dict[int, Decimal]:
    """How much came of each order line."""
    sums: dict[int, Decimal] = defaultdict(Decimal)
    for arrival in arrivals:
        sums[arrival.line_id] += arrival.qty
    return dict(sums)


def coming(
    ids: Sequence[int],
    rows: Sequence[OrderLineRow],
    quantities: Mapping[int, Decimal] | None,
    arrivals: Sequence[Arrival] = (),
) -> dict[int, list[warehouse.NewReceiptLine]]:
    """Per order the lines of its receipt, at their share of the line's cost; what came before or is announced is not to come again.

    The shares are cumulative over what really stands on receipts, so that the last part takes the odd cent whatever was withdrawn or
    counted short between. Raises OverReceipt, NothingToReceive (all at once).
    """
    before: dict[int, tuple[Decimal, Decimal]] = defaultdict(lambda: (ZERO, ZERO))
    for moved in [*warehouse.received_lines(ids, ORDER.document), *warehouse.coming_lines(ids, ORDER.document)]:
        qty, value = before[moved.origin_line]
        before[moved.origin_line] = (qty + moved.qty, value + (moved.value or ZERO))
    pieces: dict[int, list[Arrival]] = defaultdict(list)
    for arrival in arrivals:
        pieces[arrival.line_id].append(arrival)
    lines: dict[int, list[warehouse.NewReceiptLine]] = {}
    errors: list[DomainError] = []
    for r in rows:
        had, value_before = before[r.line_id]
        left = r.qty - had
        qty = left if quantities is None else quantities.get(r.line_id, ZERO)
        if qty > left:
            errors.append(OverReceipt(field="qty", order=r.number, line=r.line_no, left=f"{left:f}", qty=f"{qty:f}"))
        elif qty:
            value = ratio(r.cost, had + qty, r.qty) - value_before
            lines.setdefault(r.order_id, []).extend(_lines(r, qty, value, pieces[r.line_id]))
    if not errors:
        numbers = {r.order_id: r.number for r in rows}
        idle = [(row, i) for row, i in enumerate(ids) if i not in lines]
        errors += [NothingToReceive(field="id", row=row, order=numbers[i]) for row, i in idle]
    raise_if(errors)
    return lines


def _lines(r: OrderLineRow, qty: Decimal, value: Decimal, pieces: Sequence[Arrival]) -> list[warehouse.NewReceiptLine]:
    """The receipt lines of an order line: one, or one per lot and piece with the value shared to the cent."""
    if not pieces:
        return [warehouse.NewReceiptLine(r.sku_id, qty, r.line_id, value, qty)]
    return [
        warehouse.NewReceiptLine(
            r.sku_id,
            x.qty,
            r.line_id,
            share,
            x.qty,
            lot=x.lot,
            serial=x.serial,
            made_on=x.made_on,
            expires_on=x.expires_on,
        )
        for x, share in zip(pieces, allocate(value, [x.qty for x in pieces]), strict=True)
        if x.qty
    ]


@db.in_transaction
def announce(
    ids: Sequence[int],
    *,
    actor: Actor,
    now: datetime,
    versions: Mapping[int, int] | None = None,
    quantities: Mapping[int, Decimal] | None = None,
) -> Sequence[int]:
    """Announce what is to come of confirmed orders to the warehouse (到货通知): a draft receipt per order, to be tallied and received
    there; receiving it stocks, estimates and bills as `receive` does.

    `quantities`: per order line, to announce less (lines not named: nothing). What is announced can't be received twice; a draft that
    is cancelled, or tallied short, leaves the rest to come. Returns the drafts, in order of the orders' ids. Raises WrongState, Stale,
    UnknownLine, OverReceipt, NothingToReceive.
    """
    drafts: list[int] = []

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        rows = queries.read_lines(ids)
        queries.check_values(rows, quantities, q4)
        lines = coming(ids, rows, quantities)
        heads = {r.order_id: r for r in rows}
        companies = organization.recent_companies({r.company_id for r in rows})
        new = [
            warehouse.NewReceipt(
                h.company_id, h.warehouse_id, "purchase", Origin(ORDER.document, order_id),
                business_date(now, companies[h.company_id].timezone), now, lines[order_id], None, h.supplier_id,
            )
            for order_id in sorted(lines)
            for h in (heads[order_id],)
        ]  # fmt: skip
        # Who may announce an order may cause the draft; the scopes stay the caller's.
        drafts.extend(warehouse.create_receipts(new, actor=replace(actor, permissions=ALL), now=now))

    lifecycle.transition(ORDER, ids, "announce", actor=actor, now=now, versions=versions, effect=effect)
    return drafts
