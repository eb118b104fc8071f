"""The picker's part of a shipment: pick (what was scanned), and which lots to fetch and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from zhanggui.documents.warehouse.permissions import SHIPMENT_VIEW
from zhanggui.documents.warehouse.shipments import queries
from zhanggui.documents.warehouse.shipments.machine import SHIPMENT
from zhanggui.documents.warehouse.tallies import commands as tallies
from zhanggui.documents.warehouse.tallies.contracts import DraftLine, NewTally
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.catalog import public as catalog

SQL = db.Folder(__file__)


@dataclass(frozen=True, slots=True)
class LineChoice:
    """Which lots to fetch for a line, in order, and how much no lot can give; empty for goods without lots."""

    line_id: int
    sku_id: int
    qty: Decimal
    picks: tuple[stock.Pick, ...]
    missing: Decimal


@db.in_transaction
def pick(
    ids: Sequence[int],
    scanned: Sequence[NewTally],
    *,
    actor: Actor,
    now: datetime,
    versions: Mapping[int, int] | None = None,
) -> None:
    """Keep what was scanned for lines of drafts (拣货验货): when the draft ships, each line is what was scanned, and what was not found
    stays with who asked. Scanning a line again replaces it. Raises WrongState, Stale, ForeignTally, OverTally."""

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        tallies.write(draft_lines(ids), scanned)

    lifecycle.transition(SHIPMENT, ids, "pick", actor=actor, now=now, versions=versions, effect=effect)


def draft_lines(ids: Sequence[int]) -> list[DraftLine]:
    """The lines of drafts, by document."""
    return [DraftLine(*row) for row in SQL.draft_lines.rows(id=ids)]


def settle(ids: Sequence[int]) -> None:
    """Make the lines of drafts that ship what was scanned. Two statements, four with scans."""
    tallies.settle(draft_lines(ids), SQL.split)


def choices(shipment_id: int, *, actor: Actor) -> list[LineChoice]:
    """Which lots to fetch for a draft and why, as the posting would choose today. Raises `MissingPermission`, `DocumentUnknown`."""
    actor.require(SHIPMENT_VIEW)
    document = queries.DESK.detail(shipment_id, actor=actor).document
    lines = draft_lines([shipment_id])
    skus = catalog.skus({line.sku_id for line in lines})
    by_lot = [line for line in lines if skus[line.sku_id].lot_tracked]
    day = document.business_date if document.kind in stock.SOLD else None
    found = stock.suggest([stock.Wanted(x.sku_id, document.warehouse_id, x.qty, day) for x in by_lot]) if by_lot else []
    return [LineChoice(x.line_id, x.sku_id, x.qty, c.picks, c.missing) for x, c in zip(by_lot, found, strict=True)]
