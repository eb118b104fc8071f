"""Codes of the second factor: those of the clock (RFC 6238) and the recovery codes. Pure but for chance.

A code of the clock has six digits, lives for 30 seconds and is accepted one step early or late, for clocks that disagree. Recovery codes
are 80 random bits, so a fast hash of them is enough.
"""

from __future__ import annotations

import secrets
from base64 import b32encode
from datetime import datetime
from typing import Final

import pyotp

from zhanggui.foundation.identity import keys

STEP_SECONDS: Final = 30
DIGITS: Final = 6
#: Steps before and after the present one whose codes count too.
DRIFT: Final = 1
RECOVERY_CODES: Final = 10
_RECOVERY_BYTES: Final = 10
_GROUP: Final = 4
ISSUER: Final = "掌柜 zhanggui"


def new_secret() -> str:
    """A new secret, 160 bits as base32 text, as the standard recommends."""
    return pyotp.random_base32()


def address(secret: str, *, login: str) -> str:
    """The `otpauth://` address that an authenticator reads from the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def step_of(now: datetime) -> int:
    """The number of the step that is now."""
    return int(now.timestamp()) // STEP_SECONDS


def code_at(secret: str, step: int) -> str:
    """The code of one step."""
    return str(pyotp.TOTP(secret).generate_otp(step))


def matching_step(secret: str, code: str, *, now: datetime) -> int | None:
    """The step whose code this is, the latest if there are two; None if it is no code of now."""
    here = step_of(now)
    matching = [step for step in range(here - DRIFT, here + DRIFT + 1) if keys.same(code_at(secret, step), code)]
    return matching[-1] if matching else None


def normal(code: str) -> str:
    """A code as it is compared: without the blanks and dashes that people type, in capitals."""
    return "".join(sign for sign in code.upper() if sign not in " -\u2010\u2011\u2013\u3000")


def is_of_clock(code: str) -> bool:
    """Say whether a code in its normal form looks like one of the clock."""
    return len(code) == DIGITS and code.isascii() and code.isdigit()


def new_recovery_codes() -> list[str]:
    """Ten new recovery codes, as they are shown: `ABCD-EFGH-JKLM-NPQR`."""
    texts = [b32encode(secrets.token_bytes(_RECOVERY_BYTES)).decode("ascii") for _ in range(RECOVERY_CODES)]
    return ["-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP)) for text in texts]
