"""References without foreign keys: every one has a guard that bites, a parent that stays, and a place in `verify`
(docs/adr/0014-references-set-based.md). What is tried here is derived from the models, so a new table can't be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import psycopg.errors
import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from tests.architecture import house
from zhanggui.app.verification import SQL

pytestmark = pytest.mark.django_db
#: Ledger tables whose rows come with every posting.
POSTED = {"stock_entry", "stock_move", "books_entry", "books_line", "books_open_item", "books_allocation"}
#: Ids start far above.
NOTHING = 7
#: For a column that must have something, by type.
FILLING = {
    "bigint": "1",
    "integer": "1",
    "smallint": "1",
    "numeric": "1",
    "boolean": "false",
    "text": "'x'",
    "jsonb": "'{}'",
    "date": "'2026-11-01'",
    "timestamp with time zone": "'2026-11-01T00:00Z'",
    "ARRAY": "'{}'",
}


class Reference(NamedTuple):
    """A column that names a row."""

    table: str
    column: str
    parent: str

    def __str__(self) -> str:
        return f"{self.table}.{self.column}"


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("zhanggui.")]


def keys_of(model: type[models.Model]) -> list[models.ForeignKey[object, object]]:
    return [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]


def unconstrained() -> list[Reference]:
    """What the models name and the database has no key for."""
    return [
        Reference(model._meta.db_table, str(key.column), key.target_field.model._meta.db_table)
        for model in our_models()
        for key in keys_of(model)
        if not getattr(key, "db_constraint", True)
    ]


REFERENCES = unconstrained()
PARENTS = sorted({reference.parent for reference in REFERENCES})


def ask(statement: str, *parameters: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [tuple(row) for row in cursor.fetchall()] if cursor.description else []


@contextmanager
def unguarded() -> Iterator[None]:
    """As a superuser without triggers."""
    ask("SET LOCAL session_replication_role = replica")
    yield
    ask("SET LOCAL session_replication_role = origin")


def insert(table: str, **given: int) -> None:
    """One row with something in every column that must have something; what a CHECK says of it is no matter here."""
    for (name,) in ask("SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = %s::regclass", table):
        ask(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    wanted = ask(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema()"
        " AND table_name = %s AND is_nullable = 'NO' AND column_default IS NULL",
        table,
    )
    row = {str(name): FILLING[str(kind)] for name, kind in wanted}
    row |= {name: str(value) for name, value in given.items()}
    ask(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(row.values())})")


def insert_referring(reference: Reference, target: int) -> None:
    """A row with that reference; whatever else it refers to is there."""
    others = [each for each in REFERENCES if each.table == reference.table and each.column != reference.column]
    with unguarded():
        for number, other in enumerate(others, 11):
            insert(other.parent, id=number)
    insert(
        reference.table,
        **{other.column: number for number, other in enumerate(others, 11)},
        **{reference.column: target},
    )


def refused(statement: str, error: type[psycopg.Error], message: str) -> None:
    with pytest.raises(IntegrityError, match=message) as caught, transaction.atomic():
        ask(statement)
    assert isinstance(caught.value.__cause__, error)


def test_lines_and_postings_are_the_tables_without_keys() -> None:
    """A document's header belongs to a company; what lies below it, and what every posting writes, has many rows."""
    below = {
        model._meta.db_table
        for model in our_models()
        if house.room_of(model.__module__).split(".")[1] == "documents"
        and "company" not in {field.name for field in model._meta.concrete_fields}
    }
    many = below | POSTED
    assert {reference.table for reference in REFERENCES} == {
        model._meta.db_table for model in our_models() if model._meta.db_table in many and keys_of(model)
    }
    keyed = ask("SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'f'")
    assert [row for row in keyed if row[0] in many] == []


@pytest.mark.parametrize("table", sorted({reference.table for reference in REFERENCES}))
def test_a_guard_names_every_reference_of_its_table(table: str) -> None:
    sources = ask(
        "SELECT p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgrelid = %s::regclass"
        " AND t.tgnewtable = 'fresh' AND (t.tgtype & 1) = 0 AND t.tgenabled = 'O' AND NOT t.tgisinternal",
        table,
    )
    assert len(sources) == 1
    for reference in (each for each in REFERENCES if each.table == table):
        assert f"FROM {reference.parent} p WHERE p.id = f.{reference.column}" in str(sources[0][0])


@pytest.mark.parametrize("reference", REFERENCES, ids=str)
def test_a_reference_to_nothing_is_refused(reference: Reference) -> None:
    message = f"zhanggui: {reference.table} refers to nothing: {reference.column} {NOTHING}"
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        insert_referring(reference, NOTHING)
    assert isinstance(caught.value.__cause__, psycopg.errors.ForeignKeyViolation)
    assert caught.value.__cause__.diag.message_primary == message


@pytest.mark.parametrize("reference", [each for each in REFERENCES if each.table not in POSTED], ids=str)
def test_a_reference_to_a_row_is_taken(reference: Reference) -> None:
    with unguarded():
        insert(reference.parent, id=NOTHING)
    insert_referring(reference, NOTHING)
    assert ask(f"SELECT {reference.column} FROM {reference.table}") == [(NOTHING,)]


@pytest.mark.parametrize("reference", REFERENCES, ids=str)
def test_a_reference_stays(reference: Reference) -> None:
    refused(
        f"UPDATE {reference.table} SET {reference.column} = {reference.column}",
        psycopg.errors.RestrictViolation,
        f"references of {reference.table} stay|{reference.table} is append-only",
    )


@pytest.mark.parametrize("deed", ["DELETE FROM {}", "UPDATE {} SET id = id", "TRUNCATE {} CASCADE"])
@pytest.mark.parametrize("parent", PARENTS)
def test_what_is_referred_to_stays(parent: str, deed: str) -> None:
    refused(
        deed.format(parent),
        psycopg.errors.RestrictViolation,
        f"rows of {parent} are kept|{parent} is append-only",
    )


def test_verify_finds_every_reference_to_nothing() -> None:
    assert SQL.references.rows() == []
    [before] = SQL.references_rows.rows()
    with unguarded():
        for number, (table, column, _) in enumerate(REFERENCES, 21):
            beside = {each.column: NOTHING for each in REFERENCES if each.table == table}
            if column == next(iter(beside)):
                key = {} if table == "sales_order_line_source" else {"id": number}
                insert(table, **key, **beside)
    found = SQL.references.rows()
    tables = {row[0].split()[0] for row in found}
    assert {(row[0].split()[0], row[1], row[2]) for row in found} == {
        (table, f"{column} in {parent}", str(NOTHING)) for table, column, parent in REFERENCES
    }
    assert len(found) == len(REFERENCES)
    [after] = SQL.references_rows.rows()
    assert after[0] - before[0] == len(tables)
