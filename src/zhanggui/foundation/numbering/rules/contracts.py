"""What commands on number rules take and what queries return."""

from __future__ import annotations

from dataclasses import dataclass

from zhanggui.foundation.numbering.series import Format


@dataclass(frozen=True, slots=True)
class NewRule:
    """The format that a series is to have in a company from now on."""

    company_id: int
    series: str
    format: Format


@dataclass(frozen=True, slots=True)
class RuleRow:
    """The format of a series in a company; `own` is False where it is the default."""

    company_id: int
    series: str
    zh: str
    en: str
    format: Format
    own: bool


@dataclass(frozen=True, slots=True)
class CounterRow:
    """How far a series has come in a period (`20261123`, `202611`, `2026` or empty)."""

    company_id: int
    series: str
    prefix: str
    period: str
    last: int
