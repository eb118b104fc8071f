"""Barcodes say what they are given."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhanggui.foundation.printing import barcodes
from zhanggui.foundation.printing.barcodes import barcode, code128, code128_modules, ean13_modules, ean13_valid, qr


def widths(modules: str) -> list[int]:
    """How wide bars and spaces are, by turns."""
    return [len(run[0]) for run in re.finditer(r"1+|0+", modules)]


def read128(modules: str) -> str:
    """What a scanner reads, the check digit checked."""
    each = widths(modules)
    symbols = ["".join(map(str, each[at : at + 6])) for at in range(0, len(each) - 7, 6)]
    assert "".join(map(str, each[-7:])) == "2331112"
    *values, check = [barcodes._WIDTHS.index(symbol) for symbol in symbols]
    assert (values[0] + sum(place * value for place, value in enumerate(values[1:], 1))) % 103 == check
    pairs, text = values[0] == 105, ""
    for value in values[1:]:
        if value in (99, 100) and not (pairs and value == 99):
            pairs = value == 99
        else:
            text += f"{value:02}" if pairs else chr(value + 32)
    return text


def test_the_table_is_the_standards() -> None:
    """Each symbol has eleven modules, an even number of them black, and is like no other."""
    table = barcodes._WIDTHS[:-1]
    assert len(set(table)) == 106
    for symbol in table:
        digits = [int(digit) for digit in symbol]
        assert (sum(digits), sum(digits[::2]) % 2) == (11, 0)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=40))
def test_code_128_is_read_back(text: str) -> None:
    assert read128(code128_modules(text)) == text


@pytest.mark.parametrize(
    ("text", "symbols"), [("123456", 3), ("XS20261128-0042", 12), ("AB", 2), ("A1234", 4), ("12345", 4)]
)
def test_digits_go_in_pairs_where_that_is_shorter(text: str, symbols: int) -> None:
    assert len(code128_modules(text)) == 11 * (symbols + 2) + 13


@pytest.mark.parametrize("text", ["", "编码", "a\n"])
def test_what_no_bars_can_say(text: str) -> None:
    with pytest.raises(ValueError, match="Code 128"):
        code128(text)
    assert barcode(text) == ""


def test_ean_13() -> None:
    # The example of ISO/IEC 15420 as everybody prints it.
    assert ean13_modules("5901234123457") == (
        "10100010110100111011001100100110111101001110101010110011011011001000010101110010011101000100101"
    )
    assert [ean13_valid(code) for code in ("6901234567892", "6901234567890", "690123456789", "69012345678９2")] == [True, False, False, False]  # fmt: skip
    with pytest.raises(ValueError, match="EAN-13"):
        ean13_modules("6901234567890")


def test_a_code_takes_the_bars_that_scanners_expect() -> None:
    assert 'width="117"' in barcode("6901234567892")
    assert barcode("6901234567890") == code128("6901234567890")


def test_svg_is_only_svg() -> None:
    for picture in (barcode("<script>"), qr("</svg><script>")):
        assert picture.startswith("<svg")
        assert "script" not in picture
