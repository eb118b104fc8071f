"""The fixtures themselves: isolation, and commands that fail alone."""

from __future__ import annotations

import threading

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from zhanggui.kernel import db


def counted() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_migrations")
        return int(cursor.fetchone()[0])


def forget_all() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations")


@pytest.mark.django_db
@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_does_is_rolled_back(turn: int) -> None:
    assert counted() > 0
    forget_all()
    assert counted() == 0


@pytest.mark.django_db
def test_a_command_that_fails_takes_back_its_own_work_only() -> None:
    before = counted()

    @db.in_transaction
    def command() -> None:
        forget_all()
        with transaction.atomic(savepoint=False), connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")

    with pytest.raises(DatabaseError):
        command()
    assert counted() == before


@pytest.mark.django_db
def test_the_savepoint_around_a_command_is_not_counted() -> None:
    with db.count_statements() as statements, db.transaction():
        counted()
    assert statements.count == 1


def test_a_fresh_database_commits_and_is_seen_by_every_thread(fresh_db: str) -> None:
    forget_all()
    seen: list[int] = []

    def look() -> None:
        seen.append(counted())
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    with psycopg.connect(fresh_db) as session:
        row = session.execute("SELECT count(*) FROM django_migrations").fetchone()
    assert (seen, row) == ([0], (0,))


@pytest.mark.django_db
def test_a_fresh_database_leaves_the_shared_one_alone() -> None:
    assert counted() > 0
