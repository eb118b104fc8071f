"""Statements that wait, travel together and commit on the same way."""

from __future__ import annotations

import signal
import threading

import psycopg
import pytest
from django.db import connection
from django.db import transaction as django_transaction

from zhanggui.kernel import db

ADD = db.Statement("add", "INSERT INTO wire_test (id, name) SELECT * FROM unnest(%(id)s::bigint[], %(name)s::text[])")
NAMES = db.Statement("names", "SELECT name FROM wire_test ORDER BY id")
#: Enough to be sent at once instead of waiting.
LONG = "x" * 20_000


@pytest.fixture
def table(fresh_db: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE wire_test (id bigint PRIMARY KEY, name text NOT NULL CHECK (name <> 'bad'))")
    return fresh_db


def names(url: str) -> list[str]:
    """What others see."""
    with psycopg.connect(url) as other:
        return [name for (name,) in other.execute("SELECT name FROM wire_test ORDER BY id").fetchall()]


@pytest.mark.parametrize("name", ["short", LONG])
def test_a_question_sees_what_waits_and_commit_takes_it_along(table: str, name: str) -> None:
    with db.transaction():
        ADD.later(id=[1], name=[name])
        assert NAMES.rows() == [(name,)]
        ADD.later(id=[2], name=[name])
        assert names(table) == []
    assert names(table) == [name, name]


def test_ids_are_there_while_the_server_still_writes(table: str) -> None:
    """A batch that runs out of ids in its middle goes on preparing: its writing waits here for a lock that somebody else holds."""
    patience = db.Statement("patience", "SELECT set_config('lock_timeout', '5s', true)")
    held = db.Statement("held", "SELECT pg_advisory_xact_lock(42)")
    with psycopg.connect(table) as other, db.transaction():
        other.execute("SELECT pg_advisory_xact_lock(42)")
        patience.run()
        held.later()
        ADD.later(id=[1], name=[LONG])
        taken = db.take_ids(3000)
        assert len(set(taken)) == 3000
        other.rollback()
        ADD.later(id=taken[:1], name=["next"])
    assert names(table) == [LONG, "next"]


@pytest.mark.parametrize("name", ["short", LONG])
def test_only_writing_commits_too(table: str, name: str) -> None:
    with db.transaction():
        ADD.later(id=[1], name=[name])
    assert names(table) == [name]


@pytest.mark.parametrize("name", ["short", LONG])
def test_the_orm_and_copy_see_what_waits(table: str, name: str) -> None:
    with db.transaction(), connection.cursor() as cursor:
        ADD.later(id=[1], name=[name])
        cursor.execute("SELECT name FROM wire_test")
        assert cursor.fetchall() == [(name,)]
        ADD.later(id=[2], name=[name])
        db.flush()
        with cursor.copy("COPY wire_test TO STDOUT") as copy:
            assert len(list(copy.rows())) == 2
    assert len(names(table)) == 2


@pytest.mark.parametrize("name", ["short", LONG])
def test_an_error_undoes_everything_and_leaves_a_usable_connection(table: str, name: str) -> None:
    @db.in_transaction
    def fails() -> None:
        ADD.later(id=[1], name=[name])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    with db.transaction():
        assert NAMES.rows() == []
        ADD.later(id=[1], name=["again"])
    assert names(table) == ["again"]


GIVEN = db.Statement("given", "INSERT INTO wire_test (id, name) VALUES (%(id)s, %(name)s) RETURNING 'written'")


@pytest.mark.parametrize("name", ["short", LONG])
def test_parts_are_read_in_turn_behind_what_waits(table: str, name: str) -> None:
    heard: list[int] = []

    def read(rows: list[db.Row]) -> list[str]:
        heard.append(len(rows))
        return [row[0] for row in rows]

    with db.transaction():
        # What a statement ahead answers is nobody's part.
        GIVEN.later(id=1, name=name)
        assert db.in_turn([NAMES.call(), NAMES.call()], read) == [name, name]
    assert heard == [1, 1]
    assert db.in_turn([], read) == []
    with pytest.raises(ZeroDivisionError):
        db.in_turn([NAMES.call(), NAMES.call()], lambda rows: [1 // 0 for _ in rows])
    assert NAMES.rows() == [(name,)]


class Refusal(Exception):
    """An error that names the remedy."""


@pytest.mark.parametrize("name", ["short", LONG])
def test_a_refusal_is_translated_by_its_own_statement_wherever_it_is_heard(table: str, name: str) -> None:
    def refused(error: psycopg.Error) -> Refusal | None:
        return Refusal() if error.sqlstate == "23514" else None

    @db.in_transaction
    def heard_with_commit() -> None:
        ADD.later(id=[1], name=[name])
        ADD.later(refused, id=[2], name=["bad"])
        ADD.later(id=[3], name=[name])

    @db.in_transaction
    def of_another_statement() -> None:
        ADD.later(refused, id=[1], name=[name])
        ADD.later(id=[2], name=["bad"])
        NAMES.rows()

    with pytest.raises(Refusal) as heard:
        heard_with_commit()
    assert isinstance(heard.value.__cause__, psycopg.errors.CheckViolation)
    with pytest.raises(psycopg.errors.CheckViolation):
        of_another_statement()
    assert names(table) == []


def test_whoever_catches_an_error_inside_can_not_commit_half(table: str) -> None:
    @db.in_transaction
    def fails() -> None:
        ADD.later(id=[1], name=["half"])
        raise ZeroDivisionError

    with db.transaction():
        try:
            fails()
        except ZeroDivisionError:
            pass
    assert names(table) == []


def test_a_rollback_that_was_asked_for_happens(table: str) -> None:
    with db.transaction():
        ADD.later(id=[1], name=[LONG])
        django_transaction.set_rollback(True)
    assert names(table) == []


def test_inside_a_foreign_transaction_nothing_is_committed_early(table: str) -> None:
    with django_transaction.atomic():
        with db.transaction():
            ADD.later(id=[1], name=["inner"])
        assert names(table) == []
        assert NAMES.rows() == [("inner",)]
    assert names(table) == ["inner"]


def test_statements_first_used_in_a_failed_exchange_work_afterwards(table: str) -> None:
    fresh = db.Statement("fresh", "SELECT 1 / %(n)s::int AS quotient")
    with pytest.raises(psycopg.errors.DivisionByZero), db.transaction():
        fresh.rows(n=0)
    with db.transaction():
        assert fresh.rows(n=1) == [(1,)]


def test_values_in_a_text_that_is_planned_each_time(table: str) -> None:
    each = db.Statement("each", "-- plan: each time\nSELECT %(a)s::text, %(b)s::text, %(c)s::int, %(d)s::text")
    assert each.rows(a="$2 it's", b="a\\b $1", c=-3, d=None) == [("$2 it's", "a\\b $1", -3, None)]


def test_several_questions_one_round_trip_and_answers_in_order(table: str) -> None:
    with db.transaction():
        ADD.later(id=[1, 2], name=["a", "b"])
        first = db.Question(NAMES.call(), lambda rows: [name for (name,) in rows])
        second = db.Question(db.Statement("n", "SELECT %(n)s::int").call(n=7), lambda rows: rows[0][0])
        assert db.answers(first, second) == (["a", "b"], 7)


def test_an_interrupted_wait_gives_the_connection_up(table: str) -> None:
    sleep = db.Statement("sleep", "SELECT pg_sleep(3)")
    timer = threading.Timer(0.5, signal.pthread_kill, (threading.main_thread().ident, signal.SIGINT))
    # A shell's background programs ignore it, and their children inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    @db.in_transaction
    def waits() -> None:
        ADD.later(id=[1], name=["lost"])
        sleep.rows()

    timer.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            waits()
    finally:
        timer.join()
        signal.signal(signal.SIGINT, before)
    with db.transaction():
        ADD.later(id=[1], name=["after"])
    assert names(table) == ["after"]


@pytest.mark.parametrize("name", ["short", LONG])
def test_a_server_that_ends_the_session_is_named_as_such(table: str, name: str) -> None:
    @db.in_transaction
    def ended() -> None:
        [(pid,)] = db.Statement("pid", "SELECT pg_backend_pid()").rows()
        with psycopg.connect(table, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        ADD.later(id=[1], name=[name])
        NAMES.rows()

    with pytest.raises(psycopg.errors.AdminShutdown):
        ended()
    with db.transaction():
        ADD.later(id=[1], name=["after"])
    assert names(table) == ["after"]
