"""人民币大写."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhanggui.foundation.printing.capitals import capitals
from zhanggui.foundation.printing.texts import address, in_words, money, price, quantity, rate

#: The first ones are the examples of 《正确填写票据和结算凭证的基本规定》.
SAID = (
    ("1409.50", "壹仟肆佰零玖元伍角整"),
    ("6007.14", "陆仟零柒元壹角肆分"),
    ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
    ("107000.53", "壹拾万柒仟元伍角叁分"),
    ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
    ("325.04", "叁佰贰拾伍元零肆分"),
    ("0", "零元整"),
    ("0.05", "伍分"),
    ("0.50", "伍角整"),
    ("10", "壹拾元整"),
    ("15", "壹拾伍元整"),
    ("100000000", "壹亿元整"),
    ("100000001", "壹亿零壹元整"),
    ("100010000", "壹亿零壹万元整"),
    ("1000100010", "壹拾亿零壹拾万零壹拾元整"),
    ("20305", "贰万零叁佰零伍元整"),
    ("1000000000000", "壹万亿元整"),
    ("1000100000000", "壹万零壹亿元整"),
    ("-12.30", "负壹拾贰元叁角整"),
    ("9999999999999.99", "玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
)


@pytest.mark.parametrize(("amount", "words"), SAID)
def test_amounts_in_words(amount: str, words: str) -> None:
    assert capitals(Decimal(amount)) == words


def test_what_nobody_owes_is_not_said() -> None:
    with pytest.raises(ValueError, match="too much"):
        capitals(Decimal(10) ** 16)


def test_words_are_for_yuan_and_for_who_may_see_them() -> None:
    assert in_words(Decimal("12.30"), "CNY") == "人民币壹拾贰元叁角整"
    assert (in_words(Decimal(1), "USD"), in_words(None, "CNY")) == ("", "")


def test_numbers_look_as_on_the_pages() -> None:
    assert [money(Decimal("1234567.5")), money(None)] == ["1,234,567.50", ""]
    assert [quantity(Decimal("1200.0000")), quantity(Decimal("1.2500"))] == ["1,200", "1.25"]
    assert [price(Decimal("12.500000")), price(Decimal("0.123400")), price(Decimal(5))] == ["12.50", "0.1234", "5.00"]
    assert [rate(Decimal("0.130000")), rate(Decimal("0.015")), rate(Decimal(0))] == ["13%", "1.5%", "0%"]


def test_addresses() -> None:
    here = {"country": "CN", "province": "浙江省", "city": "杭州市", "district": "西湖区", "street": "文三路 1 号"}
    assert address(here) == "浙江省杭州市西湖区文三路 1 号"
    assert address({"province": "上海市", "city": "上海市", "district": "黄浦区", "street": "南京东路 1 号", "postcode": "200001"}) == "上海市黄浦区南京东路 1 号 200001"  # fmt: skip
    there = {"country": "United Kingdom", "city": "London", "street": "221B Baker Street", "postcode": "NW1 6XE"}
    assert address(there) == "221B Baker Street, London, NW1 6XE, United Kingdom"
    assert address({}) == ""
