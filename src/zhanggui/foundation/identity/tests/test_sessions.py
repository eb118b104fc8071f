"""Logging in: what it gives, what it refuses, how it slows guessing down."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from zhanggui.foundation.identity import keys, passwords, throttle
from zhanggui.foundation.identity.errors import BadCredentials, LoginThrottled, SessionUnknown
from zhanggui.foundation.identity.permissions import VIEW_USERS
from zhanggui.foundation.identity.public import (
    ALL,
    SYSTEM,
    Changed,
    LoggedIn,
    NewRole,
    change_password,
    create_roles,
    log_in,
    log_out,
)
from zhanggui.foundation.identity.sessions import commands, queries
from zhanggui.foundation.identity.tasks import purge_sessions
from zhanggui.foundation.identity.tests.conftest import NOW, PASSWORD, make

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def enter(
    login: str = "lisi", password: str = PASSWORD, *, address: str = "203.0.113.7", after: timedelta = timedelta()
) -> LoggedIn:
    return log_in(login=login, password=password, address=address, agent="Test/1.0", now=NOW + after)


def live(key: str, after: timedelta = timedelta()) -> bool:
    return queries.by_key(key=key, now=NOW + after) is not None


def wait(after: timedelta) -> int:
    """Seconds until the next attempt for `lisi` is let in."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT blocked_until FROM identity_attempt WHERE key = 'login:lisi'")
        return int((cursor.fetchone()[0] - NOW - after).total_seconds())


class TestSession:
    """The life of a session."""

    def test_a_session_is_its_user(self, heard: list[Changed]) -> None:
        role_id = create_roles([NewRole("r", frozenset({VIEW_USERS.code}))], actor=SYSTEM, now=NOW)[0]
        user_id = make("lisi", role_ids=(role_id,), shops=frozenset({3}), locale="en")
        opened = enter("ＬｉＳｉ")
        found = queries.by_key(key=opened.key, now=NOW)
        assert found is not None
        assert found.actor == opened.actor
        assert (opened.actor.user_id, opened.actor.permissions) == (user_id, frozenset({VIEW_USERS.code}))
        assert (opened.actor.companies, opened.actor.shops, opened.actor.locale) == (None, frozenset({3}), "en")
        assert (heard[-1].changes[0].action, heard[-1].actor.user_id) == ("log_in", user_id)

    def test_an_owner_may_everything(self) -> None:
        make("lisi", is_owner=True)
        assert enter().actor.permissions is ALL

    def test_only_hashes_are_stored(self) -> None:
        make("lisi")
        opened = enter()
        with connection.cursor() as cursor:
            cursor.execute("SELECT row_to_json(s)::text FROM identity_session s")
            (stored,) = cursor.fetchone()
        assert opened.key not in stored
        assert keys.digest(opened.key) in stored
        assert opened.key not in repr(opened)

    def test_it_ends_by_itself(self) -> None:
        make("lisi")
        key = enter().key
        assert live(key, commands.IDLE - SECOND)
        assert not live(key, commands.IDLE)

    def test_use_prolongs_it_up_to_its_longest_life(self) -> None:
        make("lisi")
        key = enter().key
        for day in range(0, 36, 6):
            found = queries.by_key(key=key, now=NOW + timedelta(days=day))
            if found is None:
                break
            commands.touch(session_id=found.id, now=NOW + timedelta(days=day))
        assert live(key, commands.LONGEST - SECOND)
        assert not live(key, commands.LONGEST)

    def test_log_out(self, heard: list[Changed]) -> None:
        make("lisi")
        opened, other = enter(), enter()
        log_out(key=opened.key, actor=opened.actor, now=NOW)
        log_out(key=opened.key, actor=opened.actor, now=NOW)
        assert not live(opened.key)
        assert live(other.key)
        assert [event.changes[0].action for event in heard].count("log_out") == 1

    def test_ones_other_sessions_can_be_seen_and_ended(self) -> None:
        make("lisi")
        make("wang")
        mine, other, strange = enter(), enter(after=SECOND), enter("wang")
        page = queries.page(actor=mine.actor, key=mine.key, now=NOW)
        assert [(row.current, row.agent) for row in page.items] == [(False, "Test/1.0"), (True, "Test/1.0")]
        commands.revoke_sessions([page.items[0].id], actor=mine.actor, now=NOW)
        assert not live(other.key)
        foreign = queries.page(actor=strange.actor, key=strange.key, now=NOW).items[0].id
        with pytest.raises(SessionUnknown):
            commands.revoke_sessions([foreign], actor=mine.actor, now=NOW)
        assert live(strange.key)

    def test_a_new_password_ends_all_others(self) -> None:
        make("lisi")
        mine, other = enter(), enter()
        change_password(old=PASSWORD, new="new-password-1", session=mine.key, actor=mine.actor, now=NOW)
        assert live(mine.key)
        assert not live(other.key)

    def test_an_inactive_user_is_out_at_once(self) -> None:
        make("lisi")
        key = enter().key
        with connection.cursor() as cursor:
            cursor.execute("UPDATE identity_user SET active = false")
        assert not live(key)
        with pytest.raises(BadCredentials):
            enter()

    def test_old_hashes_are_strengthened(self, monkeypatch: pytest.MonkeyPatch) -> None:
        make("lisi")
        monkeypatch.setattr(passwords.Hasher, "memory_cost", 16)
        enter()
        with connection.cursor() as cursor:
            cursor.execute("SELECT password FROM identity_user")
            assert "$m=16," in cursor.fetchone()[0]
        enter()

    def test_the_old_is_swept_out(self) -> None:
        make("lisi")
        enter()
        with pytest.raises(BadCredentials):
            enter("ghost")
        commands.purge(now=NOW + timedelta(days=36))
        commands.purge(now=NOW + timedelta(days=38))
        with connection.cursor() as cursor:
            cursor.execute("SELECT (SELECT count(*) FROM identity_session), (SELECT count(*) FROM identity_attempt)")
            assert cursor.fetchone() == (0, 0)
        purge_sessions(timestamp=0)


