"""Writers of counts: create, enter, post, cancel. All take batches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from zhanggui.documents.warehouse.adjustments import commands as adjustments
from zhanggui.documents.warehouse.adjustments.contracts import NewAdjustment, NewAdjustmentLine
from zhanggui.documents.warehouse.counts.contracts import Counted, NewCount
from zhanggui.documents.warehouse.counts.errors import ForeignCount, NothingCounted
from zhanggui.documents.warehouse.counts.machine import COUNT
from zhanggui.foundation.identity.public import ALL, Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.foundation.numbering import public as numbering
from zhanggui.kernel import db
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.errors import raise_if
from zhanggui.kernel.posting import Origin
from zhanggui.kernel.quantity import MAX_QTY, q4
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)
Goods = tuple[int, int, str, str, str]


class _Line(NamedTuple):
    """A counted line of a locked draft."""

    count_id: int
    company_id: int
    warehouse_id: int
    line_id: int
    sku_id: int
    quality: str
    lot: str
    serial: str
    counted: Decimal
    counted_at: datetime


@db.in_transaction
def create(new: Sequence[NewCount], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Begin counts; ids in the order given. The lines are what lies there now, and a line for each SKU of which nothing does.

    What is expected is not written down here: it is looked up when the count is posted, for the moment at which each line was counted.
    """
    if not new:
        return []
    state = lifecycle.birth(COUNT, "create", actor=actor, companies=[c.company_id for c in new])
    actor.require_warehouses(c.warehouse_id for c in new)
    rows: list[tuple[int, stock.Lying]] = []
    lying = stock.lying_in([(c.warehouse_id, c.sku_ids) for c in new])
    for place, (c, found) in enumerate(zip(new, lying, strict=True)):
        rows += [(place, heap) for heap in found]
        there = {heap.sku_id for heap in found}
        rows += [
            (place, stock.Lying(sku, stock.GOOD, "", "", Decimal(0)))
            for sku in dict.fromkeys(c.sku_ids or ())
            if sku not in there
        ]
    taken = list(db.take_ids(len(new) + len(rows)))
    ids, line_ids = taken[: len(new)], taken[len(new) :]
    numbers = numbering.take_each(series="PD", slots=[(c.company_id, c.business_date) for c in new])
    SQL.insert.run(
        state=state, now=now, id=ids, company=[c.company_id for c in new], warehouse=[c.warehouse_id for c in new], number=numbers,
        business_date=[c.business_date for c in new], note=[c.note for c in new],
    )  # fmt: skip
    _add_lines(line_ids, [(ids[place], h.sku_id, h.quality, h.lot, h.serial) for place, h in rows])
    born = [lifecycle.Born(i, c.company_id, {"number": n}) for i, c, n in zip(ids, new, numbers, strict=True)]
    lifecycle.born(COUNT, "create", born, actor=actor, now=now)
    return ids


def _add_lines(ids: Sequence[int], goods: Sequence[Goods]) -> None:
    SQL.add_lines.run(
        line=ids, count=[g[0] for g in goods], sku=[g[1] for g in goods], quality=[g[2] for g in goods],
        lot=[g[3] for g in goods], serial=[g[4] for g in goods],
    )  # fmt: skip


@db.in_transaction
def enter(
    ids: Sequence[int],
    found: Sequence[Counted],
    *,
    actor: Actor,
    now: datetime,
    versions: Mapping[int, int] | None = None,
) -> None:
    """Write down what was found; counting the same goods again replaces it. Lines of nobody's expectation are added.

    Raises WrongState, Stale, ForeignCount, ExpiryNeeded, LotDiffers.
    """

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        _check(ids, found)
        lots = {stock.NewLot(f.sku_id, f.lot, f.made_on, f.expires_on) for f in found if f.lot}
        stock.register_lots(sorted(lots, key=lambda lot: (lot.sku_id, lot.code)))
        last: dict[Goods, Counted] = {(f.count_id, f.sku_id, f.quality, f.lot, f.serial): f for f in found}
        goods = sorted(last)
        _add_lines(list(db.take_ids(len(goods))), goods)
        SQL.enter.run(
            count=[g[0] for g in goods], sku=[g[1] for g in goods], quality=[g[2] for g in goods], lot=[g[3] for g in goods],
            serial=[g[4] for g in goods], qty=[last[g].qty for g in goods], at=[last[g].at for g in goods],
        )  # fmt: skip

    lifecycle.transition(COUNT, ids, "enter", actor=actor, now=now, versions=versions, effect=effect)


def _check(ids: Sequence[int], found: Sequence[Counted]) -> None:
    skus = catalog.skus(sorted({f.sku_id for f in found}))
    raise_if(
        [
            ForeignCount(field="qty", row=row, document=f.count_id, sku=f.sku_id, qty=f"{f.qty:f}")
            for row, f in enumerate(found)
            if f.count_id not in ids
            or f.sku_id not in skus
            or not skus[f.sku_id].stocked
            or not 0 <= f.qty <= (1 if f.serial else MAX_QTY)
            or f.qty != q4(f.qty)
        ]
    )


@db.in_transaction
def post(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Book the differences of what was counted: an adjustment per count that has any, today, at the current cost.

    Each line is compared with what lay there by the books at its own moment of counting, so goods may come and go while people count,
    and what moved then may even be posted later. Lines that were not counted make no difference. Raises WrongState, Stale,
    NothingCounted, Shortage, ClosedDay, and what the ledger says of lots and serial numbers.
    """

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        lines = [_Line(*row) for row in SQL.counted.rows(id=ids)]
        actor.require_warehouses(x.warehouse_id for x in lines)
        counted = {x.count_id for x in lines}
        raise_if(
            [
                NothingCounted(field="id", row=row, document=d.number)
                for row, d in enumerate(documents)
                if d.id not in counted
            ]
        )
        heaps = [stock.Heap(x.warehouse_id, x.sku_id, x.quality, x.lot, x.serial, x.counted_at) for x in lines]
        books = stock.lying_at(heaps)
        SQL.settle.run(line=[x.line_id for x in lines], book=books)
        _adjust(lines, books, actor=actor, now=now)

    lifecycle.transition(COUNT, ids, "post", actor=actor, now=now, versions=versions, effect=effect)


def _adjust(lines: Sequence[_Line], books: Sequence[Decimal], *, actor: Actor, now: datetime) -> None:
    companies = organization.recent_companies({x.company_id for x in lines})
    grouped: dict[int, list[Any]] = defaultdict(list)
    heads: dict[int, _Line] = {}
    for x, book in zip(lines, books, strict=True):
        heads[x.count_id] = x
        if x.counted != book:
            grouped[x.count_id].append(
                NewAdjustmentLine(x.sku_id, x.counted - book, x.line_id, quality=x.quality, lot=x.lot, serial=x.serial)
            )
    new = [
        NewAdjustment(
            h.company_id, h.warehouse_id, "count", Origin(COUNT.document, count_id),
            business_date(now, companies[h.company_id].timezone), now, grouped[count_id], "盘点差异 Count difference",
        )
        for count_id in sorted(grouped)
        for h in (heads[count_id],)
    ]  # fmt: skip
    # Who may post a count may cause its adjustment; the scopes stay the caller's.
    adjustments.record(new, actor=replace(actor, permissions=ALL), now=now)


@db.in_transaction
def cancel(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Give counts up; nothing was booked for them."""
    lifecycle.transition(COUNT, ids, "cancel", actor=actor, now=now, versions=versions)
