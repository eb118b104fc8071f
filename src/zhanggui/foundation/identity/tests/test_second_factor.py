"""The second factor: setting it up, logging in with it, losing it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from zhanggui.foundation.identity import throttle
from zhanggui.foundation.identity.errors import (
    BadCredentials,
    CodeNeeded,
    CodeWrong,
    FactorNotBegun,
    FactorOff,
    FactorUnreadable,
    LoginThrottled,
    MissingPermission,
    PasswordWrong,
    PowerExceeded,
    UserUnknown,
)
from zhanggui.foundation.identity.permissions import MANAGE_USERS, RESET_FACTORS
from zhanggui.foundation.identity.public import (
    SYSTEM,
    Actor,
    Changed,
    LoggedIn,
    NewRole,
    RoleChange,
    create_roles,
    log_in,
    update_roles,
)
from zhanggui.foundation.identity.roles import queries as roles
from zhanggui.foundation.identity.second_factor import codes, commands, queries
from zhanggui.foundation.identity.sessions import queries as sessions
from zhanggui.foundation.identity.tests.conftest import NOW, PASSWORD, make
from zhanggui.foundation.identity.users import queries as users

pytestmark = pytest.mark.django_db
STEP = timedelta(seconds=codes.STEP_SECONDS)
HERE = "203.0.113.7"


def enter(code: str = "", *, password: str = PASSWORD, after: timedelta = timedelta()) -> LoggedIn:
    return log_in(login="lisi", password=password, address=HERE, agent="Test/1.0", now=NOW + after, code=code)


def caller(user_id: int) -> Actor:
    return Actor(user_id=user_id, name="Lisi", permissions=frozenset())


def code_of(secret: str, after: timedelta = timedelta()) -> str:
    return codes.code_at(secret, codes.step_of(NOW + after))


def set_up(user_id: int, *, after: timedelta = -5 * STEP) -> tuple[str, list[str]]:
    """Secret and recovery codes of a user who has set the second factor up a while ago."""
    begun = commands.begin(password=PASSWORD, code="", address=HERE, actor=caller(user_id), now=NOW + after)
    fresh = commands.confirm(code=code_of(begun.secret, after), actor=caller(user_id), now=NOW + after)
    return begun.secret, fresh


class TestCodes:
    """The arithmetic."""

    @pytest.mark.parametrize(
        ("second", "code"),
        [
            (59, "287082"),
            (1111111109, "081804"),
            (1234567890, "005924"),
            (2000000000, "279037"),
            (20000000000, "353130"),
        ],
    )
    def test_the_vectors_of_the_standard(self, second: int, code: str) -> None:
        """RFC 6238, appendix B: SHA-1, the last six of eight digits."""
        assert codes.code_at("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", second // codes.STEP_SECONDS) == code

    def test_clocks_may_disagree_by_one_step(self) -> None:
        secret = codes.new_secret()
        fits = [
            offset
            for offset in range(-4, 5)
            if codes.matching_step(secret, code_of(secret, offset * STEP), now=NOW) == codes.step_of(NOW) + offset
        ]
        assert fits == [-1, 0, 1]

    def test_the_address_names_whose_it_is(self) -> None:
        found = codes.address(2 * "JBSWY3DPEHPK3PXP", login="lisi@shop")
        assert found.startswith("otpauth://totp/")
        assert f"secret={2 * 'JBSWY3DPEHPK3PXP'}" in found
        assert "lisi%40shop" in found

    def test_recovery_codes_are_many_and_long(self) -> None:
        fresh = codes.new_recovery_codes()
        assert len(set(fresh)) == codes.RECOVERY_CODES
        assert {len(codes.normal(code)) for code in fresh} == {16}
        assert not any(codes.is_of_clock(codes.normal(code)) for code in fresh)

    def test_blanks_and_dashes_do_not_count(self) -> None:
        assert codes.normal(" abcd-efgh ijkl–mnop　") == "ABCDEFGHIJKLMNOP"
        assert codes.is_of_clock(codes.normal("123 456"))
        assert not codes.is_of_clock("１２３４５６")


class TestSettingUp:
    """From nothing to a second factor, and back."""

    def test_it_is_on_with_the_first_code(self, heard: list[Changed]) -> None:
        user_id = make("lisi")
        begun = commands.begin(password=PASSWORD, code="", address=HERE, actor=caller(user_id), now=NOW)
        assert queries.mine(actor=caller(user_id)).state == "off"
        enter()
        with pytest.raises(CodeWrong):
            commands.confirm(code="000000", actor=caller(user_id), now=NOW - 9 * STEP)
        fresh = commands.confirm(code=code_of(begun.secret), actor=caller(user_id), now=NOW)
        state = queries.mine(actor=caller(user_id))
        assert (state.state, state.since, state.recovery_left, len(fresh)) == ("on", NOW, 10, 10)
        with pytest.raises(CodeNeeded):
            enter()
        actions = [event.changes[0].action for event in heard if event.changes[0].document == "user"]
        assert actions == ["create", "begin_second_factor", "log_in", "set_second_factor"]

    def test_the_password_is_asked_for(self) -> None:
        user_id = make("lisi")
        with pytest.raises(PasswordWrong):
            commands.begin(password="wrong", code="", address=HERE, actor=caller(user_id), now=NOW)

    def test_guessing_the_password_is_slowed_down(self) -> None:
        user_id = make("lisi")
        for _ in range(throttle.FREE_LOGIN):
            with pytest.raises(PasswordWrong):
                commands.begin(password="wrong", code="", address=HERE, actor=caller(user_id), now=NOW)
        with pytest.raises(LoginThrottled):
            commands.begin(password=PASSWORD, code="", address=HERE, actor=caller(user_id), now=NOW)

    def test_the_secret_is_sealed_and_codes_are_hashed(self) -> None:
        secret, fresh = set_up(make("lisi"))
        with connection.cursor() as cursor:
            cursor.execute("SELECT string_agg(f::text, '') FROM identity_factor f")
            (stored,) = cursor.fetchone()
            cursor.execute("SELECT string_agg(c::text, '') FROM identity_recovery_code c")
            (hashes,) = cursor.fetchone()
        assert secret not in stored
        assert not any(codes.normal(code) in hashes for code in fresh)

    def test_the_code_that_confirmed_is_used(self) -> None:
        secret, _ = set_up(make("lisi"), after=timedelta())
        with pytest.raises(CodeWrong):
            enter(code_of(secret))
        enter(code_of(secret, STEP))

    def test_another_device_takes_a_code_of_the_first(self) -> None:
        user_id = make("lisi")
        first, old = set_up(user_id)
        with pytest.raises(CodeNeeded):
            commands.begin(password=PASSWORD, code="", address=HERE, actor=caller(user_id), now=NOW)
        begun = commands.begin(password=PASSWORD, code=code_of(first), address=HERE, actor=caller(user_id), now=NOW)
        enter(code_of(first, STEP), after=STEP)  # until the new one is confirmed, the first one counts
        commands.confirm(code=code_of(begun.secret, STEP), actor=caller(user_id), now=NOW + STEP)
        later = 4 * STEP
        with pytest.raises(CodeWrong):
            enter(code_of(first, later), after=later)
        with pytest.raises(CodeWrong):
            enter(old[0], after=later)
        enter(code_of(begun.secret, later), after=later)

    def test_a_secret_of_yesterday_is_not_confirmed(self) -> None:
        user_id = make("lisi")
        with pytest.raises(FactorNotBegun):
            commands.confirm(code="123456", actor=caller(user_id), now=NOW)
        first = commands.begin(password=PASSWORD, code="", address=HERE, actor=caller(user_id), now=NOW)
        commands.begin(password=PASSWORD, code="", address=HERE, actor=caller(user_id), now=NOW)
        with pytest.raises(CodeWrong):
            commands.confirm(code=code_of(first.secret), actor=caller(user_id), now=NOW)

    def test_removing_takes_password_and_code(self, heard: list[Changed]) -> None:
        user_id = make("lisi")
        secret, _ = set_up(user_id)
        me = caller(user_id)
        with pytest.raises(PasswordWrong):
            commands.remove(password="wrong", code=code_of(secret), address=HERE, actor=me, now=NOW)
        with pytest.raises(CodeNeeded):
            commands.remove(password=PASSWORD, code="", address=HERE, actor=me, now=NOW)
        with pytest.raises(CodeWrong):
            commands.remove(password=PASSWORD, code="WRONG-CODE", address=HERE, actor=me, now=NOW)
        commands.remove(password=PASSWORD, code=code_of(secret), address=HERE, actor=me, now=NOW)
        assert queries.mine(actor=me) == queries.OFF
        assert heard[-1].changes[0].action == "remove_second_factor"
        enter()
        with pytest.raises(FactorOff):
            commands.remove(password=PASSWORD, code="123456", address=HERE, actor=me, now=NOW)

    def test_only_people_have_one(self) -> None:
        assert queries.mine(actor=SYSTEM) == queries.OFF
        with pytest.raises(UserUnknown):
            commands.begin(password="x", code="", address=HERE, actor=SYSTEM, now=NOW)


class TestLoggingIn:
    """Password and code."""

    def test_a_code_is_asked_for_once_the_password_is_right(self) -> None:
        secret, _ = set_up(make("lisi"))
        with pytest.raises(BadCredentials):
            enter(code_of(secret), password="wrong")
        with pytest.raises(CodeNeeded) as needed:
            enter()
        assert needed.value.status == 401
        enter(code_of(secret))

    def test_a_code_is_used_once(self) -> None:
        secret, _ = set_up(make("lisi"))
        enter(code_of(secret))
        with pytest.raises(CodeWrong):
            enter(code_of(secret))
        with pytest.raises(CodeWrong):  # of the step before: still in time, but behind the one that was used
            enter(code_of(secret, -STEP))
        enter(code_of(secret, STEP))

    def test_wrong_and_used_look_the_same(self) -> None:
        secret, _ = set_up(make("lisi"))
        enter(code_of(secret))
        with pytest.raises(CodeWrong) as used:
            enter(code_of(secret))
        with pytest.raises(CodeWrong) as wrong:
            enter("not-a-code")
        assert used.value.message() == wrong.value.message()

    def test_a_recovery_code_is_used_once(self, heard: list[Changed]) -> None:
        user_id = make("lisi")
        _, fresh = set_up(user_id)
        enter(fresh[3].lower().replace("-", " "))
        assert heard[-1].changes[0].after == {"address": HERE, "second_factor": "recovery code"}
        with pytest.raises(CodeWrong):
            enter(fresh[3])
        enter(fresh[4])
        assert queries.mine(actor=caller(user_id)).recovery_left == 8

    def test_somebody_elses_recovery_code_is_none(self) -> None:
        set_up(make("lisi"))
        other = make("wang")
        begun = commands.begin(password=PASSWORD, code="", address=HERE, actor=caller(other), now=NOW)
        theirs = commands.confirm(code=code_of(begun.secret), actor=caller(other), now=NOW)
        with pytest.raises(CodeWrong):
            enter(theirs[0])

    def test_renewed_recovery_codes_replace_the_old(self) -> None:
        user_id = make("lisi")
        secret, old = set_up(user_id)
        me = caller(user_id)
        with pytest.raises(CodeWrong):
            commands.renew_recovery_codes(code="000-000-0", address=HERE, actor=me, now=NOW)
        new = commands.renew_recovery_codes(code=code_of(secret), address=HERE, actor=me, now=NOW)
        with pytest.raises(CodeWrong):
            enter(old[0])
        enter(new[0])

    def test_guessing_codes_is_slowed_down(self) -> None:
        secret, _ = set_up(make("lisi"))
        for _ in range(throttle.FREE_LOGIN):
            with pytest.raises(CodeWrong):
                enter("WRONG")
        with pytest.raises(LoginThrottled):
            enter(code_of(secret))

    def test_the_right_password_alone_wipes_no_count(self) -> None:
        """Otherwise a thief who knows the password would guess without end, with a log-in without code between two guesses."""
        set_up(make("lisi"))
        for _ in range(throttle.FREE_LOGIN):
            with pytest.raises(CodeNeeded):
                enter()
        with pytest.raises(LoginThrottled):
            enter()

    def test_another_key_of_the_instance_leaves_the_recovery_codes(self, settings: Any) -> None:
        secret, fresh = set_up(make("lisi"))
        first = settings.SECRET_KEY
        settings.SECRET_KEY = "the key of another machine"
        with pytest.raises(FactorUnreadable):
            enter(code_of(secret))
        enter(fresh[0])
        settings.SECRET_KEY_FALLBACKS = [first]
        enter(code_of(secret))


class TestAsked:
    """Roles that ask for it, and who takes it away."""

    def test_a_role_asks_for_it(self) -> None:
        [role] = create_roles([NewRole("r", frozenset(), second_factor=True)], actor=SYSTEM, now=NOW)
        user_id = make("lisi", role_ids=(role,))
        opened = enter()
        session = sessions.by_key(key=opened.key, now=NOW)
        assert session is not None
        assert session.second_factor == "required"
        assert queries.mine(actor=caller(user_id)).state == "required"
        assert users.user(user_id=user_id, actor=SYSTEM).second_factor == "required"
        set_up(user_id)
        session = sessions.by_key(key=opened.key, now=NOW)
        assert session is not None
        assert session.second_factor == "on"
        assert users.user(user_id=user_id, actor=SYSTEM).second_factor == "on"

    def test_a_secret_that_waits_is_not_enough(self) -> None:
        [role] = create_roles([NewRole("r", frozenset(), second_factor=True)], actor=SYSTEM, now=NOW)
        user_id = make("lisi", role_ids=(role,))
        opened = enter()
        commands.begin(password=PASSWORD, code="", address=HERE, actor=caller(user_id), now=NOW)
        session = sessions.by_key(key=opened.key, now=NOW)
        assert session is not None
        assert session.second_factor == "required"

    def test_a_change_of_a_role_that_does_not_name_it_leaves_it(self, heard: list[Changed]) -> None:
        [role] = create_roles([NewRole("r", frozenset(), second_factor=True)], actor=SYSTEM, now=NOW)
        update_roles([RoleChange(role, 1, "renamed", frozenset())], actor=SYSTEM, now=NOW)
        assert roles.roles([role])[role].second_factor
        update_roles([RoleChange(role, 2, "renamed", frozenset(), second_factor=False)], actor=SYSTEM, now=NOW)
        assert not roles.roles([role])[role].second_factor
        assert [event.changes[0].after["second_factor"] for event in heard[-2:]] == [True, False]  # type: ignore[index]

    def test_a_reset_ends_factor_codes_and_sessions(self, heard: list[Changed]) -> None:
        user_id = make("lisi")
        secret, fresh = set_up(user_id)
        opened = enter(code_of(secret))
        commands.reset([user_id], actor=SYSTEM, now=NOW)
        assert sessions.by_key(key=opened.key, now=NOW) is None
        assert queries.mine(actor=caller(user_id)) == queries.OFF
        assert heard[-1].changes[0].action == "reset_second_factor"
        enter()
        set_up(user_id)
        with pytest.raises(CodeWrong):
            enter(fresh[0])

    def test_a_reset_of_nothing_leaves_the_sessions(self) -> None:
        user_id = make("lisi")
        opened = enter()
        commands.reset([user_id], actor=SYSTEM, now=NOW)
        assert sessions.by_key(key=opened.key, now=NOW) is not None

    def test_who_may_reset(self) -> None:
        user_id = make("lisi", is_owner=True)
        manager = Actor(user_id=1, name="m", permissions=frozenset({MANAGE_USERS.code}))
        with pytest.raises(MissingPermission):
            commands.reset([user_id], actor=manager, now=NOW)
        resetter = Actor(user_id=1, name="r", permissions=frozenset({RESET_FACTORS.code}))
        with pytest.raises(PowerExceeded):
            commands.reset([user_id], actor=resetter, now=NOW)
        with pytest.raises(UserUnknown):
            commands.reset([7], actor=resetter, now=NOW)
