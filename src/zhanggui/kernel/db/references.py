"""The text of the guards that stand in for foreign keys on tables with very many rows (docs/adr/0014-references-set-based.md).

A foreign key asks once for every row; these ask once for every statement. Migrations run what is written here, so it is part of history:
whoever needs other guards writes other functions, and a migration that puts them in place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import migrations, models

_MISSING = """\
        SELECT '{column}' AS name, f.{column} AS id FROM (SELECT DISTINCT {column} FROM fresh) f
         WHERE f.{column} IS NOT NULL AND (SELECT p.id FROM {parent} p WHERE p.id = f.{column}) IS NULL"""
_CHECKED = """\
CREATE FUNCTION {table}_check_references() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bad text;
BEGIN
    SELECT format('%s %s', r.name, r.id) INTO bad FROM (
{missing}
    ) r LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: {table} refers to nothing: %', bad USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER {table}_references AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION {table}_check_references();
CREATE TRIGGER {table}_references_stay BEFORE UPDATE OF {columns} ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION zg_references_stay({arguments});
"""
_KEPT = """\
CREATE TRIGGER {table}_kept BEFORE DELETE OR TRUNCATE OR UPDATE OF id ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION zg_kept();
"""


def unconstrained(
    model: str, name: str, to: str, *, null: bool = False, db_index: bool = True, db_column: str | None = None
) -> migrations.AlterField:
    """A reference's column without the key that asks for every row; the others as the field has them."""
    field: models.ForeignKey[Any, Any] = models.ForeignKey(
        to, models.PROTECT, related_name="+", db_constraint=False, null=null, db_index=db_index, db_column=db_column
    )
    return migrations.AlterField(model_name=model, name=name, field=field)


def checked(table: str, references: Mapping[str, str]) -> str:
    """SQL that guards the references of a table: {column: the table whose `id` it names}; NULL refers to nothing and is fine.

    A statement that inserts a reference to a row that is not there is refused with the column and the id; the row may be inserted by
    the same statement. A statement that sets one of the columns afterwards is refused. What they refer to must be `kept`.

    Each parent is looked up by its key, never joined: the plan is made once a session, and a join planned for a large batch would read
    the whole parent for a single row ever after. Raises ValueError for a name that is none.
    """
    _require_names(table, *references, *references.values())
    missing = "\n        UNION ALL\n".join(
        _MISSING.format(column=column, parent=parent) for column, parent in references.items()
    )
    return _CHECKED.format(
        table=table,
        missing=missing,
        columns=", ".join(references),
        arguments=", ".join(f"'{column}'" for column in references),
    )


def kept(*tables: str) -> str:
    """SQL that keeps the rows of tables that others refer to: they are not deleted, and keep their ids. Raises ValueError."""
    _require_names(*tables)
    return "".join(_KEPT.format(table=table) for table in tables)


def _require_names(*names: str) -> None:
    for name in names:
        if not name.isidentifier():
            raise ValueError(f"not a name: {name}")
