"""The brake on guessing passwords and codes, kept in PostgreSQL so that all processes share it.

An attempt is counted before the password is looked at: a hundred guesses at the same moment are a hundred attempts, not one.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import Final

from zhanggui.foundation.identity.errors import LoginThrottled
from zhanggui.kernel import db

SQL = db.Folder(__file__)
#: Attempts without any wait. An address may be a whole office behind one router.
FREE_LOGIN: Final = 5
FREE_ADDRESS: Final = 20
#: The wait doubles from one second with each further failure, up to this.
LONGEST_WAIT: Final = timedelta(minutes=15)
#: After this time without an attempt the count starts again.
FORGET_AFTER: Final = timedelta(hours=1)


def _keys(login: str, address: str) -> list[str]:
    return [f"login:{login[:64]}", f"address:{address[:64]}"]


def admit(*, login: str, address: str, now: datetime) -> None:
    """Count an attempt, or raise `LoginThrottled` with the seconds to wait. Commits by itself: a failed log-in must not
    take its own count back."""
    with db.transaction():
        rows = SQL.admit.rows(
            keys=_keys(login, address),
            free=[FREE_LOGIN, FREE_ADDRESS],
            now=now,
            longest=LONGEST_WAIT.total_seconds(),
            forget_before=now - FORGET_AFTER,
        )
    waits = [blocked_until - now for admitted, blocked_until in rows if not admitted]
    if waits:
        raise LoginThrottled(seconds=max(1, math.ceil(max(waits).total_seconds())))


def succeed(*, login: str, address: str) -> None:
    """Forget the failures of the login and take back the one attempt of the address; earlier failures of the address stay,
    so that a thief with an account of his own can't wipe his count."""
    login_key, address_key = _keys(login, address)
    SQL.succeed.run(login_key=login_key, address_key=address_key)
