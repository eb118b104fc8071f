"""Guards in place of foreign keys, on tables of the test's own."""

from __future__ import annotations

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction
from psycopg import errors

from zhanggui.kernel.db import references

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tables(db: None) -> None:
    """Shelves and their books: a book may have lost its shelf, and may continue another one."""
    run("CREATE TABLE shelf (id bigint PRIMARY KEY)")
    run("CREATE TABLE tome (id bigint PRIMARY KEY, shelf_id bigint, continues_id bigint, pages int NOT NULL DEFAULT 1)")
    run(references.checked("tome", {"shelf_id": "shelf", "continues_id": "tome"}))
    run(references.kept("shelf", "tome"))
    run("INSERT INTO shelf (id) VALUES (1), (2)")


def run(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.rowcount)


def refused(statement: str) -> psycopg.Error:
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        run(statement)
    assert isinstance(caught.value.__cause__, psycopg.Error)
    return caught.value.__cause__


def test_what_is_there_may_be_referred_to() -> None:
    assert run("INSERT INTO tome (id, shelf_id) SELECT n, 1 + n % 2 FROM generate_series(1, 3000) AS n") == 3000


def test_nothing_is_a_reference_to_nothing_in_particular() -> None:
    assert run("INSERT INTO tome (id) VALUES (1), (2)") == 2


def test_no_row_is_fine() -> None:
    assert run("INSERT INTO tome (id, shelf_id) SELECT 1, 9 WHERE false") == 0


def test_the_row_may_come_with_the_same_statement() -> None:
    run(
        "WITH s AS (INSERT INTO shelf (id) VALUES (3)) INSERT INTO tome (id, shelf_id, continues_id) VALUES (10, 3, 11), (11, 3, NULL)"
    )


def test_one_bad_reference_among_many_is_named() -> None:
    error = refused(
        "INSERT INTO tome (id, shelf_id) SELECT n, CASE n WHEN 2500 THEN 77 ELSE 1 END FROM generate_series(1, 3000) AS n"
    )
    assert isinstance(error, errors.ForeignKeyViolation)
    assert error.diag.message_primary == "zhanggui: tome refers to nothing: shelf_id 77"
    error = refused("INSERT INTO tome (id, shelf_id, continues_id) VALUES (1, 1, NULL), (2, 1, 88)")
    assert error.diag.message_primary == "zhanggui: tome refers to nothing: continues_id 88"
    assert run("SELECT 1 FROM tome") == 0


def test_references_stay_and_other_columns_do_not() -> None:
    run("INSERT INTO tome (id, shelf_id) VALUES (1, 1)")
    error = refused("UPDATE tome SET shelf_id = 2")
    assert isinstance(error, errors.RestrictViolation)
    assert error.diag.message_primary == "zhanggui: references of tome stay (shelf_id, continues_id), UPDATE refused"
    assert run("UPDATE tome SET pages = 2") == 1


@pytest.mark.parametrize(
    "deed", ["DELETE FROM shelf", "TRUNCATE shelf", "UPDATE shelf SET id = id + 1", "DELETE FROM tome"]
)
def test_what_may_be_referred_to_is_kept(deed: str) -> None:
    run("INSERT INTO tome (id, shelf_id) VALUES (1, 1)")
    error = refused(deed)
    assert isinstance(error, errors.RestrictViolation)
    table = "tome" if "tome" in deed else "shelf"
    assert error.diag.message_primary == f"zhanggui: rows of {table} are kept with their ids, {deed.split()[0]} refused"


def test_a_plan_made_for_many_rows_still_looks_up_single_ones() -> None:
    """Plans are kept for the session. A join planned for the large batch would read all of `shelf` for one row ever after."""
    run("INSERT INTO shelf (id) SELECT n FROM generate_series(3, 20000) AS n")
    run("ANALYZE shelf")
    run("INSERT INTO tome (id, shelf_id) SELECT n, n FROM generate_series(1, 20000) AS n")
    before = walked()
    run("INSERT INTO tome (id, shelf_id) VALUES (30000, 5)")
    assert walked() == before


def walked() -> int:
    """How often `shelf` was read from end to end in this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_get_xact_numscans('shelf'::regclass)")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("name", ["a b", "a;--", "", "a.b"])
def test_a_name_is_a_name(name: str) -> None:
    for make in (
        lambda: references.checked(name, {"a_id": "a"}),
        lambda: references.checked("t", {name: "a"}),
        lambda: references.checked("t", {"a_id": name}),
        lambda: references.kept(name),
    ):
        with pytest.raises(ValueError, match="not a name"):
            make()
