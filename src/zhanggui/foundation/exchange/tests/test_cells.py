"""Spelling: what is changed before the database judges, and what is left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhanggui.foundation.exchange.layouts import Column, Layout
from zhanggui.foundation.exchange.reading.cells import bare, integer, is_total, moment, needs_care, number
from zhanggui.foundation.exchange.tests.conftest import ORDERS


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('="1234567890123456789"', "1234567890123456789"),
        ('= "00123"', "00123"),
        ("'13800138000", "13800138000"),
        ("\t6917878036", "6917878036"),
        ("　全角空格　", "全角空格"),
        ("\ufeff订单", "订单"),
        ("-", ""),
        ("--", ""),
        ("—", ""),
        ("NULL", ""),
        ("-5", "-5"),
        ("=SUM(A1)", "=SUM(A1)"),
        ("Rock'n'roll", "Rock'n'roll"),
    ],
)
def test_protections_are_removed(given: str, expected: str) -> None:
    assert bare(given) == expected
    assert given == expected or needs_care(f"\x1fx\x1f{given}\x1f")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("1234.50", "1234.50"),
        ("1,234,567.89", "1234567.89"),
        ("12.30元", "12.30"),
        ("¥12.30", "12.30"),
        ("￥1,200", "1200"),
        ("£2.55", "2.55"),
        ("１２３．５", "123.5"),
        ("(12.50)", "-12.50"),
        ("−3", "-3"),
        ("1.5E+3", "1500"),
        ("2.5e-05", "0.000025"),
        ("5.", "5"),
        (".5", ".5"),
        ("1e18", "1000000000000000000"),
        ("NaN", "NaN"),
        ("Infinity", "Infinity"),
        ("1e999", "1e999"),
        ("12,34", "12,34"),
        ("1.2.3", "1.2.3"),
        ("无权限", "无权限"),
        ("", ""),
    ],
)
def test_numbers_are_spelled_plainly(given: str, expected: str) -> None:
    assert number(given) == expected


def test_whole_numbers() -> None:
    assert integer("6.00") == "6"
    assert integer("1,200") == "1200"
    assert integer("6.5") == "6.5"
    assert integer("-3.0") == "-3"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2026-09-22 00:54:10", "2026-09-22 00:54:10"),
        ("2026/9/10 8:00", "2026-09-10 08:00:00"),
        ("2026-9-10", "2026-09-10 00:00:00"),
        ("2026.09.10", "2026-09-10 00:00:00"),
        ("2026年9月10日 8时5分", "2026-09-10 08:05:00"),
        ("2026-09-10T08:05:06.123", "2026-09-10 08:05:06"),
        ("20260910", "2026-09-10 00:00:00"),
        ("20260910080506", "2026-09-10 08:05:06"),
        ("2026-02-30", "2026-02-30"),
        ("12/1/2010 8:26", "12/1/2010 8:26"),
        ("2026-13-01", "2026-13-01"),
        ("40513.35", "40513.35"),
        ("yesterday", "yesterday"),
    ],
)
def test_moments_are_spelled_one_way(given: str, expected: str) -> None:
    assert moment("ymd", serial=False)(given) == expected


def test_the_layout_says_what_comes_first() -> None:
    assert moment("mdy", serial=False)("12/1/2010 8:26") == "2010-12-01 08:26:00"
    assert moment("dmy", serial=False)("12/1/2010 8:26") == "2010-01-12 08:26:00"
    assert moment("mdy", serial=False)("13/1/2010") == "13/1/2010"


def test_days_of_a_spreadsheet() -> None:
    assert moment("ymd", serial=True)("40513.351388888889") == "2010-12-01 08:26:00"


def test_total_rows() -> None:
    positions = (0, 1, 2, 3, 4, 5)
    assert is_total(["合计：", "", "12", "99.00", "", ""], ORDERS, positions)
    assert is_total(["", " 总计 ", "12", "99.00", "", ""], ORDERS, positions)
    assert is_total(["Total", "", "12", "99.00", "", ""], ORDERS, positions)
    assert not is_total(["T1", "合计", "12", "99.00", "", ""], ORDERS, positions)


def test_a_customer_may_be_called_total() -> None:
    layout = Layout(
        "x", "x", "x", (Column("name", "名称", "name", filled=True), Column("code", "编号", "code", filled=True))
    )
    assert not is_total(["TOTAL", "C001"], layout, (0, 1))
    assert is_total(["TOTAL", ""], layout, (0, 1))


def test_a_layout_must_make_sense() -> None:
    column = Column("a", "甲", "a")
    with pytest.raises(ValueError, match="twice"):
        Layout("x", "x", "x", (column, column))
    with pytest.raises(ValueError, match="key"):
        Layout("x", "x", "x", (column,), natural_key=("b",))
    with pytest.raises(ValueError, match="filled"):
        Layout("x", "x", "x", (column,), natural_key=("a",), unique=True)
    with pytest.raises(ValueError, match="well defined"):
        Column("a; drop table", "甲", "a", least=Decimal(0))
