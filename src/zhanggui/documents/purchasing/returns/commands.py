"""Writers of returns to suppliers: create, record, ship, cancel, converge. All take batches."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing.differences import ADJUSTMENT, Difference, revalue
from zhanggui.documents.purchasing.orders import locks
from zhanggui.documents.purchasing.orders import queries as orders
from zhanggui.documents.purchasing.orders.billing import ESTIMATED, PAYABLE
from zhanggui.documents.purchasing.orders.contracts import OrderLineRow
from zhanggui.documents.purchasing.orders.errors import NoLines
from zhanggui.documents.purchasing.orders.estimates import Estimate
from zhanggui.documents.purchasing.orders.machine import ORDER
from zhanggui.documents.purchasing.returns import settling
from zhanggui.documents.purchasing.returns.contracts import NewPurchaseReturn, NewPurchaseReturnLine, ReturnLineRow
from zhanggui.documents.purchasing.returns.errors import ForeignLine, NotReturnable
from zhanggui.documents.purchasing.returns.machine import RETURN
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import ALL, SYSTEM, Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.foundation.numbering import public as numbering
from zhanggui.kernel import db
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.errors import DomainError, in_line, raise_if
from zhanggui.kernel.posting import Origin
from zhanggui.kernel.quantity import q4
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)
ZERO = Decimal(0)


class _Part(NamedTuple):
    """A quantity of one received line; `parent` is the index of its return."""

    parent: int
    sku_id: int
    estimate: Estimate
    qty: Decimal


def _parts(new: Sequence[NewPurchaseReturn]) -> tuple[list[_Part], dict[int, OrderLineRow]]:
    """Which receipts the goods go back to, and a line of every order. Raises ForeignLine, NotReturnable (all rows at once)."""
    order_ids = sorted({r.order_id for r in new})
    rows = orders.read_lines(order_ids)
    lines = {(r.order_id, r.line_id): r for r in rows}
    heads = {r.order_id: r for r in rows}
    received = orders.estimates_of(order_ids, {})
    claimed: dict[int, Decimal] = defaultdict(Decimal, SQL.claimed.rows(order=order_ids))
    parts: list[_Part] = []
    errors: list[DomainError] = []
    for row, r in enumerate(new):
        number = heads[r.order_id].number
        if not r.lines:
            errors.append(NoLines(field="lines", row=row))
        for at, x in enumerate(r.lines):
            line = lines.get((r.order_id, x.order_line_id))
            if line is None or x.qty <= 0 or x.qty != q4(x.qty):
                errors.append(
                    ForeignLine(
                        field=in_line(at, "order_line_id"),
                        row=row,
                        order=number,
                        line=x.order_line_id,
                        qty=f"{x.qty:f}",
                    )
                )
                continue
            left = x.qty
            for e in _latest_first(received.get(x.order_line_id, []), x):
                taken = min(left, e.qty - claimed[e.receipt_line_id])
                if taken > 0:
                    parts.append(_Part(row, line.sku_id, e, taken))
                    claimed[e.receipt_line_id] += taken
                    left -= taken
            if left:
                errors.append(
                    NotReturnable(
                        field=in_line(at, "qty"),
                        row=row,
                        order=number,
                        line=line.line_no,
                        left=f"{x.qty - left:f}",
                        qty=f"{x.qty:f}",
                    )
                )
    raise_if(errors)
    return parts, heads


def _latest_first(received: Sequence[Estimate], line: NewPurchaseReturnLine) -> list[Estimate]:
    return [e for e in reversed(received) if line.receipt_line_id in (None, e.receipt_line_id)]


def _new(new: Sequence[NewPurchaseReturn], action: str, *, actor: Actor, now: datetime) -> list[int]:
    locks.orders((r.order_id for r in new), actor=actor)
    parts, heads = _parts(new)
    companies = organization.recent_companies({h.company_id for h in heads.values()})
    state = lifecycle.birth(RETURN, action, actor=actor, companies=[heads[r.order_id].company_id for r in new])
    actor.require_warehouses(heads[r.order_id].warehouse_id for r in new)
    days = [business_date(r.returned_at, companies[heads[r.order_id].company_id].timezone) for r in new]
    numbers = numbering.take_each(
        series="CT", slots=[(heads[r.order_id].company_id, day) for r, day in zip(new, days, strict=True)]
    )
    taken = list(db.take_ids(len(new) + len(parts)))
    ids, line_ids = taken[: len(new)], taken[len(new) :]
    line_nos: list[int] = []
    counts: dict[int, int] = defaultdict(int)
    for part in parts:
        counts[part.parent] += 1
        line_nos.append(counts[part.parent])
    SQL.insert.later(
        state=state, now=now, id=ids, order=[r.order_id for r in new], number=numbers, business_date=days, returned_at=[r.returned_at for r in new],
        reason=[r.reason for r in new], extra=[json.dumps(r.extra, ensure_ascii=False) if r.extra else None for r in new],
        line=line_ids, parent=[ids[p.parent] for p in parts], line_no=line_nos, order_line=[p.estimate.line_id for p in parts],
        sku=[p.sku_id for p in parts], receipt=[p.estimate.receipt_id for p in parts], receipt_line=[p.estimate.receipt_line_id for p in parts],
        move=[p.estimate.move_id for p in parts], qty=[p.qty for p in parts],
    )  # fmt: skip
    born = [
        lifecycle.Born(i, heads[r.order_id].company_id, {"number": n})
        for i, r, n in zip(ids, new, numbers, strict=True)
    ]
    lifecycle.born(RETURN, action, born, actor=actor, now=now)
    return ids


@db.in_transaction
def create(new: Sequence[NewPurchaseReturn], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Create drafts; nothing leaves yet, but the quantities are claimed. A line that came in several times is split by receipt.

    Returns ids in the order given. Raises NotFound, ForeignLine, NotReturnable, NoLines (all rows at once).
    """
    return _new(new, "create", actor=actor, now=now) if new else []


