"""The credit code of a company: the golden cases U01–U08 and what a wrong digit does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhanggui.masters.organization import uscc

GOLDEN = Path(__file__).parents[5] / "tests" / "facts" / "golden_cases.json"
CASES = [case for case in json.loads(GOLDEN.read_text(encoding="utf-8"))["cases"] if case["kind"] == "uscc"]
VALID = [uscc.normalise(case["inputs"]["code"]) for case in CASES if case["expected"]["valid"]]


def test_there_are_eight_golden_cases() -> None:
    assert [case["id"] for case in CASES] == [f"U0{number}" for number in range(1, 9)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_golden(case: dict[str, dict[str, str]]) -> None:
    fault = uscc.fault(uscc.normalise(case["inputs"]["code"]))
    assert (fault is None) == case["expected"]["valid"]


def test_full_width_and_blanks_are_normalised() -> None:
    assert uscc.normalise(" ９１３５０１００M000100Y43 ") == "91350100M000100Y43"


def test_the_fault_is_named() -> None:
    assert uscc.fault("91350100M000100Y44") == ("校验位应为“3”。", "its last character should be “3”.")
    assert uscc.fault("91350100M0001O0Y43") == ("不允许出现字符“O”。", "“O” can't occur in it.")
    assert uscc.fault("91350100M000100Y4") == ("应为 18 位，实际 17 位。", "it has 17 characters, not 18.")


@given(code=st.sampled_from(VALID), place=st.integers(0, 17), other=st.sampled_from(uscc.ALPHABET))
def test_any_single_wrong_character_is_found(code: str, place: int, other: str) -> None:
    if code[place] != other:
        assert uscc.fault(code[:place] + other + code[place + 1 :]) is not None
