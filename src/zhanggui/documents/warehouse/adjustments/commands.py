"""Writers of adjustments: create (a draft to approve), record (post at once), post, cancel."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from zhanggui.documents.warehouse.adjustments import fair, taxing
from zhanggui.documents.warehouse.adjustments.contracts import REVALUATION, NewAdjustment, NewAdjustmentLine
from zhanggui.documents.warehouse.adjustments.machine import ADJUSTMENT
from zhanggui.documents.warehouse.lots import lots_named
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.foundation.numbering import public as numbering
from zhanggui.kernel import db
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.stock import public as stock

SQL = db.Folder(__file__)


def _insert(
    new: Sequence[NewAdjustment], ids: Sequence[int], line_ids: Sequence[int], *, state: str, now: datetime
) -> None:
    numbers = numbering.take_each(series="QT", slots=[(s.company_id, s.business_date) for s in new])
    lines = [(parent, no, line) for parent, s in zip(ids, new, strict=True) for no, line in enumerate(s.lines, 1)]
    SQL.insert.later(
        state=state, now=now, id=ids, company=[s.company_id for s in new], warehouse=[s.warehouse_id for s in new], number=numbers,
        kind=[s.kind for s in new], origin_type=[s.origin.type for s in new], origin=[s.origin.id for s in new],
        business_date=[s.business_date for s in new], effective_at=[s.effective_at for s in new], reason=[s.reason for s in new],
        note=[s.note for s in new],
        extra=[json.dumps(s.extra, ensure_ascii=False) if s.extra else None for s in new],
        line=line_ids, parent=[p for p, _, _ in lines], line_no=[n for _, n, _ in lines], sku=[x.sku_id for _, _, x in lines],
        qty=[x.qty for _, _, x in lines], origin_line=[x.origin_line for _, _, x in lines], lot=[x.lot for _, _, x in lines],
        serial=[x.serial for _, _, x in lines], value=[x.value for _, _, x in lines],
        declared=[x.declared for _, _, x in lines], quality=[x.quality for _, _, x in lines],
        purpose=[s.purpose for s in new], shop=[s.shop_id for s in new], department=[s.department for s in new],
        fair_price=[x.fair_price for _, _, x in lines], price_zh=[x.price_zh for _, _, x in lines],
        price_en=[x.price_en for _, _, x in lines], tax_rate=[x.tax_rate for _, _, x in lines], tax=[x.tax for _, _, x in lines],
    )  # fmt: skip


def _moves(s: NewAdjustment, place: int, line_ids: Sequence[int], at: int) -> dict[str, list[stock.Move]]:
    """The moves of an adjustment per direction: what comes in first, so that a swap of two SKUs or lots can't fail on order."""
    away = stock.outer(s.company_id, "opening" if s.kind == "opening" else "adjustment").id
    moves: dict[str, list[stock.Move]] = {"in": [], "out": []}
    for line_id, x in zip(line_ids[at : at + len(s.lines)], s.lines, strict=True):
        source, target = (away, place) if x.qty > 0 else (place, away)
        moves["in" if x.qty > 0 else "out"].append(
            stock.Move(
                x.sku_id,
                source,
                target,
                abs(x.qty),
                x.value,
                line_id,
                None,
                None,
                x.quality,
                x.quality,
                x.lot,
                x.serial,
            )
        )
    return moves


def _kind(s: NewAdjustment, direction: str) -> str:
    return s.purpose or (f"other_{direction}" if s.kind == "other" else s.kind)


