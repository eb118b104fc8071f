"""How a company stands at the top of its letters."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from zhanggui.masters.organization.companies.contracts import CompanyRow
from zhanggui.masters.organization.companies.queries import companies


def _lines(company: CompanyRow, lang: str) -> list[str]:
    zh = lang == "zh"
    named = (
        (("统一社会信用代码 " if zh else "Tax no. ", company.uscc),),
        (("", company.address), ("电话 " if zh else "Phone ", company.phone)),
        (("开户行 " if zh else "Bank ", company.bank_name), ("账号 " if zh else "Account ", company.bank_account)),
    )
    lines = ("  ".join(f"{name}{text}" for name, text in pairs if text) for pairs in named)
    return [line for line in lines if line]


def letterheads(company_ids: Collection[int], lang: str) -> dict[int, dict[str, Any]]:
    """By company: `name`, `lines` below it, the parts of these (`tax_number`, `address`, `phone`, `bank_name`, `bank_account`), whether its
    prices are `inclusive` of tax, its time `zone`. One statement."""
    return {
        company.id: {
            "name": company.name,
            "lines": _lines(company, lang),
            "tax_number": company.uscc,
            "address": company.address,
            "phone": company.phone,
            "bank_name": company.bank_name,
            "bank_account": company.bank_account,
            "inclusive": company.prices_include_tax,
            "zone": company.timezone,
        }
        for company in companies(company_ids).values()
    }
