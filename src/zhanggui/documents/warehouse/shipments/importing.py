"""A file of waybills, as carriers and label printers hand it out: number of the shipment, carrier, waybill."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from zhanggui.documents.warehouse.contracts import DocumentFilter
from zhanggui.documents.warehouse.shipments.errors import LabelsStay, NoSuchShipment, NotLabelled, SeveralShipments
from zhanggui.documents.warehouse.shipments.machine import SHIPMENT
from zhanggui.documents.warehouse.shipments.queries import DESK
from zhanggui.documents.warehouse.shipments.waybills import Waybill, flaw, set_waybills, spelled
from zhanggui.foundation.exchange import public as exchange
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Selection
from zhanggui.kernel.errors import DomainError
from zhanggui.kernel.posting import Origin

_BY_NUMBERS = Selection(__file__, "by_numbers")
#: Rows of one transaction.
CHUNK: Final = 500

LAYOUT: Final = exchange.Layout(
    name="waybills",
    zh="快递单号",
    en="Waybills",
    columns=(
        exchange.Column(
            "number", "出库单号", "Shipment", ("出库单", "单号", "编号", "Number"), identifier=True, filled=True, max_length=100
        ),
        exchange.Column("carrier", "快递公司", "Carrier", ("物流公司", "承运商", "快递"), max_length=50),
        exchange.Column(
            "waybill", "快递单号", "Waybill", ("运单号", "物流单号", "Tracking number"), identifier=True, filled=True, max_length=100
        ),
    ),
    natural_key=("number",),
    unique=True,
)  # fmt: skip


class Waybills:
    """Turns rows into what parcels are called."""

    undoable = False

    def apply(self, import_id: int, *, progress: exchange.Progress, actor: Actor, now: datetime) -> None:
        """In blocks of rows. A row whose shipment carries that waybill already is taken again and changes nothing."""
        company = exchange.by_id(import_id, actor=actor).company_id
        after = int(progress.cursor.get("after", 0))
        while (batch := exchange.rows(import_id, after=after, limit=CHUNK)).rows:
            after = batch.cursor
            self._block(import_id, batch, company, progress, actor, now)

    @db.in_transaction
    def _block(
        self, import_id: int, batch: exchange.Batch, company: int | None, progress: exchange.Progress, actor: Actor, now: datetime
    ) -> None:  # fmt: skip
        seen: dict[str, list[tuple[int, str]]] = {}
        scope = DESK.scope(actor, DocumentFilter(company_id=company))
        for number, shipment_id, state in _BY_NUMBERS.rows(number=[row[1] for row in batch.rows], **scope):
            seen.setdefault(number, []).append((shipment_id, state))
        taken, outcomes = [], []
        for row in batch.rows:
            found = _meant(row, seen.get(row[1], ()))
            if isinstance(found, Waybill):
                taken.append(found)
                outcomes.append(exchange.Outcome(row[0], "imported", Origin(SHIPMENT.document, found.document_id)))
            else:
                outcomes.append(exchange.Outcome(row[0], "rejected", error=found))
        set_waybills(taken, actor=actor, now=now)
        exchange.mark(import_id, outcomes)
        progress.save(done=progress.done + len(batch.rows), phase="apply", cursor={"after": batch.cursor})

    def undo(self, import_id: int, *, progress: exchange.Progress, actor: Actor, now: datetime) -> None:
        """What the parcels were called before is not kept beside them."""
        raise LabelsStay(which=import_id)


def _meant(row: Sequence[Any], found: Sequence[tuple[int, str]]) -> Waybill | DomainError:
    _, number, carrier, waybill = row
    if not found:
        return NoSuchShipment(field="number", number=number)
    if len(found) > 1:
        return SeveralShipments(field="number", number=number, count=len(found))
    [(shipment_id, code)] = found
    if code not in SHIPMENT.by_action["waybill"].sources:
        state = SHIPMENT.by_state[code]
        return NotLabelled(field="number", number=number, state_zh=state.zh, state_en=state.en)
    name, spelling = spelled(carrier or "", waybill)
    return flaw(spelling) or Waybill(shipment_id, name, spelling)


exchange.register(LAYOUT, Waybills())
