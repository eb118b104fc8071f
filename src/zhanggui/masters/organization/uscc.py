"""统一社会信用代码 (GB 32100-2015; invoices_tax.md §7): normalise and check."""

from __future__ import annotations

import unicodedata

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_WEIGHTS = [pow(3, position, 31) for position in range(17)]


def normalise(code: str) -> str:
    """Trim, full-width to half-width, upper case."""
    return unicodedata.normalize("NFKC", code).strip().upper()


def check_character(first: str) -> str:
    """The 18th character for the first 17. Raises KeyError for a character outside the alphabet."""
    total = sum(_VALUE[character] * weight for character, weight in zip(first, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def fault(code: str) -> tuple[str, str] | None:
    """What is wrong with a normalised code, in Chinese and English; None if it is valid.

    The inner check digit of positions 9–17 is not tested: sole traders registered before 2015 carry codes that break it.
    """
    if len(code) != 18:
        return f"应为 18 位，实际 {len(code)} 位。", f"it has {len(code)} characters, not 18."
    strange = next((character for character in code if character not in _VALUE), None)
    if strange is not None:
        return f"不允许出现字符“{strange}”。", f"“{strange}” can't occur in it."
    expected = check_character(code[:17])
    if code[17] != expected:
        return f"校验位应为“{expected}”。", f"its last character should be “{expected}”."
    return None
