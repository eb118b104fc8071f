"""The writers of imports: stage a file, validate its rows, decide about rows. Runs (apply, undo) are in `runs.py`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection

from zhanggui.foundation.audit import public as audit
from zhanggui.foundation.exchange import checks, queries, registry
from zhanggui.foundation.exchange.contracts import ImportRow, Outcome
from zhanggui.foundation.exchange.errors import ColumnsMissing, ColumnTwice, HeaderMissing, ImportState, RowDecided
from zhanggui.foundation.exchange.kept import commands as kept
from zhanggui.foundation.exchange.kept.queries import require_kept
from zhanggui.foundation.exchange.layouts import Layout
from zhanggui.foundation.exchange.models import Import, SavedMapping
from zhanggui.foundation.exchange.permissions import IMPORT
from zhanggui.foundation.exchange.reading import header, source, table
from zhanggui.foundation.exchange.states import ACTIONS, BY_CODE
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.errors import DomainError

SQL = db.Folder(__file__)
DOCUMENT = "exchange.import"
COPY = "COPY exchange_row (import_id, row_no, cells, flaw) FROM STDIN"
LIMITS = source.Limits()
#: Called with the number of rows read so far; how many there will be is not known.
OnRows = Callable[[int], None]


def note(row: ImportRow, action: str, *, actor: Actor, now: datetime, after: Mapping[str, Any] | None = None) -> None:
    """Write an action on an import into the audit log."""
    audit.record(
        [audit.AuditRow(row.company_id, DOCUMENT, row.id, action, {"state": row.state}, after)], actor=actor, now=now
    )


def require_state(row: ImportRow, action: str) -> None:
    """Raise ImportState unless the import's state allows the action."""
    zh, en, sources = ACTIONS[action]
    if row.state not in sources:
        state = BY_CODE[row.state]
        raise ImportState(field="state", which=row.id, state_zh=state.zh, state_en=state.en, action_zh=zh, action_en=en)


def stage(
    path: Path,
    layout: Layout,
    *,
    actor: Actor,
    now: datetime,
    company_id: int | None = None,
    file_name: str | None = None,
    encoding: str | None = None,
    mapping: Mapping[str, str] | None = None,
    keep: bool = False,
    by_hand: bool = False,
    on_rows: OnRows | None = None,
) -> ImportRow:
    """Bring the rows of a file into the database, unchanged but for spelling; one transaction: all rows or none.

    The file is read in constant memory. `mapping` (column key → heading) is remembered for files with the same headings. A file
    that was staged before for this layout and company, and not undone, is not staged again: its import is returned with `known`.
    `keep`: the file itself stays until the import is applied, so that its columns can be mapped again (columns.py); `by_hand`: one whose
    columns are not found is kept without rows, to be mapped. Raises what is wrong with the file as a whole (errors.py); rows are
    judged by `validate`.
    """
    actor.require(IMPORT)
    if company_id is not None:
        actor.require_companies([company_id])
    registry.register(layout)
    name = (file_name or path.name).replace("\x00", "")[-255:]
    file = source.inspect(path, name=name, encoding=encoding, limits=LIMITS)
    with db.transaction():
        SQL.lock_file.one(key=f"exchange:{layout.name}:{company_id}:{file.sha256}")
        earlier = queries.staged_before(layout=layout.name, company_id=company_id, sha256=file.sha256)
        if earlier is not None:
            return replace(earlier, known=True)
        try:
            found = table.find(file, layout, mapping, lambda rows: queries.saved_mapping(layout.name, rows))
        except (HeaderMissing, ColumnsMissing, ColumnTwice):
            if not by_hand:
                raise
            return _unmapped(file, layout, company_id=company_id, actor=actor, now=now)
        row = _create(file, layout, found.described(), "staged", company_id=company_id, actor=actor, now=now)
        rows = load(row.id, found, on_rows)
        if keep:
            kept.keep(row.id, file)
        source.require_unchanged(file)
        if mapping is not None:
            remember(layout, found.header.headings, mapping, actor=actor, now=now)
        _note_staged(row, rows, actor=actor, now=now)
        return queries.get(row.id)


def _unmapped(file: source.Source, layout: Layout, *, company_id: int | None, actor: Actor, now: datetime) -> ImportRow:
    """An import without rows, whose file waits for its columns. Raises FileNotKept for one that is too large for that."""
    described = table.guess(file, layout).described()
    row = _create(file, layout, described, "unmapped", company_id=company_id, actor=actor, now=now)
    if not kept.keep(row.id, file):
        require_kept(row.id)
    source.require_unchanged(file)
    _note_staged(row, 0, actor=actor, now=now)
    return queries.get(row.id)


