"""The forms of phone numbers, e-mail addresses and names, and the keys by which duplicates are found. Pure."""

from __future__ import annotations

import re
import unicodedata

_PHONE = re.compile(r"\+?[\d\s()（）\-–./*]{5,40}(?:\s*(?:x|ext\.?|转)\s*\d{1,8})?", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,}")
_LEGAL_FORMS = re.compile(
    r"(有限责任公司|股份有限公司|有限公司|公司|\b(?:co|ltd|limited|inc|llc|plc|gmbh|corp|company)\b\.?)"
)
_NOT_WORD = re.compile(r"[\W_]+")


def is_phone(text: str) -> bool:
    """Whether the text can be dialled: 5 to 20 digits with the usual separators; masked numbers of platforms (138****1234) pass."""
    normal = unicodedata.normalize("NFKC", text)
    return bool(_PHONE.fullmatch(normal)) and 5 <= len(re.sub(r"[^\d*]", "", normal)) <= 20


def is_email(text: str) -> bool:
    """Whether the text has the form of an address."""
    return len(text) <= 200 and bool(_EMAIL.fullmatch(text))


def phone_digits(text: str) -> str:
    """The digits that make two spellings of a number the same: without separators, extension, 0086 or +86.

    A masked number has no such digits: it is equal to ten thousand others.
    """
    normal = unicodedata.normalize("NFKC", text)
    if "*" in normal:
        return ""
    main = re.split(r"x|ext|转", normal, maxsplit=1, flags=re.IGNORECASE)[0]
    digits = re.sub(r"\D", "", main)
    digits = digits.removeprefix("00")
    if digits.startswith("86") and len(digits) > 11:
        digits = digits.removeprefix("86")
    return digits


def name_key(name: str) -> str:
    """The key under which names are the same: width, case, blanks, punctuation and legal forms don't count.

    杭州某某有限公司 = 杭州某某(有限公司); a name that consists of nothing else keeps all its letters.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    bare = _NOT_WORD.sub("", _LEGAL_FORMS.sub("", folded))
    return bare or _NOT_WORD.sub("", folded) or folded
