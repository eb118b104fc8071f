"""Routes of shipments."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.documents.warehouse import entering
from zhanggui.documents.warehouse.contracts import DocumentFilter, DocumentPage
from zhanggui.documents.warehouse.permissions import SHIPMENT_CREATE, SHIPMENT_SHIP
from zhanggui.documents.warehouse.schemas import ScansIn
from zhanggui.documents.warehouse.shipments import commands, picking, queries, undoing, waybills
from zhanggui.documents.warehouse.shipments.commands import NewShipment, NewShipmentLine
from zhanggui.documents.warehouse.shipments.machine import SHIPMENT
from zhanggui.documents.warehouse.shipments.schemas import (
    CarriersOut,
    ChoicesOut,
    SharedWaybillsOut,
    ShipmentCountsQuery,
    ShipmentDeedIn,
    ShipmentDetailOut,
    ShipmentIn,
    ShipmentPageOut,
    ShipmentQuery,
    ShipmentsIn,
    WaybillsIn,
    parcels_of,
)
from zhanggui.documents.warehouse.tallies.contracts import NewTally
from zhanggui.foundation.identity.public import Actor, actor_of
from zhanggui.foundation.lifecycle.public import CreatedOut, DocumentsIn, actions, ids_of, versions_of
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.types import CountsOut, Id
from zhanggui.kernel.clock import utcnow
from zhanggui.kernel.posting import Origin

router = Router(tags=["warehouse"])


@router.get("/warehouse/shipments", response=ShipmentPageOut, summary="List shipments")
def list_shipments(request: HttpRequest, query: Query[ShipmentQuery]) -> DocumentPage:
    """Shipments in the caller's scope, newest first."""
    wanted = DocumentFilter(**query.filters())
    return queries.DESK.page(wanted, actor=actor_of(request), **query.paging())


@router.get("/warehouse/shipments/counts", response=CountsOut, summary="Numbers of shipments by state")
def count_shipments(request: HttpRequest, query: Query[ShipmentCountsQuery]) -> CountsOut:
    """How many shipments in the caller's scope are in each state: the numbers on the tabs of their list."""
    return CountsOut(counts=queries.DESK.counts(DocumentFilter(**query.model_dump()), actor=actor_of(request)))


@router.get("/carriers", response=CarriersOut, summary="Carriers used before")
def list_carriers(request: HttpRequest) -> dict[str, object]:
    """Names of carriers on shipments of the caller's companies, the last one used first: what a field for a carrier suggests."""
    return {"carriers": waybills.carriers(actor=actor_of(request))}


@router.get("/warehouse/shipments/{int:shipment_id}", response=ShipmentDetailOut, summary="One shipment")
def get_shipment(request: HttpRequest, shipment_id: Id) -> dict[str, object]:
    """A shipment with its lines, what it did to the ledgers, and what can be done with it."""
    actor = actor_of(request)
    found = queries.DESK.detail(shipment_id, actor=actor)
    head = found.document
    refused = undoing.refusal(head.id, now=utcnow()) if head.state == "shipped" else None
    blocked = {} if refused is None else {"undo": refused}
    allowed = actions(
        SHIPMENT, state=head.state, number=head.number, actor=actor, lang=language(request), blocked=blocked
    )
    return {
        "document": head,
        "lines": found.lines,
        "moves": found.moves,
        "entries": found.entries,
        "allowed_actions": allowed,
        "shared": waybills.shared([head.id], actor=actor) if head.waybill else [],
    }


