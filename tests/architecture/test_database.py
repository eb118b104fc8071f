"""The database after all migrations: exact columns, no keys per row on the ledgers, guards where history is kept."""

from __future__ import annotations

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db
#: Tables of libraries keep their own habits.
OURS = (
    "table_schema = current_schema() AND table_name NOT LIKE 'django\\_%%' AND table_name NOT LIKE 'procrastinate\\_%%'"
)
LEDGERS = ("stock", "books")


def rows(statement: str, *parameters: str | list[str]) -> list[tuple[object, ...]]:
    """Ask the catalogue."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [tuple(row) for row in cursor.fetchall()]


def columns_of(*types: str) -> list[tuple[object, ...]]:
    """Our columns of some types."""
    statement = f"SELECT table_name, column_name FROM information_schema.columns WHERE {OURS} AND data_type = ANY(%s)"
    return rows(statement, list(types))


def test_there_is_no_floating_column() -> None:
    assert columns_of("real", "double precision", "money") == []


def test_every_moment_has_a_time_zone() -> None:
    assert columns_of("timestamp without time zone", "time without time zone") == []


def test_texts_have_no_built_in_limit() -> None:
    assert columns_of("character varying", "character") == []


def test_numerics_have_a_scale() -> None:
    statement = f"SELECT table_name, column_name FROM information_schema.columns WHERE {OURS} AND data_type = 'numeric'"
    assert rows(f"{statement} AND numeric_scale IS NULL") == []


def ledger_tables() -> list[str]:
    """Moves and lines: the tables with most rows."""
    found = rows("SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND pg_table_is_visible(oid)")
    return [
        str(name)
        for (name,) in found
        if name in {f"{ledger}_{kind}" for ledger in LEDGERS for kind in ("move", "line")}
    ]


def test_ledger_rows_have_no_foreign_keys() -> None:
    tables = ledger_tables()
    assert sorted(tables) == ["books_line", "stock_move"]
    keys = rows(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s)",
        tables,
    )
    assert keys == []


def triggers(table: str) -> dict[str, tuple[bool, bool]]:
    """Function → (per statement, with a transition table)."""
    statement = """
        SELECT p.proname, (t.tgtype & 1) = 0, t.tgnewtable IS NOT NULL
          FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
         WHERE t.tgrelid = %s::regclass AND NOT t.tgisinternal AND t.tgenabled <> 'D'
    """
    return {str(name): (bool(statement), bool(table)) for name, statement, table in rows(statement, table)}


@pytest.mark.parametrize("table", ["stock_entry", "stock_move", "books_entry", "books_line"])
def test_a_ledger_refuses_to_be_rewritten(table: str) -> None:
    assert "zg_append_only" in triggers(table)


@pytest.mark.parametrize("table", ["stock_move", "books_line"])
def test_a_ledger_checks_a_batch_in_one_pass(table: str) -> None:
    checks = {name: shape for name, shape in triggers(table).items() if name != "zg_append_only"}
    assert checks
    assert set(checks.values()) == {(True, True)}


def test_no_trigger_runs_once_per_row() -> None:
    """A trigger per row makes every batch pay once per row; our guards are per statement."""
    statement = """
        SELECT t.tgrelid::regclass::text, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
         WHERE NOT t.tgisinternal AND (t.tgtype & 1) = 1 AND pg_table_is_visible(c.oid)
           AND c.relname NOT LIKE 'procrastinate\\_%%'
    """
    assert rows(statement) == []


def test_functions_and_triggers_name_no_schema() -> None:
    """A merchant is a schema: what lives in it finds its neighbours through the search path."""
    statement = (
        "SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND prosrc ~* '\\mpublic\\.'"
    )
    assert rows(statement) == []
