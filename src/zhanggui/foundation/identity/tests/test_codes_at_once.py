"""One code at several places at the same moment: it is taken once. Without the condition of the statement, by everybody."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.db import connection

from zhanggui.foundation.identity import throttle
from zhanggui.foundation.identity.errors import CodeWrong, LoginThrottled
from zhanggui.foundation.identity.public import LoggedIn
from zhanggui.foundation.identity.second_factor import commands
from zhanggui.foundation.identity.tests.conftest import NOW, make
from zhanggui.foundation.identity.tests.test_second_factor import code_of, enter, set_up
from zhanggui.kernel import db


def at_once(work: Callable[[], LoggedIn], clients: int) -> list[bool]:
    """Whether each of several log-ins at the same moment was let in."""
    start = threading.Barrier(clients)

    def go(_: int) -> bool:
        try:
            start.wait(30)
            work()
        except CodeWrong:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(clients) as pool:
        return list(pool.map(go, range(clients)))


CLIENTS = 4


@pytest.mark.parametrize("kind", ["clock", "recovery"])
def test_a_code_at_the_same_moment_is_taken_once(fresh_db: str, kind: str) -> None:
    secret, fresh = set_up(make("lisi"))
    connection.close()
    code = code_of(secret) if kind == "clock" else fresh[0]
    assert sum(at_once(lambda: enter(code), CLIENTS)) == 1


@pytest.mark.parametrize(
    ("kind", "statement", "condition"),
    [
        ("clock", "spend_step", " AND last_step < %(step)s::bigint"),
        ("recovery", "spend_recovery", " AND used_at IS NULL"),
    ],
)
def test_without_the_condition_it_is_taken_by_everybody(
    fresh_db: str, monkeypatch: pytest.MonkeyPatch, kind: str, statement: str, condition: str
) -> None:
    """The negative control: the statement spends whatever it finds."""
    secret, fresh = set_up(make("lisi"))
    connection.close()
    text = (commands.SQL._path / f"{statement}.sql").read_text(encoding="utf-8")
    assert condition in text
    monkeypatch.setitem(commands.SQL._statements, statement, db.Statement(statement, text.replace(condition, "")))
    code = code_of(secret) if kind == "clock" else fresh[0]
    assert sum(at_once(lambda: enter(code), CLIENTS)) == CLIENTS


def test_counting_and_forgetting_attempts_at_the_same_moment_wait_in_no_circle(fresh_db: str) -> None:
    """Both touch the rows of an address and of a login, and in the same order."""

    def enter_often(_: int) -> None:
        try:
            for _ in range(40):
                with suppress(LoginThrottled):
                    throttle.admit(login="lisi", address="203.0.113.7", now=NOW)
                throttle.succeed(login="lisi", address="203.0.113.7")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(enter_often, range(8)))
