"""Writers of receipts: create (a draft to receive), take_in (receive at once), receive, cancel."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from zhanggui.documents.warehouse.lots import lots_named
from zhanggui.documents.warehouse.receipts import tallying
from zhanggui.documents.warehouse.receipts.machine import RECEIPT
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.foundation.numbering import public as numbering
from zhanggui.kernel import db, events
from zhanggui.kernel.events import Event
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.stock import public as stock

SQL = db.Folder(__file__)


class NewReceiptLine(NamedTuple):
    """A quantity (> 0, base unit) to take in. `value`: its cost without deductible VAT, None = at the ledger's rule. `arrived`: what it takes
    off the quantity on order. `returns`: the shipment's move whose cost comes back. Goods tracked by lot or serial number need theirs
    when they come in, a new lot its dates too (see `stock.register_lots`); what comes back keeps what it left with."""

    sku_id: int
    qty: Decimal
    origin_line: int | None = None
    value: Decimal | None = None
    arrived: Decimal = Decimal(0)
    quality: str = stock.GOOD
    returns: int | None = None
    lot: str = ""
    serial: str = ""
    made_on: date | None = None
    expires_on: date | None = None


class NewReceipt(NamedTuple):
    """A receipt to create; `kind` is purchase, sales_return or sent_return (goods of the order `reference_id` that come back
    before their buyer confirmed that they had come)."""

    company_id: int
    warehouse_id: int
    kind: str
    origin: Origin
    business_date: date
    effective_at: datetime
    lines: Sequence[NewReceiptLine]
    customer_id: int | None = None
    supplier_id: int | None = None
    shop_id: int | None = None
    note: str = ""
    extra: Mapping[str, object] | None = None
    reference_id: int | None = None


@dataclass(frozen=True, slots=True)
class ReceiptsReceived(Event):
    """Goods came in: these receipts are received. `origins`: (type, id) of who asked, distinct; `at`: when it was posted."""

    receipt_ids: tuple[int, ...]
    origins: tuple[tuple[str, int], ...]
    at: datetime


def _insert(
    new: Sequence[NewReceipt], ids: Sequence[int], line_ids: Sequence[int], *, state: str, now: datetime
) -> None:
    numbers = numbering.take_each(series="RK", slots=[(s.company_id, s.business_date) for s in new])
    lines = [(parent, no, line) for parent, s in zip(ids, new, strict=True) for no, line in enumerate(s.lines, 1)]
    SQL.insert.later(
        state=state, now=now, id=ids, company=[s.company_id for s in new], warehouse=[s.warehouse_id for s in new], number=numbers,
        kind=[s.kind for s in new], origin_type=[s.origin.type for s in new], origin=[s.origin.id for s in new],
        business_date=[s.business_date for s in new], effective_at=[s.effective_at for s in new], customer=[s.customer_id for s in new],
        supplier=[s.supplier_id for s in new], shop=[s.shop_id for s in new], note=[s.note for s in new],
        extra=[json.dumps(s.extra, ensure_ascii=False) if s.extra else None for s in new],
        line=line_ids, parent=[p for p, _, _ in lines], line_no=[n for _, n, _ in lines], sku=[x.sku_id for _, _, x in lines],
        qty=[x.qty for _, _, x in lines], origin_line=[x.origin_line for _, _, x in lines], lot=[x.lot for _, _, x in lines],
        serial=[x.serial for _, _, x in lines], value=[x.value for _, _, x in lines],
        arrived=[x.arrived for _, _, x in lines], quality=[x.quality for _, _, x in lines], returns=[x.returns for _, _, x in lines],
    )  # fmt: skip


def _post(new: Sequence[NewReceipt], ids: Sequence[int], line_ids: Sequence[int], *, now: datetime) -> None:
    places = stock.of_warehouses({s.warehouse_id for s in new})
    entries, at = [], 0
    for receipt_id, s in zip(ids, new, strict=True):
        target = places[s.warehouse_id].id
        source = stock.outer(s.company_id, stock.KINDS[s.kind][2]).id
        moves = []
        for line in s.lines:
            moves.append(
                stock.Move(
                    line.sku_id,
                    source,
                    target,
                    line.qty,
                    line.value,
                    line_ids[at],
                    line.returns,
                    None,
                    line.quality,
                    line.quality,
                    line.lot,
                    line.serial,
                    line.arrived,
                )
            )
            at += 1
        entries.append(
            stock.Entry(s.company_id, posting_key(RECEIPT.document, receipt_id), s.kind, Origin(RECEIPT.document, receipt_id), s.effective_at,
                        s.business_date, moves, None, s.customer_id, s.supplier_id, s.shop_id, s.reference_id)
        )  # fmt: skip
    stock.post(entries, now=now)


def _tell(new: Sequence[NewReceipt], ids: Sequence[int], *, now: datetime) -> None:
    """Publish when everything is written, the state included: whoever reacts looks at the facts."""
    events.publish(ReceiptsReceived(tuple(ids), tuple(dict.fromkeys((s.origin.type, s.origin.id) for s in new)), now))


def _new(new: Sequence[NewReceipt], action: str, *, actor: Actor, now: datetime) -> tuple[Sequence[int], Sequence[int]]:
    state = lifecycle.birth(RECEIPT, action, actor=actor, companies=[s.company_id for s in new])
    actor.require_warehouses(s.warehouse_id for s in new)
    stock.register_lots(lots_named(line for s in new for line in s.lines))
    taken = list(db.take_ids(len(new) + sum(len(s.lines) for s in new)))
    ids, line_ids = taken[: len(new)], taken[len(new) :]
    _insert(new, ids, line_ids, state=state, now=now)
    born = [
        lifecycle.Born(i, s.company_id, {"state": state, "lines": len(s.lines)}) for i, s in zip(ids, new, strict=True)
    ]
    lifecycle.born(RECEIPT, action, born, actor=actor, now=now)
    return ids, line_ids


@db.in_transaction
def create(new: Sequence[NewReceipt], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Create drafts for the warehouse to receive; nothing moves yet. Returns ids in the order given."""
    return _new(new, "create", actor=actor, now=now)[0] if new else []


