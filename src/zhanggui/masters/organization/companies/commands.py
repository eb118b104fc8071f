"""Creating and changing companies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache
from zoneinfo import available_timezones

from zhanggui.foundation.audit.public import AuditRow, record
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db, events
from zhanggui.masters.checks import Findings
from zhanggui.masters.constraints import CODE, NAME
from zhanggui.masters.editing import Change, audit_rows, claim, revise, snapshot
from zhanggui.masters.organization import locks, uscc
from zhanggui.masters.organization import vocabulary as words
from zhanggui.masters.organization.companies.contracts import CompanyValues, NewCompany, PoliciesChanged
from zhanggui.masters.organization.errors import AccountMalformed, TimezoneUnknown, UsccInvalid
from zhanggui.masters.organization.models import Company
from zhanggui.masters.organization.permissions import EDIT_COMPANIES

FIELDS = tuple(CompanyValues.__annotations__)
#: What only stands on paper, and how long it may be.
_PRINTED = {"address": NAME, "phone": CODE, "bank_name": NAME, "bank_account": CODE}
_POLICIES = frozenset(FIELDS) - {"code", "name", "uscc", "credit_control", "active", *_PRINTED}
_VOCABULARIES = {
    "taxpayer": words.TAXPAYERS,
    "standard": words.STANDARDS,
    "costing": words.COSTINGS,
    "pool": words.POOLS,
    "revenue_point": words.REVENUE_POINTS,
    "estimate_method": words.ESTIMATE_METHODS,
    "purchase_expense": words.PURCHASE_EXPENSES,
    "input_vat_timing": words.INPUT_VAT_TIMINGS,
    "refund_only_cost": words.REFUND_ONLY_COSTS,
    "credit_control": words.CREDIT_CONTROLS,
}


@cache
def _zones() -> set[str]:
    """The names of the time zones; finding them walks through a folder of files."""
    return available_timezones()


def _check(company: Company, row: int, findings: Findings) -> None:
    company.code = findings.code(company.code, row=row)
    company.name = findings.name(company.name, row=row)
    for field, longest in _PRINTED.items():
        setattr(company, field, findings.text(getattr(company, field), field=field, row=row, longest=longest))
    company.currency = findings.currency(company.currency, row=row)
    for field, choices in _VOCABULARIES.items():
        findings.word(getattr(company, field), choices, field=field, row=row)
    company.uscc = uscc.normalise(company.uscc)
    if company.uscc and (fault := uscc.fault(company.uscc)):
        findings.add(UsccInvalid(field="uscc", row=row, value=company.uscc, why_zh=fault[0], why_en=fault[1]))
    if company.timezone not in _zones():
        findings.add(TimezoneUnknown(field="timezone", row=row, value=company.timezone))
    if not re.fullmatch(r"56[0-9]{2,8}", company.payment_fee_account):
        findings.add(AccountMalformed(field="payment_fee_account", row=row, value=company.payment_fee_account))


def _check_all(placed: Sequence[tuple[int, Company]], findings: Findings) -> None:
    for row, company in placed:
        _check(company, row, findings)
    claim(placed, Company.objects.all(), findings=findings)
    registered = [(row, company) for row, company in placed if company.uscc]
    claim(registered, Company.objects.exclude(uscc=""), field="uscc", findings=findings)
    findings.done()


@db.in_transaction
def create_companies(batch: Sequence[NewCompany], *, actor: Actor, now: datetime) -> list[int]:
    """Create companies; their ids in the order of the batch.

    Raises `MissingPermission`, `ScopeLimited`, the errors of `masters.errors` for texts, words and codes, `UsccInvalid`, `TimezoneUnknown`,
    `AccountMalformed`; several at once as `Many`.
    """
    actor.require(EDIT_COMPANIES)
    actor.require_every("companies")
    ids = list(db.take_ids(len(batch)))
    companies = [
        Company(id=id_, created_at=now, updated_at=now, **asdict(new)) for id_, new in zip(ids, batch, strict=True)
    ]
    _check_all(list(enumerate(companies)), Findings())
    Company.objects.bulk_create(companies)
    record(
        [
            AuditRow(
                company.id, "company", company.id, "create", None, snapshot(company, ("currency", "timezone", *FIELDS))
            )
            for company in companies
        ],
        actor=actor,
        now=now,
    )
    return ids


@db.in_transaction
def update_companies(batch: Sequence[Change[CompanyValues]], *, actor: Actor, now: datetime) -> None:
    """Change companies. Publishes `PoliciesChanged` when an accounting policy differs.

    Raises what `create_companies` raises, and `Missing`, `Stale`, `FixedField`.
    """
    actor.require(EDIT_COMPANIES)
    findings = Findings()
    held = locks.companies([change.id for change in batch], actor)
    revisions = revise(held, batch, fields=FIELDS, now=now, findings=findings)
    _check_all([(revision.row, revision.record) for revision in revisions], findings)
    Company.objects.bulk_create(
        [revision.record for revision in revisions],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*FIELDS, "version", "updated_at"],
    )
    record(audit_rows("company", revisions, lambda company: company.id), actor=actor, now=now)
    changed = tuple(revision.record.id for revision in revisions if _POLICIES & revision.after.keys())
    if changed:
        events.publish(PoliciesChanged(company_ids=changed))
