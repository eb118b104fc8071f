"""An idle connection is looked at, not asked."""

from __future__ import annotations

import time

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import DataError

from zhanggui.kernel import db


def usable(*, wanted: bool) -> bool:
    """Whether the connection is (not) usable; what the server says takes a moment to arrive."""
    deadline = time.monotonic() + 10
    while (found := connection.is_usable()) != wanted and time.monotonic() < deadline:
        time.sleep(0.01)
    return found


def test_a_line_that_lives_is_usable(fresh_db: str) -> None:
    assert not connection.is_usable()  # not open yet
    connection.ensure_connection()
    with db.count_statements() as counted:
        assert connection.is_usable()
    assert counted.count == 0


def test_a_line_whose_server_went_away_is_not(fresh_db: str) -> None:
    connection.ensure_connection()
    assert connection.connection is not None
    pid = connection.connection.info.backend_pid
    with psycopg.connect(fresh_db, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [pid])
        assert not usable(wanted=False)


def test_news_from_the_server_do_no_harm(fresh_db: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("LISTEN news")
    with psycopg.connect(fresh_db, autocommit=True) as other:
        other.execute("NOTIFY news")
    time.sleep(0.1)
    assert connection.is_usable()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 7")
        assert cursor.fetchone() == (7,)


def divide_by_zero() -> None:
    """Fails in a transaction, and looks at the connection in the state it leaves."""
    with transaction.atomic(), connection.cursor() as cursor:
        try:
            cursor.execute("SELECT 1/0")
        finally:
            assert not connection.is_usable()


def test_a_transaction_that_failed_is_not(fresh_db: str) -> None:
    with pytest.raises(DataError):
        divide_by_zero()
    assert connection.is_usable()


def test_a_request_after_the_server_went_away_gets_a_new_line(fresh_db: str) -> None:
    connection.ensure_connection()
    assert connection.connection is not None
    before = connection.connection.info.backend_pid
    with psycopg.connect(fresh_db, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [before])
    assert not usable(wanted=False)
    connection.health_check_done = False  # as at the beginning of a request
    connection.health_check_enabled = True
    connection.close_if_health_check_failed()
    assert db.Statement("pid", "SELECT pg_backend_pid()").rows()[0][0] != before