class TestGuessing:
    """Wrong passwords."""

    def test_unknown_and_wrong_look_the_same(self) -> None:
        make("lisi")
        with pytest.raises(BadCredentials) as unknown:
            enter("nobody")
        with pytest.raises(BadCredentials) as wrong:
            enter(password="wrong")
        assert unknown.value.message("zh") == wrong.value.message("zh")
        assert unknown.value.params == wrong.value.params == {}

    def test_an_unknown_login_costs_a_hash_as_well(self, monkeypatch: pytest.MonkeyPatch) -> None:
        verified = []
        real = passwords.verify
        monkeypatch.setattr(passwords, "verify", lambda *args: verified.append(args) or real(*args))
        with pytest.raises(BadCredentials):
            enter("nobody")
        assert len(verified) == 1

    def test_waits_double_from_the_fifth_failure_up_to_a_quarter_of_an_hour(self) -> None:
        waits = []
        moment = timedelta()
        for _ in range(18):
            throttle.admit(login="lisi", address=f"host {len(waits)}", now=NOW + moment)
            waits.append(wait(after=moment))
            moment += timedelta(seconds=waits[-1])
        assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900]

    def test_while_it_lasts_even_the_right_password_waits(self) -> None:
        make("lisi")
        for _ in range(throttle.FREE_LOGIN):
            with pytest.raises(BadCredentials):
                enter(password="wrong")
        with pytest.raises(LoginThrottled) as caught:
            enter()
        assert (caught.value.status, caught.value.params) == (429, {"seconds": 1})
        assert enter(after=SECOND).actor.name == "Lisi"
        with pytest.raises(BadCredentials):
            enter(password="wrong", after=SECOND)
        enter(after=SECOND)  # the success has wiped the count

    def test_an_address_is_slowed_down_over_all_logins(self) -> None:
        for number in range(throttle.FREE_ADDRESS):
            with pytest.raises(BadCredentials):
                enter(f"user{number}", address="198.51.100.1")
        with pytest.raises(LoginThrottled):
            enter("another", address="198.51.100.1")
        with pytest.raises(BadCredentials):
            enter("another", address="198.51.100.2")

    def test_a_thief_with_an_account_can_not_wipe_the_count_of_his_address(self) -> None:
        make("thief")
        for number in range(throttle.FREE_ADDRESS - 1):
            with pytest.raises(BadCredentials):
                enter(f"user{number}", address="198.51.100.1")
        enter("thief", address="198.51.100.1")
        with pytest.raises(BadCredentials):
            enter("victim", address="198.51.100.1", after=SECOND)
        with pytest.raises(LoginThrottled):
            enter("victim", address="198.51.100.1", after=SECOND)

    def test_failures_are_forgotten_after_an_hour(self) -> None:
        for _ in range(throttle.FREE_LOGIN):
            throttle.admit(login="lisi", address="x", now=NOW)
        later = NOW + throttle.FORGET_AFTER + SECOND
        for _ in range(throttle.FREE_LOGIN):
            throttle.admit(login="lisi", address="x", now=later)
        with pytest.raises(LoginThrottled):
            throttle.admit(login="lisi", address="x", now=later)


def test_guesses_at_the_same_moment_are_all_counted(fresh_db: str) -> None:
    def guess(number: int) -> bool:
        try:
            throttle.admit(login="lisi", address=f"host {number}", now=NOW)
        except LoginThrottled:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(guess, range(48))) == throttle.FREE_LOGIN
