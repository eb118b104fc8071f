"""Wire types of number rules."""

from __future__ import annotations

from pydantic import Field

from zhanggui.foundation.numbering.series import MAX_WIDTH, Pattern, Reset
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Id


class FormatFields(Schema):
    """How the numbers of a series look: prefix, date, "-", counter."""

    prefix: str = Field(min_length=1, max_length=10, description="Letters without digits", examples=["XS"])
    pattern: Pattern = Field("YYYYMMDD", description="The date in the number; empty for none", examples=["YYYYMMDD"])
    width: int = Field(
        4, ge=1, le=MAX_WIDTH, description="Digits of the counter at least; it may grow beyond", examples=[4]
    )
    reset: Reset = Field("day", description="When the counter starts again; not finer than the date", examples=["day"])
    gapless: bool = Field(
        False, description="No number is ever skipped; slower, because takers wait for each other", examples=[False]
    )


class RuleIn(FormatFields):
    """A new format for a series."""

    company_id: Id
    series: str = Field(min_length=1, max_length=20, description="Code of the series", examples=["XS"])


class RulesIn(Schema):
    """A batch of formats."""

    rules: list[RuleIn] = Field(min_length=1, max_length=BATCH_MAX, description="Rules to set")


class RuleOut(FormatFields):
    """The format of a series in a company."""

    company_id: Id
    series: str = Field(description="Code of the series", examples=["XS"])
    zh: str = Field(description="Name in Chinese", examples=["销售订单"])
    en: str = Field(description="Name in English", examples=["Sales order"])
    own: bool = Field(description="Set by the company; false for the default", examples=[False])
    example: str = Field(description="How the first number of today would look", examples=["XS20261123-0001"])


class RulesOut(Schema):
    """All series of a company."""

    items: list[RuleOut] = Field(description="By series")
