"""The format of numbers. Pure."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhanggui.foundation.numbering import series
from zhanggui.foundation.numbering.errors import RuleInvalid, SeriesUnknown
from zhanggui.foundation.numbering.series import Format, Series

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("form", "counter", "expected"),
    [
        (Format("XS"), 42, "XS20261123-0042"),
        (Format("XS"), 123456, "XS20261123-123456"),
        (Format("销售", "YYMM", 6, "month"), 1, "销售2611-000001"),
        (Format("A/B.", "YY", 1, "never"), 7, "A/B.26-7"),
        (Format("V", "", 3, "never"), 8, "V-008"),
    ],
)
def test_numbers(form: Format, counter: int, expected: str) -> None:
    form.check()
    assert form.number(DAY, counter) == expected


@pytest.mark.parametrize(
    "form",
    [
        Format(""),
        Format("2X"),
        Format("X2"),
        Format("-X"),
        Format("X Y"),
        Format("X" * 11),
        Format("X\x00"),
        Format("X", width=0),
        Format("X", width=13),
        Format("X", "YYYYMM", reset="day"),
        Format("X", "", reset="year"),
        Format("X", "DDMMYY"),  # type: ignore[arg-type]
        Format("X", reset="week"),  # type: ignore[arg-type]
    ],
)
def test_formats_that_would_repeat_or_confuse(form: Format) -> None:
    with pytest.raises(RuleInvalid):
        form.check(row=3)


slots = st.tuples(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(1, 10**6))
forms = st.builds(
    Format,
    st.sampled_from(["X", "XS", "Y-", "销"]),
    st.sampled_from(["YYYYMMDD", "YYMMDD", "YYYYMM", "YYMM", "YYYY", "YY", ""]),
    st.integers(1, 6),
)


@given(forms, slots, slots)
def test_one_format_never_gives_a_number_twice(form: Format, one: tuple[date, int], other: tuple[date, int]) -> None:
    same_text = form.number(*one) == form.number(*other)
    same_day_text = form.number(one[0], 1) == form.number(other[0], 1)
    assert same_text == (one[1] == other[1] and same_day_text)


def test_the_registry() -> None:
    assert series.series("XS").en == "Sales order"
    with pytest.raises(SeriesUnknown):
        series.series("??")
    series.register([series.series("XS")])
    with pytest.raises(ValueError, match="twice"):
        series.register([Series("XS", "别的", "Other", Format("XS"))])
