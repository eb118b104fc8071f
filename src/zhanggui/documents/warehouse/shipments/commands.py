"""Writers of shipments: create (a draft to pick), dispatch (ship at once), ship, cancel."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from zhanggui.documents.warehouse.shipments import picking, waybills
from zhanggui.documents.warehouse.shipments.machine import SHIPMENT
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.foundation.numbering import public as numbering
from zhanggui.kernel import db, events
from zhanggui.kernel.events import Event
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.stock import public as stock

SQL = db.Folder(__file__)


class NewShipmentLine(NamedTuple):
    """A quantity (> 0, base unit) to send. `returns`: the receipt's move that goes back to the supplier."""

    sku_id: int
    qty: Decimal
    origin_line: int | None = None
    reservation: int | None = None
    returns: int | None = None
    lot: str = ""
    serial: str = ""


class NewShipment(NamedTuple):
    """A shipment to create; `kind` is sale, sent (goods of `origin` whose buyer has to confirm that they came) or
    purchase_return."""

    company_id: int
    warehouse_id: int
    kind: str
    origin: Origin
    business_date: date
    effective_at: datetime
    lines: Sequence[NewShipmentLine]
    customer_id: int | None = None
    supplier_id: int | None = None
    shop_id: int | None = None
    note: str = ""
    extra: Mapping[str, object] | None = None
    carrier: str = ""
    waybill: str = ""


@dataclass(frozen=True, slots=True)
class ShipmentsShipped(Event):
    """Goods left: these shipments are shipped. `origins`: (type, id) of who asked, distinct; `at`: when it was posted."""

    shipment_ids: tuple[int, ...]
    origins: tuple[tuple[str, int], ...]
    at: datetime


def _insert(
    new: Sequence[NewShipment], ids: Sequence[int], line_ids: Sequence[int], *, state: str, now: datetime
) -> None:
    numbers = numbering.take_each(series="CK", slots=[(s.company_id, s.business_date) for s in new])
    lines = [(parent, no, line) for parent, s in zip(ids, new, strict=True) for no, line in enumerate(s.lines, 1)]
    SQL.insert.later(
        state=state, now=now, id=ids, company=[s.company_id for s in new], warehouse=[s.warehouse_id for s in new], number=numbers,
        kind=[s.kind for s in new], origin_type=[s.origin.type for s in new], origin=[s.origin.id for s in new],
        business_date=[s.business_date for s in new], effective_at=[s.effective_at for s in new], customer=[s.customer_id for s in new],
        supplier=[s.supplier_id for s in new], shop=[s.shop_id for s in new], note=[s.note for s in new],
        extra=[json.dumps(s.extra, ensure_ascii=False) if s.extra else None for s in new],
        line=line_ids, parent=[p for p, _, _ in lines], line_no=[n for _, n, _ in lines], sku=[x.sku_id for _, _, x in lines],
        qty=[x.qty for _, _, x in lines], origin_line=[x.origin_line for _, _, x in lines], lot=[x.lot for _, _, x in lines],
        serial=[x.serial for _, _, x in lines], reservation=[x.reservation for _, _, x in lines], returns=[x.returns for _, _, x in lines],
    )  # fmt: skip


def _entries(new: Sequence[NewShipment], ids: Sequence[int], line_ids: Sequence[int]) -> list[stock.Entry]:
    places = stock.of_warehouses({s.warehouse_id for s in new})
    entries, at = [], 0
    for shipment_id, s in zip(ids, new, strict=True):
        source = places[s.warehouse_id].id
        target = stock.outer(s.company_id, stock.KINDS[s.kind][2]).id
        moves = []
        for line in s.lines:
            moves.append(
                stock.Move(
                    line.sku_id,
                    source,
                    target,
                    line.qty,
                    None,
                    line_ids[at],
                    line.returns,
                    line.reservation,
                    lot=line.lot,
                    serial=line.serial,
                )
            )
            at += 1
        entries.append(
            stock.Entry(s.company_id, posting_key(SHIPMENT.document, shipment_id), s.kind, Origin(SHIPMENT.document, shipment_id), s.effective_at,
                        s.business_date, moves, None, s.customer_id, s.supplier_id, s.shop_id, s.origin.id if s.kind == "sent" else None)
        )  # fmt: skip
    return entries


def _tell(new: Sequence[NewShipment], ids: Sequence[int], *, now: datetime) -> None:
    """Publish when everything is written, the state included: whoever reacts looks at the facts."""
    events.publish(ShipmentsShipped(tuple(ids), tuple(dict.fromkeys((s.origin.type, s.origin.id) for s in new)), now))


