"""The form of log-in names, e-mail addresses and names of people. Pure."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

from zhanggui.foundation.identity.errors import EmailInvalid, LoginInvalid, NameInvalid

NAME_MAX: Final = 200
_LOGIN: Final = re.compile(r"[\w.@+-]{2,64}")
_EMAIL: Final = re.compile(r"[^@\s]{1,64}@[^@\s]{1,180}\.[^@\s.]{2,}")


def normal(login: str) -> str:
    """The one form in which a login is stored and looked up: full-width and upper-case letters don't tell users apart."""
    return normalize("NFKC", login).strip().casefold()


def check(*, login: str, name: str, email: str, row: int | None = None) -> None:
    """Raise `LoginInvalid`, `NameInvalid` or `EmailInvalid`."""
    if not _LOGIN.fullmatch(login):
        raise LoginInvalid(field="login", row=row)
    check_person(name=name, email=email, row=row)


def check_person(*, name: str, email: str, row: int | None = None) -> None:
    """Raise `NameInvalid` or `EmailInvalid`."""
    if not 1 <= len(name.strip()) <= NAME_MAX:
        raise NameInvalid(field="name", row=row, limit=NAME_MAX)
    if email and not _EMAIL.fullmatch(email):
        raise EmailInvalid(field="email", row=row)
