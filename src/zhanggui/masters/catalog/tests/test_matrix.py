"""The SKU matrix: every combination once, in screen order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhanggui.masters.catalog.products.matrix import MAX_SKUS, matrix, size
from zhanggui.masters.catalog.public import NewSku, Option

COLOUR = Option("颜色", ("红", "蓝"), ("R", "B"))
SIZE = Option("尺码", ("M", "L", "XL"))


def test_the_last_option_varies_fastest() -> None:
    skus = matrix("T01", "T恤", [COLOUR, SIZE])
    assert [sku.code for sku in skus] == ["T01-R-M", "T01-R-L", "T01-R-XL", "T01-B-M", "T01-B-L", "T01-B-XL"]
    assert skus[4] == NewSku(code="T01-B-L", name="T恤 蓝/L", options={"颜色": "蓝", "尺码": "L"})


def test_without_options_there_is_one_sku_with_the_product_s_code() -> None:
    assert matrix("T01", "T恤", []) == [NewSku(code="T01", name="T恤", options={})]


def test_long_names_are_cut_to_what_a_name_may_hold() -> None:
    assert len(matrix("T01", "长" * 199, [COLOUR])[0].name) == 200


def test_too_many_skus_are_refused() -> None:
    wide = [Option(name, tuple(str(n) for n in range(45))) for name in "ab"]
    assert size(wide) == 2025 > MAX_SKUS
    with pytest.raises(ValueError, match="2000"):
        matrix("T", "t", wide)


@given(st.lists(st.integers(1, 6), max_size=4))
def test_every_combination_stands_once(sizes: list[int]) -> None:
    options = [Option(f"o{place}", tuple(f"v{n}" for n in range(count))) for place, count in enumerate(sizes)]
    skus = matrix("P", "p", options)
    assert len(skus) == size(options)
    assert len({tuple(sorted(sku.options.items())) for sku in skus}) == len(skus)
    assert len({sku.code for sku in skus}) == len(skus)
