"""Recomputing costs after documents were entered late (补录)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from zhanggui.documents.valuation.errors import CompanyUnknown
from zhanggui.documents.valuation.permissions import REPLAY
from zhanggui.foundation.audit import public as audit
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db, events
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.events import Event
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.organization import public as organization


@dataclass(frozen=True, slots=True)
class CostsReplayed(Event):
    """Costs of these SKUs of a company are what they should be; `date`: the business date of the adjustments."""

    company_id: int
    sku_ids: tuple[int, ...]
    date: date
    at: datetime


@db.in_transaction
def replay(company_id: int, sku_ids: Sequence[int], *, actor: Actor, now: datetime) -> int:
    """Bring the costs of SKUs to what they would be, had everything been entered on its business date; differences are posted today, in
    both ledgers. The number of moves adjusted. Raises MissingPermission, OutOfScope, CompanyUnknown, ClosedDay, ClosedPeriod."""
    actor.require(REPLAY)
    actor.require_companies([company_id])
    company = organization.companies([company_id]).get(company_id)
    if company is None:
        raise CompanyUnknown(field="company_id", which=company_id)
    day = business_date(now, company.timezone)
    adjusted = stock.replay(company_id, sku_ids, day=day, now=now)
    events.publish(CostsReplayed(company_id, tuple(sku_ids), day, now))
    row = audit.AuditRow(
        company_id, "valuation.replay", company_id, "replay", None, {"skus": list(sku_ids), "adjusted": adjusted}
    )
    audit.record([row], actor=actor, now=now)
    return adjusted
