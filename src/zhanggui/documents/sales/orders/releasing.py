"""Between an order and its warehouse: reserve (promise what was short), release (推送仓库: a draft shipment to pick)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from zhanggui.documents.sales.orders.commands import leaves_as
from zhanggui.documents.sales.orders.contracts import OrderLineRow
from zhanggui.documents.sales.orders.converging import read_lines
from zhanggui.documents.sales.orders.errors import NothingToReserve, NothingToShip, OverRelease, UnknownLine
from zhanggui.documents.sales.orders.machine import ORDER
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import ALL, Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.errors import DomainError, raise_if
from zhanggui.kernel.posting import Origin
from zhanggui.kernel.quantity import q4
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.organization import public as organization

ZERO = Decimal(0)


@db.in_transaction
def release(
    ids: Sequence[int],
    *,
    actor: Actor,
    now: datetime,
    versions: Mapping[int, int] | None = None,
    quantities: Mapping[int, Decimal] | None = None,
) -> Sequence[int]:
    """Hand confirmed orders to their warehouses (推送仓库): a draft shipment per order with what is promised to it and on no draft yet.

    The draft is picked and shipped in the warehouse; that ships and bills the order. `quantities`: per order line, to release less
    (lines not named: nothing). A draft that is cancelled, or picked short, leaves the rest to be released again. Returns the drafts, in
    order of the orders' ids. Raises WrongState, Stale, UnknownLine, OverRelease, NothingToShip.
    """
    drafts: list[int] = []

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        rows = [r for r in read_lines(ids) if r.stocked]
        lines = _leaving(documents, rows, quantities)
        heads = {r.order_id: r for r in rows}
        companies = organization.recent_companies({r.company_id for r in rows})
        new = [
            warehouse.NewShipment(
                h.company_id, h.warehouse_id, leaves_as(companies[h.company_id]), Origin(ORDER.document, order_id),
                business_date(now, companies[h.company_id].timezone), now, lines[order_id], h.customer_id, None, h.shop_id,
            )
            for order_id in sorted(lines)
            for h in (heads[order_id],)
        ]  # fmt: skip
        # Who may release an order may cause the draft; the scopes stay the caller's.
        drafts.extend(warehouse.create_shipments(new, actor=replace(actor, permissions=ALL), now=now))

    lifecycle.transition(ORDER, ids, "release", actor=actor, now=now, versions=versions, effect=effect)
    return drafts


def _leaving(
    documents: Sequence[lifecycle.Document], rows: Sequence[OrderLineRow], quantities: Mapping[int, Decimal] | None
) -> dict[int, list[warehouse.NewShipmentLine]]:
    """Per order the lines of its draft. Raises UnknownLine, OverRelease, NothingToShip (all at once)."""
    ids = [d.id for d in documents]
    numbers = {d.id: d.number for d in documents}
    known = {r.line_id for r in rows}
    wrong = [i for i, qty in sorted((quantities or {}).items()) if i not in known or qty < 0 or qty != q4(qty)]
    raise_if([UnknownLine(field="line_id", line=i) for i in wrong])
    promised: dict[int, list[tuple[int, Decimal]]] = defaultdict(list)
    for reservation, _, _, open_qty, _, line_id in stock.open_reservations(ids, ORDER.document):
        promised[line_id].append((reservation, open_qty))
    held = warehouse.held_promises(ids, ORDER.document)
    lines: dict[int, list[warehouse.NewShipmentLine]] = {}
    errors: list[DomainError] = []
    for r in rows:
        free = [(i, max(qty - held.get(i, ZERO), ZERO)) for i, qty in promised[r.line_id]]
        left = sum((qty for _, qty in free), ZERO)
        wanted = left if quantities is None else quantities.get(r.line_id, ZERO)
        if wanted > left:
            number = numbers[r.order_id]
            errors.append(OverRelease(field="qty", order=number, line=r.line_id, left=f"{left:f}", qty=f"{wanted:f}"))
            continue
        for reservation, qty in free:
            taken = min(qty, wanted)
            wanted -= taken
            if taken:
                line = warehouse.NewShipmentLine(r.sku_id, taken, r.line_id, reservation)
                lines.setdefault(r.order_id, []).append(line)
    if not errors:
        errors += [NothingToShip(field="id", row=row, order=numbers[i]) for row, i in enumerate(ids) if i not in lines]
    raise_if(errors)
    return lines


@db.in_transaction
def reserve(
    ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None
) -> list[stock.Promise]:
    """Promise confirmed orders what was short before (缺货补占), in the order given: as much as there is now.

    Raises WrongState, Stale, NothingToReserve (orders that lack nothing).
    """
    promises: list[stock.Promise] = []

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        had: dict[int, Decimal] = defaultdict(Decimal)
        for moved in warehouse.shipped_lines(ids, ORDER.document):
            had[moved.origin_line] += moved.qty
        for _, _, _, qty, _, line in stock.open_reservations(ids, ORDER.document):
            had[line] += qty
        by_order: dict[int, list[stock.Request]] = defaultdict(list)
        for r in read_lines(ids):
            if r.stocked and r.qty > had[r.line_id]:
                wish = stock.Request(r.sku_id, r.warehouse_id, r.qty - had[r.line_id], r.order_id, r.line_id)
                by_order[r.order_id].append(wish)
        raise_if(
            [
                NothingToReserve(field="id", row=row, order=d.number)
                for row, d in enumerate(documents)
                if d.id not in by_order
            ]
        )
        wishes = [wish for i in ids for wish in by_order[i]]
        promises.extend(stock.reserve(wishes, document_type=ORDER.document, now=now, partial=True))

    lifecycle.transition(ORDER, ids, "reserve", actor=actor, now=now, versions=versions, effect=effect)
    return promises
