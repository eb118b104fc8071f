"""Drafts whose goods left on another way: shrink."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.warehouse.shipments.machine import SHIPMENT
from zhanggui.foundation.audit import public as audit
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db

SQL = db.Folder(__file__)
ZERO = Decimal(0)
#: What the drafts say about it, to the picker who has one in his hand.
SHRUNK = "订单已直接发货，本单数量相应减少。(The order was shipped directly: less to pick.)"
ENDED = "订单已直接发货，本单取消。(The order was shipped directly: nothing left to pick.)"


class PromisedLine(NamedTuple):
    """A line of a draft that stands on a promise; `lines`: how many lines its draft has."""

    document_id: int
    line_id: int
    reservation_id: int
    qty: Decimal
    lines: int


def cuts(lines: Sequence[PromisedLine], excess: Mapping[int, Decimal]) -> list[tuple[PromisedLine, Decimal]]:
    """Which lines get less, and what stays of each: in the order given, until every promise is relieved of its excess."""
    left = dict(excess)
    found = []
    for line in lines:
        taken = min(left.get(line.reservation_id, ZERO), line.qty)
        if taken > 0:
            left[line.reservation_id] -= taken
            found.append((line, line.qty - taken))
    return found


@db.in_transaction
def shrink(
    origin_ids: Sequence[int], origin_type: str, excess: Mapping[int, Decimal], *, actor: Actor, now: datetime
) -> Sequence[int]:
    """Drafts give up what leaves on another way: `excess`, a quantity per promise (reservation), the newest draft first. A draft of which
    nothing remains is cancelled. Returns the drafts that changed. Takes their locks, so call it before anything in stock is locked.

    Raises WrongState where one of them is carried out at this moment.
    """
    rows = SQL.promised_lines.rows(origin=origin_ids, origin_type=origin_type, reservation=list(excess))
    cut = cuts([PromisedLine(*row) for row in rows], excess)
    gone: dict[int, int] = defaultdict(int)
    for line, qty in cut:
        gone[line.document_id] += qty == 0
    sizes = {line.document_id: line.lines for line, _ in cut}
    ended = sorted(i for i in gone if gone[i] == sizes[i])
    shrunk = sorted(gone.keys() - set(ended))
    documents = lifecycle.lock(SHIPMENT, sorted(gone), "cancel", actor=actor)
    kept = [(line, qty) for line, qty in cut if line.document_id in shrunk]
    SQL.shrink.run(
        line=[line.line_id for line, _ in kept], qty=[qty for _, qty in kept], shrunk=shrunk, ended=ended,
        shrunk_note=SHRUNK, ended_note=ENDED, now=now,
    )  # fmt: skip
    audit.record(
        [
            audit.AuditRow(d.company_id, SHIPMENT.document, d.id, "shrink", _lines(cut, d.id, old=True), _lines(cut, d.id, old=False))
            for d in documents
        ],
        actor=actor,
        now=now,
    )  # fmt: skip
    lifecycle.transition(SHIPMENT, ended, "cancel", actor=actor, now=now)
    return sorted(gone)


def _lines(cut: Sequence[tuple[PromisedLine, Decimal]], document_id: int, *, old: bool) -> dict[str, object]:
    return {str(line.line_id): f"{line.qty if old else qty:f}" for line, qty in cut if line.document_id == document_id}
