"""What a JSON body may hold."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhanggui.kernel.api.errors import BodyUnreadable, NumberTooLarge, TextUnstorable
from zhanggui.kernel.api.parsing import load, storable
from zhanggui.kernel.api.rendering import dumps


def test_fractions_are_exact() -> None:
    assert load(b'{"price": 0.1, "big": 123456789012345.67}') == {
        "price": Decimal("0.1"),
        "big": Decimal("123456789012345.67"),
    }


def test_a_byte_order_mark_and_chinese_are_fine() -> None:
    assert load('\ufeff{"名称": "旗舰店"}'.encode()) == {"名称": "旗舰店"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"{'a': 1}",
        b"[1,]",
        b"\xff\xfe{",
        "{}".encode("utf-16"),
        b"NaN",
        b"[Infinity]",
        b"[" * 100_000,
        b'"\x01"',
    ],
)
def test_what_is_not_json_is_refused(body: bytes) -> None:
    with pytest.raises(BodyUnreadable):
        load(body)


@pytest.mark.parametrize(
    "body", [rb'"\u0000"', rb'{"a": ["x\u0000y"]}', rb'{"\u0000": 1}', rb'"\ud800"', rb'["\udc00\ud800"]']
)
def test_texts_no_database_can_hold_are_refused(body: bytes) -> None:
    with pytest.raises(TextUnstorable):
        load(body)


def test_surrogate_pairs_are_one_character() -> None:
    assert load(rb'"\ud83d\ude00"') == "😀"


@pytest.mark.parametrize("number", [2**63, -(2**63), 10**30, int("9" * 4000)])
def test_integers_beyond_bigint_are_refused(number: int) -> None:
    with pytest.raises(NumberTooLarge):
        load(b"[%d]" % number)


def test_the_largest_integers_pass() -> None:
    assert load(b"[%d,%d]" % (2**63 - 1, 1 - 2**63)) == [2**63 - 1, 1 - 2**63]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 2**63, 2**63 - 1) | st.text().filter(storable),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text().filter(storable), inner, max_size=4),
    max_leaves=20,
)


@given(json_values)
def test_what_we_write_we_read(value: object) -> None:
    assert load(dumps(value).encode()) == value


def test_decimals_go_out_as_plain_text() -> None:
    assert dumps({"a": Decimal("1E+3"), "b": Decimal("0.000000"), "c": Decimal("-1.50")}) == (
        '{"a":"1000","b":"0.000000","c":"-1.50"}'
    )