def load(import_id: int, found: table.Table, on_rows: OnRows | None = None) -> int:
    """Bring the rows of a file into the database, below its import; how many. The caller's transaction. Raises QuoteBroken, NoRows."""
    counts = table.Counts()
    db.flush()
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for block in table.copy_blocks(found, str(import_id), counts):
            copy.write(block)
            if on_rows is not None:
                on_rows(counts.rows)
    dropped = {"blank_rows": counts.blank, "total_rows": counts.totals, "total_row_numbers": counts.total_rows}
    Import.objects.filter(id=import_id).update(
        rows=counts.rows, total=counts.rows, source={**found.described(), **dropped}
    )
    SQL.analyze.run()
    return counts.rows


def _create(
    file: source.Source,
    layout: Layout,
    described: dict[str, Any],
    state: str,
    *,
    company_id: int | None,
    actor: Actor,
    now: datetime,
) -> Import:
    return Import.objects.create(
        id=db.take_id(), layout=layout.name, company_id=company_id, file_name=file.name, sha256=file.sha256, size=file.size,
        source=described, columns=layout.keys, state=state, rows=0, imported=0, adjusted=0, rejected=0, skipped=0,
        user_id=actor.user_id, user_name=actor.name, created_at=now, cancel=False, phase="", done=0, total=0, cursor={}, options={},
        report={},
    )  # fmt: skip


def _note_staged(row: Import, rows: int, *, actor: Actor, now: datetime) -> None:
    audit.record(
        [audit.AuditRow(row.company_id, DOCUMENT, row.id, "stage", None, {"file": row.file_name, "rows": rows})],
        actor=actor, now=now,
    )  # fmt: skip


def remember(
    layout: Layout, headings: Sequence[str], mapping: Mapping[str, str], *, actor: Actor, now: datetime
) -> None:
    """Use this mapping for every file with the same headings, from now on and whoever brings it."""
    SavedMapping.objects.bulk_create(
        [
            SavedMapping(
                id=db.take_id(), layout=layout.name, headings=header.fingerprint(headings), columns=dict(mapping),
                user_id=actor.user_id, updated_at=now,
            )
        ],
        update_conflicts=True, unique_fields=["layout", "headings"], update_fields=["columns", "user_id", "updated_at"],
    )  # fmt: skip


@db.in_transaction
def validate(import_id: int, *, actor: Actor, now: datetime) -> ImportRow:
    """Judge every row of a staged import by its layout: shapes, ranges, lengths, needed values, repeated keys. Set-based; rows that
    can't be taken are rejected with every reason. May be repeated until the import is applied.

    Raises ImportUnknown, ImportState, LayoutChanged.
    """
    actor.require(IMPORT)
    row = queries.get_locked(import_id, actor=actor)
    require_state(row, "validate")
    layout = queries.layout_for(row)
    SQL.clear_decisions.run(**{"import": import_id})
    checks.validation(layout).run(**{"import": import_id})
    if layout.unique:
        checks.duplicates(layout).run(**{"import": import_id})
    elif layout.natural_key:
        checks.strays(layout).run(**{"import": import_id})
    Import.objects.filter(id=import_id).update(state="validated", validated_at=now)
    recount(import_id)
    return queries.get(import_id)


def recount(import_id: int) -> None:
    """Take an import's counts from its outcomes."""
    SQL.count_outcomes.run(**{"import": import_id})


def _plain(value: object) -> object:
    return (
        value
        if value is None or isinstance(value, (bool, int, str))
        else format(value, "f")
        if isinstance(value, Decimal)
        else str(value)
    )


def _params(error: DomainError | None) -> str | None:
    if error is None:
        return None
    params = {key: _plain(value) for key, value in error.params.items()}
    return json.dumps({"errors": [{"code": error.code, "column": error.field, "params": params}]}, ensure_ascii=False)


def mark(import_id: int, outcomes: Sequence[Outcome]) -> None:
    """Decide about rows, inside the caller's transaction; one statement for any number. Raises RowDecided."""
    if not outcomes:
        return
    documents = [o.document for o in outcomes]
    try:
        SQL.mark.run(
            **{"import": import_id},
            row_no=[o.row_no for o in outcomes],
            disposition=[o.disposition for o in outcomes],
            reason=_sparse([o.error.code if o.error else None for o in outcomes]),
            params=_sparse([_params(o.error) for o in outcomes]),
            document_type=_sparse([d.type if d else None for d in documents]),
            document_id=_sparse([d.id if d else None for d in documents]),
            document_line=_sparse([d.line if d else None for d in documents]),
        )
    except psycopg.errors.UniqueViolation as error:
        raise RowDecided(which=import_id) from error


def _sparse(values: Sequence[Any]) -> Sequence[Any]:
    """A column of nothing but None travels as an empty array: unnest pads it."""
    return values if any(value is not None for value in values) else []