def _post(new: Sequence[NewAdjustment], ids: Sequence[int], line_ids: Sequence[int], *, now: datetime) -> None:
    places = stock.of_warehouses({s.warehouse_id for s in new})
    entries, changes, taxed, at = [], [], [], 0
    for adjustment_id, s in zip(ids, new, strict=True):
        origin = Origin(ADJUSTMENT.document, adjustment_id)
        if s.kind == REVALUATION:
            late = [
                stock.Late(x.sku_id, s.warehouse_id, x.value or Decimal(0), document_line=line_id)
                for line_id, x in zip(line_ids[at : at + len(s.lines)], s.lines, strict=True)
            ]
            key = posting_key(ADJUSTMENT.document, adjustment_id)
            changes.append(stock.Change(s.company_id, key, origin, s.effective_at, s.business_date, late))
        else:
            for direction, moves in _moves(s, places[s.warehouse_id].id, line_ids, at).items():
                key = posting_key(ADJUSTMENT.document, adjustment_id, direction)
                kind = _kind(s, direction)
                entries.append(
                    stock.Entry(
                        s.company_id, key, kind, origin, s.effective_at, s.business_date, moves, shop_id=s.shop_id
                    )
                )
        taxed.append((adjustment_id, s, line_ids[at : at + len(s.lines)]))
        at += len(s.lines)
    costs = {m.document_line: m.amount for m in stock.post(entries, now=now) if m.document_line is not None and m.qty}
    stock.revalue(changes, now=now)
    taxing.post(taxed, costs, now=now)


def _new(
    new: Sequence[NewAdjustment], action: str, *, actor: Actor, now: datetime
) -> tuple[Sequence[int], Sequence[int]]:
    state = lifecycle.birth(ADJUSTMENT, action, actor=actor, companies=[s.company_id for s in new])
    actor.require_warehouses(s.warehouse_id for s in new)
    stock.register_lots(lots_named(line for s in new for line in s.lines if line.qty > 0))
    taken = list(db.take_ids(len(new) + sum(len(s.lines) for s in new)))
    ids, line_ids = taken[: len(new)], taken[len(new) :]
    _insert(new, ids, line_ids, state=state, now=now)
    born = [
        lifecycle.Born(i, s.company_id, {"state": state, "lines": len(s.lines)}) for i, s in zip(ids, new, strict=True)
    ]
    lifecycle.born(ADJUSTMENT, action, born, actor=actor, now=now)
    return ids, line_ids


@db.in_transaction
def create(new: Sequence[NewAdjustment], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Create drafts for approval; nothing moves yet. Returns ids in the order given. Raises what does not fit a purpose."""
    return _new(fair.completed(new), "create", actor=actor, now=now)[0] if new else []


@db.in_transaction
def record(new: Sequence[NewAdjustment], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Create and post in one step. Raises Shortage, ClosedDay, ClosedPeriod, and what does not fit a purpose (`fair`)."""
    if not new:
        return []
    new = fair.completed(new)
    ids, line_ids = _new(new, "record", actor=actor, now=now)
    _post(new, ids, line_ids, now=now)
    return ids


def _read(ids: Sequence[int]) -> tuple[list[NewAdjustment], list[int]]:
    grouped: dict[int, tuple[tuple[Any, ...], list[NewAdjustmentLine]]] = {}
    line_ids: list[int] = []
    for row in SQL.read.rows(id=ids):
        head, line = row[:11], row[11:]
        grouped.setdefault(row[0], (head, []))[1].append(
            NewAdjustmentLine(
                line[1], line[2], line[3], line[6], line[7], line[8], line[4], line[5], None, None, *line[9:]
            )
        )
        line_ids.append(line[0])
    found = []
    for head, lines in grouped.values():
        _, company, warehouse, kind, day, at, origin_type, origin_id, reason, purpose, shop = head
        origin = Origin(origin_type, origin_id)
        found.append(
            NewAdjustment(company, warehouse, kind, origin, day, at, lines, reason, purpose=purpose, shop_id=shop)
        )
    return found, line_ids


@db.in_transaction
def post(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Post drafts at their own date. Raises WrongState, Shortage, ClosedDay."""

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        ordered = sorted(document.id for document in documents)
        adjustments, line_ids = _read(ordered)
        actor.require_warehouses(s.warehouse_id for s in adjustments)
        _post(adjustments, ordered, line_ids, now=now)

    lifecycle.transition(ADJUSTMENT, ids, "post", actor=actor, now=now, versions=versions, effect=effect)


@db.in_transaction
def cancel(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Cancel drafts."""
    lifecycle.transition(ADJUSTMENT, ids, "cancel", actor=actor, now=now, versions=versions)
