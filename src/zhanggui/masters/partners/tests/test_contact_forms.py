"""Phones, addresses and the keys of the search for duplicates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhanggui.masters.partners.contact_forms import is_email, is_phone, name_key, phone_digits


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "+86 138-0013-8000",
        "0752-1234567转801",
        "(020) 8888 8888",
        "138****1234",
        "400-800-8888",
        "１３８００１３８０００",
    ],
)
def test_phones(text: str) -> None:
    assert is_phone(text)


@pytest.mark.parametrize("text", ["1234", "ask my wife", "13800138000 or 13900139000", "1" * 21, "----------"])
def test_no_phones(text: str) -> None:
    assert not is_phone(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("13800138000", "+86 138-0013-8000"),
        ("13800138000", "008613800138000"),
        ("0752-1234567", "０７５２ 1234567 转 801"),
        ("+44 20 7946 0018", "442079460018"),
    ],
)
def test_spellings_of_one_number(one: str, other: str) -> None:
    assert phone_digits(one) == phone_digits(other) != ""


def test_masked_numbers_are_equal_to_none() -> None:
    assert phone_digits("138****1234") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("杭州某某有限公司", "杭州某某（有限公司）"),
        ("ACME Ltd.", "acme limited"),
        ("Acme Trading Co., Ltd", "ＡＣＭＥ　trading"),
        ("O'Neil & Sons", "ONEIL SONS"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_names_that_differ() -> None:
    assert name_key("杭州某某") != name_key("杭州某")
    assert name_key("有限公司") == "有限公司"
    assert name_key("🙂") == "🙂"
    assert name_key("Ltd") == "ltd"
    assert name_key("Incoming") == "incoming"


@given(st.text(min_size=1, max_size=200))
def test_every_name_has_a_key_that_is_stable(name: str) -> None:
    key = name_key(name)
    assert key
    assert name_key(name) == key


def test_addresses() -> None:
    assert is_email("li.lei+erp@example.com.cn")
    assert not is_email("li lei@example.com")
    assert not is_email("a@b")
    assert not is_email(f"{'a' * 190}@example.com")
