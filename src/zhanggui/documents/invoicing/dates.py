"""Business dates of companies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from zhanggui.kernel.clock import business_date
from zhanggui.masters.organization import public as organization


def today(company_ids: Sequence[int], now: datetime) -> dict[int, date]:
    """The business date of each company at `now`."""
    found = organization.recent_companies(set(company_ids))
    return {company.id: business_date(now, company.timezone) for company in found.values()}