def _new(entered: list[ShipmentIn], *, actor: Actor, now: datetime, at_once: bool) -> list[NewShipment]:
    heads = [
        entering.Head(
            e.warehouse_id,
            [entering.Line(x.sku_id, x.qty, x.serial, None) for x in e.lines],
            e.customer_id,
            e.supplier_id,
            e.shop_id,
        )
        for e in entered
    ]
    owners = entering.companies(heads, SHIPMENT_SHIP if at_once else SHIPMENT_CREATE, actor=actor)
    when = entering.dates(owners, [e.effective_at or now for e in entered])
    # Who asked is the user: documents that orders ask for are made by the orders.
    origin = Origin("identity.user", actor.user_id or 0)
    return [
        NewShipment(
            company_id,
            e.warehouse_id,
            e.kind,
            origin,
            day,
            moment,
            [NewShipmentLine(x.sku_id, x.qty, lot=x.lot, serial=x.serial) for x in e.lines],
            e.customer_id,
            e.supplier_id,
            e.shop_id,
            e.note,
            carrier=e.carrier,
            waybill=e.waybill,
        )
        for company_id, e, (day, moment) in zip(owners, entered, when, strict=True)
    ]


@router.post("/warehouse/shipments", response={201: CreatedOut}, summary="Enter shipments")
def create_shipments(request: HttpRequest, body: ShipmentsIn) -> Status[CreatedOut]:
    """Enter a batch by hand, as drafts or carried out at once: all of them or none."""
    actor, now = actor_of(request), utcnow()
    write = commands.dispatch if body.ship_now else commands.create
    ids = write(_new(body.shipments, actor=actor, now=now, at_once=body.ship_now), actor=actor, now=now)
    return Status(201, CreatedOut(ids=list(ids)))


@router.get("/warehouse/shipments/{int:shipment_id}/picks", response=ChoicesOut, summary="Which lots to fetch, and why")
def get_picks(request: HttpRequest, shipment_id: Id) -> dict[str, object]:
    """For every line tracked by lot: which lots to take in which order, first expired first out, as shipping would choose now."""
    return {"items": picking.choices(shipment_id, actor=actor_of(request))}


@router.post("/warehouse/shipments/pick", response={204: None}, summary="Pick shipments")
def pick_shipments(request: HttpRequest, body: ScansIn) -> Status[None]:
    """Keep what was scanned for drafts, lot by lot and piece by piece. When a draft ships, its lines are what was scanned; what was not
    found stays with the order."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.DESK.companies(ids, actor=actor)
    scanned = [NewTally(x.line_id, x.qty, x.lot, x.serial) for x in body.lines]
    picking.pick(ids, scanned, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)


@router.post("/warehouse/shipments/ship", response={204: None}, summary="Ship shipments")
def ship_shipments(request: HttpRequest, body: ShipmentDeedIn) -> Status[None]:
    """Ship drafts: stock is cut, cost taken, and who asked for them is told. What their parcels are called can be said with it."""
    actor, ids, now = actor_of(request), ids_of(body.documents), utcnow()
    owners = queries.DESK.companies(ids, actor=actor)
    when = entering.dates([owners[i] for i in ids], [body.effective_at or now] * len(ids))
    moments = dict(zip(ids, when, strict=True))
    named = parcels_of(body.documents)
    commands.ship(ids, actor=actor, now=now, versions=versions_of(body.documents), moments=moments, labels=named)
    return Status(204, None)


@router.post("/warehouse/shipments/waybill", response=SharedWaybillsOut, summary="Enter waybills")
def enter_waybills(request: HttpRequest, body: WaybillsIn) -> dict[str, object]:
    """Say what the parcels of drafts and shipped shipments are called. Another open shipment with the same waybill of the same carrier is
    named in the answer and not refused: parcels are merged."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.DESK.companies(ids, actor=actor)
    new = [waybills.Waybill(each.id, each.carrier, each.waybill) for each in body.documents]
    return {"shared": waybills.set_waybills(new, actor=actor, now=utcnow(), versions=versions_of(body.documents))}


@router.post("/warehouse/shipments/cancel", response={204: None}, summary="Cancel shipments")
def cancel_shipments(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """Cancel drafts."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.DESK.companies(ids, actor=actor)
    commands.cancel(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)


@router.post("/warehouse/shipments/undo", response={204: None}, summary="Undo shipments")
def undo_shipments(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """红冲 shipments of which nothing is billed: the goods are back at the cost they left at."""
    actor, ids = actor_of(request), ids_of(body.documents)
    queries.DESK.companies(ids, actor=actor)
    undoing.undo(ids, actor=actor, now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)
