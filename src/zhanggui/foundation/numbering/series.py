"""Series of human numbers and the rules that form them. Pure: no database, no clock.

A number is `prefix + date + "-" + counter`, for example `XS20261123-0042`. The counter starts again in every period of the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Literal, get_args

from zhanggui.foundation.numbering.errors import RuleInvalid, SeriesUnknown

Pattern = Literal["YYYYMMDD", "YYMMDD", "YYYYMM", "YYMM", "YYYY", "YY", ""]
Reset = Literal["day", "month", "year", "never"]

_FORMATS: Final[Mapping[str, str]] = {
    "YYYYMMDD": "%Y%m%d", "YYMMDD": "%y%m%d", "YYYYMM": "%Y%m", "YYMM": "%y%m", "YYYY": "%Y", "YY": "%y", "": "",
}  # fmt: skip
_LONGEST: Final[Mapping[str, int]] = {"day": 3, "month": 2, "year": 1, "never": 0}
_PRECISION: Final[Mapping[str, int]] = {"YYYYMMDD": 3, "YYMMDD": 3, "YYYYMM": 2, "YYMM": 2, "YYYY": 1, "YY": 1, "": 0}
# No digits: the prefix then ends where the date begins, and two formats with different prefixes can never meet in one text.
_PREFIX: Final = re.compile(r"[^\W\d]([^\W\d]|[-/._]){0,9}")
MAX_WIDTH: Final = 12


@dataclass(frozen=True, slots=True)
class Format:
    """How the numbers of a series look. `gapless` is a promise that `zhanggui verify` checks: no number is skipped."""

    prefix: str
    pattern: Pattern = "YYYYMMDD"
    width: int = 4
    reset: Reset = "day"
    gapless: bool = False

    def check(self, *, row: int | None = None) -> None:
        """Raise `RuleInvalid` where two documents could get one number or the text would be unreadable."""
        if not _PREFIX.fullmatch(self.prefix):
            raise RuleInvalid(
                field="prefix",
                row=row,
                why_zh="前缀须为 1 至 10 个字母或汉字，不能含数字",
                why_en="a prefix is 1 to 10 letters without digits",
            )
        if self.pattern not in get_args(Pattern) or self.reset not in get_args(Reset):
            raise RuleInvalid(
                field="pattern",
                row=row,
                why_zh="日期格式或重置周期不在可选范围内",
                why_en="the date pattern or the period is not one of the choices",
            )
        if not 1 <= self.width <= MAX_WIDTH:
            raise RuleInvalid(
                field="width",
                row=row,
                why_zh=f"流水号位数须为 1 至 {MAX_WIDTH}",
                why_en=f"the counter has 1 to {MAX_WIDTH} digits",
            )
        if _PRECISION[self.pattern] < _LONGEST[self.reset]:
            raise RuleInvalid(
                field="reset",
                row=row,
                why_zh="重置周期比日期格式更细，会产生重复单号",
                why_en="the counter would start again before the date text changes",
            )

    def number(self, on: date, counter: int) -> str:
        """The text of the `counter`-th number on the day `on`."""
        return f"{self.prefix}{_dated(on, _FORMATS[self.pattern])}-{counter:0{self.width}d}"


#: A batch has few distinct days.
_dated = lru_cache(64)(date.strftime)


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of numbered document, with the format a company starts with."""

    code: str
    zh: str
    en: str
    format: Format


def _series(code: str, zh: str, en: str, *, gapless: bool = False) -> Series:
    return Series(code, zh, en, Format(prefix=code, gapless=gapless))


_registry: dict[str, Series] = {}


def register(series: Iterable[Series]) -> None:
    """Make series known; a module that numbers a new kind of document calls this from its own code. Codes are unique."""
    for each in series:
        each.format.check()
        if _registry.setdefault(each.code, each) != each:
            raise ValueError(f"series {each.code} is registered twice")


def series(code: str) -> Series:
    """The series with this code; raises `SeriesUnknown`."""
    try:
        return _registry[code]
    except KeyError:
        raise SeriesUnknown(field="series", series=code) from None


def all_series() -> list[Series]:
    """Every known series, by code."""
    return sorted(_registry.values(), key=lambda each: each.code)


register(
    [
        _series("XS", "销售订单", "Sales order"),
        _series("CK", "出库单", "Shipment"),
        _series("RK", "入库单", "Receipt"),
        _series("CG", "采购订单", "Purchase order"),
        _series("TH", "销售退货单", "Sales return"),
        _series("CT", "采购退货单", "Purchase return"),
        _series("YS", "应收单", "Receivable bill"),
        _series("YF", "应付单", "Payable bill"),
        _series("SK", "收款单", "Receipt of money"),
        _series("FK", "付款单", "Payment"),
        _series("QT", "其他出入库单", "Stock adjustment"),
        _series("PD", "盘点单", "Stock count"),
        _series("DB", "调拨单", "Stock transfer"),
        _series("HX", "核销单", "Allocation"),
    ]
)
