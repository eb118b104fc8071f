"""What a JSON body may hold."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhanggui.kernel.api.errors import (
    BodyNotUtf8,
    BodyTooDeep,
    BodyUnreadable,
    KeyTwice,
    NumberNotFinite,
    NumberTooLarge,
    TextUnstorable,
)
from zhanggui.kernel.api.parsing import load, storable
from zhanggui.kernel.api.rendering import dumps
from zhanggui.kernel.errors import DomainError


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
        b'"\x01"',
        b'{"a": NaN,}',
    ],
)
def test_what_is_not_json_is_refused(body: bytes) -> None:
    with pytest.raises(BodyUnreadable):
        load(body)


def refusal(body: bytes) -> tuple[type[DomainError], str | None, int | None]:
    """What is refused, and where."""
    with pytest.raises(DomainError) as refused:
        load(body)
    return type(refused.value), refused.value.field, refused.value.row


def test_a_refusal_says_where_the_json_breaks() -> None:
    with pytest.raises(BodyUnreadable) as refused:
        load(b'{\n  "a": 1,\n  b: 2\n}')
    assert refused.value.params == {"line": 3, "column": 3}


@pytest.mark.parametrize("encoding", ["gbk", "latin-1", "utf-16", "cp1252"])
def test_other_encodings_are_refused(encoding: str) -> None:
    text = "台灯" if encoding in ("gbk", "utf-16") else "café"
    with pytest.raises(BodyNotUtf8) as refused:
        load(f'{{"name": "{text}"}}'.encode(encoding))
    assert refused.value.params["position"] >= 1


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 100_000, b"[" * 100_000 + b"]" * 100_000])
def test_what_is_nested_deeply_is_refused(body: bytes) -> None:
    assert refusal(body) == (BodyTooDeep, None, None)


def test_a_refusal_names_field_and_row() -> None:
    def at(value: str) -> bytes:
        return f'{{"orders": [{{"lines": [1]}}, {{"lines": [{{"qty": 3}}, {{"qty": {value}}}]}}]}}'.encode()

    where = ("orders.1.lines.1.qty", 1)
    assert refusal(at("NaN")) == (NumberNotFinite, *where)
    assert refusal(at("-Infinity")) == (NumberNotFinite, *where)
    assert refusal(at("9223372036854775808")) == (NumberTooLarge, *where)
    assert refusal(at("9" * 5000)) == (NumberTooLarge, *where)
    assert refusal(at("1e9999999999999999999999")) == (NumberTooLarge, *where)
    assert refusal(at(r'"a\u0000b"')) == (TextUnstorable, *where)
    assert refusal(at('4, "qty": 4')) == (KeyTwice, *where)
    # The name itself can't be written into an answer: its object is named.
    assert refusal(at(r'{"\ud800": 1}')) == (TextUnstorable, *where)
    assert refusal(b"NaN") == (NumberNotFinite, None, None)


def test_the_same_key_in_two_objects_is_fine() -> None:
    assert load(b'[{"a": 1}, {"a": 2, "b": {"a": 3}}]') == [{"a": 1}, {"a": 2, "b": {"a": 3}}]


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
