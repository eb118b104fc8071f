"""Setting up, using and taking away the second factor. One's own takes the password or a code, somebody else's a permission.

What guards itself by counting attempts (`throttle`) is called outside of a transaction: a refused call keeps its count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from zhanggui.foundation.identity import keys, locks, passwords, throttle
from zhanggui.foundation.identity.actor import Actor
from zhanggui.foundation.identity.errors import (
    CodeNeeded,
    CodeWrong,
    FactorNotBegun,
    FactorOff,
    FactorUnreadable,
    PasswordWrong,
    UserUnknown,
)
from zhanggui.foundation.identity.events import Change, tell
from zhanggui.foundation.identity.permissions import RESET_FACTORS
from zhanggui.foundation.identity.power import refuse, rules_over
from zhanggui.foundation.identity.second_factor import codes
from zhanggui.kernel import db, sealing
from zhanggui.kernel.errors import raise_if

SQL = db.Folder(__file__)
_PURPOSE: Final = "identity.second_factor"


@dataclass(frozen=True, slots=True)
class Proof:
    """A code that fits and has yet to be spent: the step of the clock, or the hash of a recovery code."""

    user_id: int
    secret: str
    step: int | None = None
    recovery: str = ""

    @property
    def kind(self) -> str:
        """For the log."""
        return "code" if self.step is not None else "recovery code"


@dataclass(frozen=True, slots=True)
class Begun:
    """A secret to put into an authenticator: as text, and as the address in the picture."""

    secret: str
    address: str


@dataclass(frozen=True, slots=True)
class _Own:
    user_id: int
    login: str
    password: str
    secret: str | None
    pending: str | None


def _open(sealed: str, user_id: int) -> str:
    try:
        return sealing.unseal(sealed, purpose=_PURPOSE, of=str(user_id))
    except sealing.SealBroken:
        raise FactorUnreadable(field="code") from None


def prove(*, user_id: int, secret: str | None, code: str, now: datetime) -> Proof | None:
    """What to `spend` for a user whose sealed secret this is; None where no second factor is on.

    Raises `CodeNeeded` without a code, `CodeWrong`, or `FactorUnreadable` (the instance's key has changed; recovery codes still work).
    """
    if secret is None:
        return None
    wanted = codes.normal(code)
    if not wanted:
        raise CodeNeeded(field="code")
    if not codes.is_of_clock(wanted):
        return Proof(user_id, secret, recovery=keys.digest(wanted))
    step = codes.matching_step(_open(secret, user_id), wanted, now=now)
    if step is None:
        raise CodeWrong(field="code")
    return Proof(user_id, secret, step=step)


def spend(proof: Proof, *, now: datetime) -> None:
    """Use the code up, inside the transaction of what it is for. Raises `CodeWrong` for one that is unknown or was used before."""
    if proof.step is not None:
        spent = SQL.spend_step.one(user_id=proof.user_id, secret=proof.secret, step=proof.step)
    else:
        spent = SQL.spend_recovery.one(user_id=proof.user_id, digest=proof.recovery, now=now)
    if spent is None:
        raise CodeWrong(field="code")


def _own(actor: Actor) -> _Own:
    user_id = actor.user_id or 0
    row = SQL.find.one(user_id=user_id)
    if row is None:
        raise UserUnknown(which=actor.name)
    return _Own(user_id, *row)


def begin(*, password: str, code: str, address: str, actor: Actor, now: datetime) -> Begun:
    """A new secret for the caller, which waits for its first code. With one in force this takes a code of that as well.

    Raises `UserUnknown`, `LoginThrottled`, `PasswordWrong`, `CodeNeeded`, `CodeWrong` or `FactorUnreadable`.
    """
    own = _own(actor)
    throttle.admit(login=own.login, address=address, now=now)
    if not passwords.verify(password, own.password):
        raise PasswordWrong(field="password")
    proof = prove(user_id=own.user_id, secret=own.secret, code=code, now=now)
    secret = codes.new_secret()
    with db.transaction():
        if proof is not None:
            spend(proof, now=now)
        throttle.succeed(login=own.login, address=address)
        SQL.begin.run(user_id=own.user_id, pending=sealing.seal(secret, purpose=_PURPOSE, of=str(own.user_id)))
        tell([Change("user", own.user_id, "begin_second_factor")], actor, now)
    return Begun(secret, codes.address(secret, login=own.login))


@db.in_transaction
def confirm(*, code: str, actor: Actor, now: datetime) -> list[str]:
    """The waiting secret comes into force with its first code; ten recovery codes, which are shown now and never again.

    Raises `UserUnknown`, `FactorNotBegun` or `CodeWrong`.
    """
    own = _own(actor)
    if own.pending is None:
        raise FactorNotBegun(field="code")
    step = codes.matching_step(_open(own.pending, own.user_id), codes.normal(code), now=now)
    if step is None:
        raise CodeWrong(field="code")
    if SQL.confirm.one(user_id=own.user_id, pending=own.pending, step=step, now=now) is None:
        raise FactorNotBegun(field="code")
    fresh = _new_recovery_codes(own.user_id)
    tell([Change("user", own.user_id, "set_second_factor")], actor, now)
    return fresh


def _new_recovery_codes(user_id: int) -> list[str]:
    fresh = codes.new_recovery_codes()
    SQL.drop_recovery_codes.run(user_id=user_id)
    SQL.add_recovery_codes.run(user_id=user_id, digests=[keys.digest(codes.normal(code)) for code in fresh])
    return fresh


def _proved(own: _Own, *, code: str, now: datetime) -> Proof:
    proof = prove(user_id=own.user_id, secret=own.secret, code=code, now=now)
    if proof is None:
        raise FactorOff(field="code")
    return proof


def renew_recovery_codes(*, code: str, address: str, actor: Actor, now: datetime) -> list[str]:
    """Ten new recovery codes in the place of the old ones.

    Raises `UserUnknown`, `LoginThrottled`, `FactorOff`, `CodeNeeded`, `CodeWrong` or `FactorUnreadable`.
    """
    own = _own(actor)
    throttle.admit(login=own.login, address=address, now=now)
    proof = _proved(own, code=code, now=now)
    with db.transaction():
        spend(proof, now=now)
        throttle.succeed(login=own.login, address=address)
        fresh = _new_recovery_codes(own.user_id)
        tell([Change("user", own.user_id, "renew_recovery_codes")], actor, now)
    return fresh


def remove(*, password: str, code: str, address: str, actor: Actor, now: datetime) -> None:
    """The caller goes without a second factor from now on; where a role asks for one, it has to be set up again before anything else.

    Raises `UserUnknown`, `LoginThrottled`, `PasswordWrong`, `FactorOff`, `CodeNeeded`, `CodeWrong` or `FactorUnreadable`.
    """
    own = _own(actor)
    throttle.admit(login=own.login, address=address, now=now)
    if not passwords.verify(password, own.password):
        raise PasswordWrong(field="password")
    proof = _proved(own, code=code, now=now)
    with db.transaction():
        spend(proof, now=now)
        throttle.succeed(login=own.login, address=address)
        SQL.drop_recovery_codes.run(user_id=own.user_id)
        SQL.remove.run(user_id=own.user_id)
        tell([Change("user", own.user_id, "remove_second_factor")], actor, now)


@db.in_transaction
def reset(ids: Sequence[int], *, actor: Actor, now: datetime) -> None:
    """Take the second factors of users away, who have lost them; all their sessions end. Of one who has none nothing is taken.

    Raises `MissingPermission`, `UserUnknown` or `PowerExceeded` (the user holds more than the caller).
    """
    actor.require(RESET_FACTORS)
    standings = locks.users(ids).standings
    raise_if([UserUnknown(field="user_id", row=row, which=id_) for row, id_ in enumerate(ids) if id_ not in standings])
    raise_if([refuse(each.user.name) for each in standings.values() if not rules_over(actor, each.actor())])
    had = {row[0] for row in SQL.reset.rows(ids=list(ids), now=now)}
    tell((Change("user", id_, "reset_second_factor") for id_ in ids if id_ in had), actor, now)
