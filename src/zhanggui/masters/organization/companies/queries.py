"""Reads of companies."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Q
from django.db.models.functions import Lower

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.masters.organization import scopes
from zhanggui.masters.organization.companies.contracts import CompanyFacts, CompanyRow
from zhanggui.masters.organization.models import Company
from zhanggui.masters.organization.permissions import VIEW
from zhanggui.masters.reading import one, row_maker

SQL = db.Folder(__file__)
BY_ID = Keyset("id", (Key("id", int),))
_row = row_maker(CompanyRow)
_facts: dict[int, CompanyFacts] = db.cache()


def companies(ids: Collection[int]) -> dict[int, CompanyRow]:
    """Companies by id; unknown ids are left out. One statement."""
    return {row[0]: CompanyRow(*row) for row in SQL.by_ids.rows(ids=list(ids))}


def company_facts(ids: Collection[int]) -> dict[int, CompanyFacts]:
    """Currency and time zone by company id; unknown ids are left out. At most one statement, none once they are known."""
    unknown = [company_id for company_id in ids if company_id not in _facts]
    if unknown:
        _facts.update((row.id, CompanyFacts(row.currency, row.timezone)) for row in companies(unknown).values())
    return {company_id: _facts[company_id] for company_id in ids if company_id in _facts}


_recent = db.recent(companies)


def recent_companies(ids: Iterable[int]) -> dict[int, CompanyRow]:
    """The same, at most three seconds old: for the hot paths, where a changed policy may take hold a moment later."""
    return _recent(ids)


def company_by_code(code: str) -> CompanyRow | None:
    """The company with this code (letter case ignored)."""
    found = Company.objects.alias(lower=Lower("code")).filter(lower=code.lower()).first()
    return _row(found) if found else None


def company(company_id: int, *, actor: Actor) -> CompanyRow:
    """One company in the actor's scope. Raises `MissingPermission`, `Missing`."""
    actor.require(VIEW)
    return one(Company.objects.filter(scopes.of_companies(actor)), _row, company_id, field="company_id")


def find_companies(
    *,
    actor: Actor,
    search: str = "",
    active: bool | None = None,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[CompanyRow]:
    """The companies in the actor's scope; `search` is part of a code or name."""
    actor.require(VIEW)
    rows = Company.objects.filter(scopes.of_companies(actor))
    if search:
        rows = rows.filter(Q(code__icontains=search) | Q(name__icontains=search))
    if active is not None:
        rows = rows.filter(active=active)
    return BY_ID.page(rows, _row, cursor=cursor, limit=limit, total=total)
