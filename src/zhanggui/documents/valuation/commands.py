"""Recomputing costs after documents were entered late (补录)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from zhanggui.documents.valuation.errors import CompanyUnknown
from zhanggui.documents.valuation.permissions import REPLAY
from zhanggui.foundation.audit import public as audit
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.clock import business_date
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.organization import public as organization


@db.in_transaction
def replay(company_id: int, sku_ids: Sequence[int], *, actor: Actor, now: datetime) -> int:
    """Bring the costs of SKUs to what they would be, had everything been entered on its business date; differences are posted today, in
    both ledgers. The number of moves adjusted. Raises MissingPermission, OutOfScope, CompanyUnknown, ClosedDay, ClosedPeriod."""
    actor.require(REPLAY)
    actor.require_companies([company_id])
    company = organization.companies([company_id]).get(company_id)
    if company is None:
        raise CompanyUnknown(field="company_id", which=company_id)
    adjusted = stock.replay(company_id, sku_ids, day=business_date(now, company.timezone), now=now)
    row = audit.AuditRow(
        company_id, "valuation.replay", company_id, "replay", None, {"skus": list(sku_ids), "adjusted": adjusted}
    )
    audit.record([row], actor=actor, now=now)
    return adjusted
