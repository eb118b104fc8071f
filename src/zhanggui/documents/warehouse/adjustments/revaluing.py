"""Cost revaluations (成本调整单) entered by hand: what goods that lie here are worth, without a quantity (K14, I10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from zhanggui.documents.warehouse import entering
from zhanggui.documents.warehouse.adjustments import commands
from zhanggui.documents.warehouse.adjustments.contracts import REVALUATION, NewAdjustment, NewAdjustmentLine
from zhanggui.documents.warehouse.adjustments.schemas import RevaluationIn
from zhanggui.documents.warehouse.errors import NoChange
from zhanggui.documents.warehouse.permissions import ADJUSTMENT_REVALUE
from zhanggui.foundation.identity.public import ALL, Actor
from zhanggui.kernel.errors import in_line, raise_if
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.stock import public as stock


def revalue(entered: Sequence[RevaluationIn], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Post revaluations; ids in the order given. Raises `MissingPermission`, `OutOfScope`, UnknownMaster, NoChange, NoValueLeft, ClosedDay."""
    actor.require(stock.COST_VIEW)
    heads = [
        entering.Head(e.warehouse_id, [entering.Line(x.sku_id, entering.NO_QTY, "", x.change) for x in e.lines])
        for e in entered
    ]
    owners = entering.companies(heads, ADJUSTMENT_REVALUE, actor=actor)
    raise_if(
        [
            NoChange(field=in_line(number - 1, "change"), row=row, line=number)
            for row, e in enumerate(entered)
            for number, x in enumerate(e.lines, 1)
            if not x.change
        ]
    )
    when = entering.dates(owners, [e.effective_at or now for e in entered])
    origin = Origin("identity.user", actor.user_id or 0)
    new = [
        NewAdjustment(
            company_id, e.warehouse_id, REVALUATION, origin, day, moment,
            [NewAdjustmentLine(x.sku_id, entering.NO_QTY, value=x.change) for x in e.lines], e.reason, e.note,
        )
        for company_id, e, (day, moment) in zip(owners, entered, when, strict=True)
    ]  # fmt: skip
    # Who may revalue may cause the document; the scopes stay the caller's.
    return commands.record(new, actor=replace(actor, permissions=ALL), now=now)
