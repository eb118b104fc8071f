"""What a parcel is called on its way: the carrier (快递公司) and its waybill (快递单号)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from zhanggui.documents.warehouse.permissions import SHIPMENT_VIEW
from zhanggui.documents.warehouse.shipments.errors import BadWaybill
from zhanggui.documents.warehouse.shipments.machine import SHIPMENT
from zhanggui.documents.warehouse.shipments.queries import DESK
from zhanggui.foundation.audit import public as audit
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Selection, narrow
from zhanggui.kernel.errors import raise_if

SQL = db.Folder(__file__)
_SHARED, _CARRIERS = Selection(__file__, "same_parcel"), Selection(__file__, "carriers")
#: Letters and digits of a waybill; carriers print up to twenty or so.
MOST: Final = 40
#: So many names of carriers are looked at for the last ones used.
MOST_CARRIERS: Final = 100
_FORM: Final = re.compile(r"[0-9A-Z-]*")


class Waybill(NamedTuple):
    """What the parcel of a shipment, or of an order that ships, is called; empty texts where it is not known, or is fetched by the
    customer."""

    document_id: int
    carrier: str
    waybill: str


@dataclass(frozen=True, slots=True)
class SharedWaybill:
    """An open shipment that carries the same waybill of the same carrier as shipment `id`."""

    id: int
    other_id: int
    other_number: str


def spelled(carrier: str, waybill: str) -> tuple[str, str]:
    """A carrier and a waybill as they are kept: one spelling, so that scanned, typed and pasted ones are found alike."""
    return " ".join(carrier.split()), "".join(waybill.split()).upper()


def fair(waybills: Sequence[Waybill]) -> list[Waybill]:
    """Waybills in one spelling. Raises BadWaybill (all of them at once)."""
    found = [Waybill(each.document_id, *spelled(each.carrier, each.waybill)) for each in waybills]
    raise_if([error for row, each in enumerate(found) if (error := flaw(each.waybill, row)) is not None])
    return found


def flaw(waybill: str, row: int | None = None) -> BadWaybill | None:
    """Why a text in its spelling is no waybill."""
    if len(waybill) <= MOST and _FORM.fullmatch(waybill):
        return None
    return BadWaybill(field="waybill", row=row, waybill=waybill[:100], most=MOST)


def put(waybills: Sequence[Waybill], *, step: int, now: datetime) -> None:
    """Write waybills in their spelling on locked or new shipments. One statement."""
    SQL.put_labels.later(
        id=[each.document_id for each in waybills], carrier=[each.carrier for each in waybills],
        waybill=[each.waybill for each in waybills], step=step, now=now,
    )  # fmt: skip


def write(
    documents: Sequence[lifecycle.Document], waybills: Sequence[Waybill], *, actor: Actor, now: datetime, step: int
) -> None:
    """Write what differs on locked shipments, with its audit rows. Three statements. `step`: by how much their versions grow."""
    before = {row[0]: (row[1], row[2]) for row in SQL.labels.rows(id=[each.document_id for each in waybills])}
    changed = [each for each in waybills if before[each.document_id] != each[1:]]
    if not changed:
        return
    put(changed, step=step, now=now)
    companies = {document.id: document.company_id for document in documents}
    audit.record(
        [
            audit.AuditRow(
                companies[each.document_id], SHIPMENT.document, each.document_id, "waybill",
                dict(zip(("carrier", "waybill"), before[each.document_id], strict=True)), {"carrier": each.carrier, "waybill": each.waybill},
            )
            for each in changed
        ],
        actor=actor,
        now=now,
    )  # fmt: skip


@db.in_transaction
def set_waybills(
    waybills: Sequence[Waybill], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None
) -> list[SharedWaybill]:
    """Say what the parcels of drafts and shipped shipments are called; one that has that name already stays as it is. Returns the other
    open shipments that carry one of these waybills: parcels are merged, so that is told and not refused.

    Raises WrongState, Stale, BadWaybill.
    """
    if not waybills:
        return []
    found = fair(waybills)
    ids = [each.document_id for each in found]
    documents = lifecycle.lock(SHIPMENT, ids, "waybill", actor=actor, versions=versions)
    write(documents, found, actor=actor, now=now, step=1)
    return shared(ids, actor=actor)


def shared(ids: Sequence[int], *, actor: Actor) -> list[SharedWaybill]:
    """The open shipments in the caller's scope that have a parcel in common with these. One statement."""
    return [SharedWaybill(*row) for row in _SHARED.rows(id=list(ids), **DESK.scope(actor))]


def carriers(*, actor: Actor) -> list[str]:
    """The names of carriers that were used before, the last one first. One statement. Raises `MissingPermission`."""
    actor.require(SHIPMENT_VIEW)
    return [row[0] for row in _CARRIERS.rows(most=MOST_CARRIERS, companies=narrow(actor.companies, None))]
