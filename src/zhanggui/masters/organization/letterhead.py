"""How a company stands at the top of its letters."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from zhanggui.masters.organization.companies.queries import companies


def letterheads(company_ids: Collection[int], lang: str) -> dict[int, dict[str, Any]]:
    """By company: `name`, `lines` below it, whether its prices are `inclusive` of tax, its time `zone`. One statement."""
    tax = "统一社会信用代码 " if lang == "zh" else "Tax no. "
    return {
        company.id: {
            "name": company.name,
            "lines": [f"{tax}{company.uscc}"] if company.uscc else [],
            "inclusive": company.prices_include_tax,
            "zone": company.timezone,
        }
        for company in companies(company_ids).values()
    }