@db.in_transaction
def record(new: Sequence[NewPurchaseReturn], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Create and ship in one step. Raises what `create` and `ship` raise."""
    if not new:
        return []
    ids = _new(new, "record", actor=actor, now=now)
    _send(read_lines(ids), actor=actor, now=now)
    return ids


def read_lines(return_ids: Sequence[int]) -> list[ReturnLineRow]:
    """The lines of returns, in order of return and line."""
    return [ReturnLineRow(*row) for row in SQL.lines.rows(id=return_ids)]


def _send(rows: Sequence[ReturnLineRow], *, actor: Actor, now: datetime) -> None:
    """The goods leave at their receipts' own cost; that they left settles them (on_shipped)."""
    # Settling looks at the returns and at what is billed of their orders: their locks come before those of the goods.
    lifecycle.one_at_a_time({r.return_id for r in rows} | {r.order_id for r in rows})
    grouped: dict[int, list[ReturnLineRow]] = defaultdict(list)
    for r in rows:
        grouped[r.return_id].append(r)
    new = []
    for return_id, lines in grouped.items():
        h = lines[0]
        goods = [warehouse.NewShipmentLine(r.sku_id, r.qty, r.line_id, None, r.move_id) for r in lines]
        new.append(
            warehouse.NewShipment(h.company_id, h.warehouse_id, "purchase_return", Origin(RETURN.document, return_id), h.business_date,
                                  h.returned_at, goods, None, h.supplier_id)
        )  # fmt: skip
    warehouse.dispatch(new, actor=replace(actor, permissions=ALL), now=now)


@db.in_transaction
def ship(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Send drafts back at their own date: stock leaves at the receipts' cost, what was billed is credited, the rest comes off the
    estimated payable. Raises WrongState, Stale, Shortage, OverReturn, ClosedDay."""

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        rows = read_lines(ids)
        locks.orders((r.order_id for r in rows), actor=actor)
        _send(rows, actor=actor, now=now)

    lifecycle.transition(RETURN, ids, "ship", actor=actor, now=now, versions=versions, effect=effect)


@db.in_transaction
def cancel(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Cancel drafts; what they claimed can be returned again."""
    lifecycle.transition(RETURN, ids, "cancel", actor=actor, now=now, versions=versions)


@db.in_transaction
def converge(ids: Sequence[int], *, now: datetime) -> None:
    """Make what should exist from the facts: everything that left is settled once, off the estimate or by a credit bill. Safe to repeat."""
    lifecycle.one_at_a_time(ids)
    rows = {r.line_id: r for r in read_lines(ids) if not r.settled}
    shipped = [m for m in warehouse.shipped_lines(ids, RETURN.document) if m.origin_line in rows]
    if not shipped:
        return
    moves = stock.moves_of_lines([m.line_id for m in shipped])
    values = {m.origin_line: sum((amount for _, _, amount in moves[m.line_id]), ZERO) for m in shipped}
    order_ids = sorted({rows[line].order_id for line in values})
    # What is settled of an order is settled against what is billed of it.
    lifecycle.one_at_a_time(order_ids)
    billed = invoicing.billed_lines(order_ids, ORDER.document)
    credited = {row[0]: invoicing.Billed(*row[1:]) for row in SQL.credited.rows(order=order_ids)}
    left = [
        settling.Left(r.line_id, r.order_line_id, r.receipt_line_id, r.qty, values[r.line_id])
        for r in rows.values()
        if r.line_id in values
    ]
    settlements = settling.settle(left, orders.estimates_of(order_ids, billed), billed, credited)
    SQL.settle.run(
        id=[s.line_id for s in settlements], qty=[s.estimated_qty for s in settlements], value=[s.estimated_value for s in settlements],
        net=[s.net for s in settlements], tax=[s.tax for s in settlements],
    )  # fmt: skip
    _credit(settlements, rows, {m.origin_id: m.business_date for m in shipped}, now)


def _credit(
    settlements: Sequence[settling.Settlement],
    rows: Mapping[int, ReturnLineRow],
    days: Mapping[int, date],
    now: datetime,
) -> None:
    """The suppliers' credit notes: bills with negative amounts, one per return."""
    bills: dict[int, invoicing.NewBill] = {}
    gaps: list[tuple[ReturnLineRow, Decimal]] = []
    for s in settlements:
        r = rows[s.line_id]
        lines = []
        if s.credited_qty:
            lines.append(
                invoicing.NewBillLine(
                    r.sku_id, -s.credited_qty, -s.credited_value, -s.tax, ESTIMATED, r.line_id, r.receipt_id
                )
            )
        if s.odd:
            lines.append(invoicing.NewBillLine(r.sku_id, ZERO, s.odd, ZERO, ESTIMATED, r.line_id, r.receipt_id))
        gap = s.credited_value - s.net
        if gap != s.odd:
            lines.append(invoicing.NewBillLine(r.sku_id, ZERO, gap - s.odd, ZERO, ADJUSTMENT, r.line_id))
        gaps.append((r, gap))
        if lines and r.return_id not in bills:
            day = days[r.return_id]
            bills[r.return_id] = invoicing.NewBill(
                r.company_id,
                "payable",
                PAYABLE,
                Origin(RETURN.document, r.return_id),
                day,
                day,
                [],
                None,
                r.supplier_id,
            )
        for line in lines:
            bills[r.return_id].lines.append(line)  # type: ignore[attr-defined]
    posted = dict(zip(bills, invoicing.post_bills(list(bills.values()), actor=SYSTEM, now=now), strict=True))
    revalue(
        [
            Difference(
                r.company_id,
                r.warehouse_id,
                Origin(RETURN.document, r.return_id),
                posted[r.return_id].id,
                days[r.return_id],
                r.sku_id,
                gap,
                None,
            )
            for r, gap in gaps
            if gap
        ],
        now=now,
    )
