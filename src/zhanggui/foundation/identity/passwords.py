"""Passwords: Argon2id by Django's hasher, and which ones are refused."""

from __future__ import annotations

from functools import cache
from typing import Final

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from zhanggui.foundation.identity.errors import PasswordWeak

MIN_LENGTH: Final = 8
MAX_LENGTH: Final = 128


class Hasher(Argon2PasswordHasher):
    """Argon2id with the first choice of OWASP's password storage sheet (46 MiB, one pass, one lane): 16 log-ins at a time
    fit into the memory of a small server."""

    time_cost = 1
    memory_cost = 47_104
    parallelism = 1


_hasher: Final = Hasher()


def encode(password: str) -> str:
    """The hash to store, with its own salt and parameters in it."""
    return _hasher.encode(password, _hasher.salt())


def verify(password: str, encoded: str) -> bool:
    """Say whether the password fits the hash."""
    return bool(_hasher.verify(password, encoded))


def outdated(encoded: str) -> bool:
    """Say whether the hash was made with weaker parameters than today's."""
    return bool(_hasher.must_update(encoded))


@cache
def decoy() -> str:
    """A hash nobody's password fits: verifying against it makes an unknown login cost what a known one costs."""
    return encode(_hasher.salt())


@cache
def _common() -> CommonPasswordValidator:
    return CommonPasswordValidator()


def check(password: str, *, login: str, row: int | None = None) -> None:
    """Raise `PasswordWeak` for a password that is short, very long, well known or the login itself."""
    if not MIN_LENGTH <= len(password) <= MAX_LENGTH:
        raise PasswordWeak(
            field="password",
            row=row,
            why_zh=f"长度须为 {MIN_LENGTH} 至 {MAX_LENGTH} 个字符",
            why_en=f"it has {MIN_LENGTH} to {MAX_LENGTH} characters",
        )
    if password.casefold() == login.casefold():
        raise PasswordWeak(field="password", row=row, why_zh="不能与登录名相同", why_en="it must differ from the login")
    try:
        _common().validate(password)
    except ValidationError:
        raise PasswordWeak(
            field="password", row=row, why_zh="这是常见密码，容易被猜到", why_en="it is among the most common passwords"
        ) from None