@db.in_transaction
def take_in(new: Sequence[NewReceipt], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Create and receive in one step: stock rises at its cost, the asker is told. Raises OverReturn, ClosedDay."""
    if not new:
        return []
    ids, line_ids = _new(new, "take_in", actor=actor, now=now)
    lifecycle.one_at_a_time({s.origin.id for s in new})
    _post(new, ids, line_ids, now=now)
    _tell(new, ids, now=now)
    return ids


def _read(ids: Sequence[int], moments: Mapping[int, tuple[date, datetime]]) -> tuple[list[NewReceipt], list[int]]:
    grouped: dict[int, tuple[tuple[Any, ...], list[NewReceiptLine]]] = {}
    line_ids: list[int] = []
    for row in SQL.read.rows(id=ids):
        head, line = row[:11], row[11:]
        grouped.setdefault(row[0], (head, []))[1].append(
            NewReceiptLine(line[1], line[2], line[3], line[6], line[7], line[8], line[9], line[4], line[5])
        )
        line_ids.append(line[0])
    found = []
    for receipt_id, (head, lines) in grouped.items():
        _, company, warehouse, kind, day, at, origin_type, origin_id, customer, supplier, shop = head
        day, at = moments.get(receipt_id, (day, at))
        found.append(
            NewReceipt(
                company, warehouse, kind, Origin(origin_type, origin_id), day, at, lines, customer, supplier, shop
            )
        )
    return found, line_ids


@db.in_transaction
def receive(
    ids: Sequence[int],
    *,
    actor: Actor,
    now: datetime,
    versions: Mapping[int, int] | None = None,
    moments: Mapping[int, tuple[date, datetime]] | None = None,
) -> None:
    """Receive drafts: stock rises at its cost, the asker is told. `moments`: business date and time of the deed where it is not the
    draft's own. Raises WrongState, OverReturn, ClosedDay."""

    done: list[NewReceipt] = []

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        ordered = sorted(document.id for document in documents)
        tallying.settle(ordered)
        if moments:
            SQL.redate.run(id=list(moments), day=[m[0] for m in moments.values()], at=[m[1] for m in moments.values()])
        receipts, line_ids = _read(ordered, moments or {})
        actor.require_warehouses(s.warehouse_id for s in receipts)
        lifecycle.one_at_a_time({s.origin.id for s in receipts})
        _post(receipts, ordered, line_ids, now=now)
        done.extend(receipts)

    lifecycle.transition(RECEIPT, ids, "receive", actor=actor, now=now, versions=versions, effect=effect)
    if done:
        _tell(done, sorted(ids), now=now)


@db.in_transaction
def cancel(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Cancel drafts; the asker decides what becomes of the quantity still expected."""
    lifecycle.transition(RECEIPT, ids, "cancel", actor=actor, now=now, versions=versions)