class _Birth:
    """New shipments on their way into the database: what they are allowed to be, their ids, then the writing."""

    def __init__(self, new: Sequence[NewShipment], action: str, actor: Actor) -> None:
        self.new, self.action, self.actor = new, action, actor
        self.state = lifecycle.birth(SHIPMENT, action, actor=actor, companies=[s.company_id for s in new])
        actor.require_warehouses(s.warehouse_id for s in new)
        taken = list(db.take_ids(len(new) + sum(len(s.lines) for s in new)))
        self.ids, self.line_ids = taken[: len(new)], taken[len(new) :]
        self.labels = waybills.fair(
            [waybills.Waybill(i, s.carrier, s.waybill) for i, s in zip(self.ids, new, strict=True)]
        )

    def write(self, now: datetime) -> None:
        """The documents, and that they were made."""
        _insert(self.new, self.ids, self.line_ids, state=self.state, now=now)
        if labels := [each for each in self.labels if each.carrier or each.waybill]:
            # Most have none when they are made, and do not pay for it.
            waybills.put(labels, step=0, now=now)
        born = [
            lifecycle.Born(i, s.company_id, {"state": self.state, "lines": len(s.lines)})
            for i, s in zip(self.ids, self.new, strict=True)
        ]
        lifecycle.born(SHIPMENT, self.action, born, actor=self.actor, now=now)


@db.in_transaction
def create(new: Sequence[NewShipment], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Create drafts for the warehouse to pick; nothing moves yet. Returns ids in the order given."""
    if not new:
        return []
    birth = _Birth(new, "create", actor)
    birth.write(now)
    return birth.ids


@db.in_transaction
def dispatch(new: Sequence[NewShipment], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Create and ship in one step: stock is cut, cost taken, the asker told. The asker is alone with its documents already
    (`lifecycle.one_at_a_time`). Raises Shortage, ClosedDay."""
    if not new:
        return []
    birth = _Birth(new, "dispatch", actor)
    entries = _entries(new, birth.ids, birth.line_ids)
    # Locked before the documents are written, so that the server writes them while we value the goods.
    held = stock.hold(entries)
    birth.write(now)
    stock.post(entries, now=now, held=held)
    _tell(new, birth.ids, now=now)
    return birth.ids


def _read(ids: Sequence[int], moments: Mapping[int, tuple[date, datetime]]) -> tuple[list[NewShipment], list[int]]:
    grouped: dict[int, tuple[tuple[Any, ...], list[NewShipmentLine]]] = {}
    line_ids: list[int] = []
    for row in SQL.read.rows(id=ids):
        head, line = row[:11], row[11:]
        grouped.setdefault(row[0], (head, []))[1].append(
            NewShipmentLine(line[1], line[2], line[3], line[6], line[7], line[4], line[5])
        )
        line_ids.append(line[0])
    found = []
    for shipment_id, (head, lines) in grouped.items():
        _, company, warehouse, kind, day, at, origin_type, origin_id, customer, supplier, shop = head
        day, at = moments.get(shipment_id, (day, at))
        found.append(
            NewShipment(
                company, warehouse, kind, Origin(origin_type, origin_id), day, at, lines, customer, supplier, shop
            )
        )
    return found, line_ids


@db.in_transaction
def ship(
    ids: Sequence[int],
    *,
    actor: Actor,
    now: datetime,
    versions: Mapping[int, int] | None = None,
    moments: Mapping[int, tuple[date, datetime]] | None = None,
    labels: Sequence[waybills.Waybill] = (),
) -> None:
    """Ship drafts: stock is cut, cost taken, the asker told. `moments`: business date and time of the deed where it is not the
    draft's own; `labels`: what the parcels of some of them are called. Raises WrongState, Shortage, ClosedDay, BadWaybill."""

    done: list[NewShipment] = []
    named = waybills.fair(labels)

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        ordered = sorted(document.id for document in documents)
        if named:
            waybills.write(documents, named, actor=actor, now=now, step=0)
        picking.settle(ordered)
        if moments:
            SQL.redate.run(id=list(moments), day=[m[0] for m in moments.values()], at=[m[1] for m in moments.values()])
        shipments, line_ids = _read(ordered, moments or {})
        actor.require_warehouses(s.warehouse_id for s in shipments)
        stock.post(_entries(shipments, ordered, line_ids), now=now)
        done.extend(shipments)

    # Before the drafts themselves: an asker who ships directly is alone with its documents first, and then looks at its drafts.
    lifecycle.one_at_a_time({row[1] for row in SQL.askers.rows(id=list(ids))})
    lifecycle.transition(SHIPMENT, ids, "ship", actor=actor, now=now, versions=versions, effect=effect)
    if done:
        _tell(done, sorted(ids), now=now)


@db.in_transaction
def cancel(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Cancel drafts; the promises stay with the asker, who decides what becomes of them."""
    lifecycle.transition(SHIPMENT, ids, "cancel", actor=actor, now=now, versions=versions)
