"""Runs: apply an import, rehearse it, undo it, cancel. One process at a time per import, resumable after a kill.

A run holds a lock of its database session, so a killed process lets go of it at once, and a number that every chunk checks, so a process
that lost its connection and with it the lock can't go on beside its successor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

import psycopg
from django.db import DatabaseError, connection, transaction

from zhanggui.foundation.exchange import commands, queries, registry
from zhanggui.foundation.exchange.commands import note, recount, require_state, validate
from zhanggui.foundation.exchange.contracts import ImportRow, Report
from zhanggui.foundation.exchange.errors import (
    DefectOfImport,
    ImportCancelled,
    ImportRunning,
    NotUndoable,
    RowsLeft,
    RowsRejected,
)
from zhanggui.foundation.exchange.events import ImportEnded
from zhanggui.foundation.exchange.kept import commands as kept
from zhanggui.foundation.exchange.models import Import
from zhanggui.foundation.exchange.permissions import IMPORT, UNDO
from zhanggui.foundation.exchange.progress import OnProgress, Progress
from zhanggui.foundation.exchange.states import ACTION_PERMISSIONS
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db, events
from zhanggui.kernel.errors import DomainError, Many

SQL = db.Folder(__file__)
#: There is nothing to take back yet: the rows are thrown away.
DISCARDED: Final = ("unmapped", "staged", "validated")


def _key(import_id: int) -> str:
    return f"exchange-run:{import_id}"


def _let_go(import_id: int) -> None:
    try:
        SQL.unlock.one(key=_key(import_id))
    except (psycopg.Error, DatabaseError):
        pass  # the connection is gone, and the lock with it


@contextmanager
def _alone(row: ImportRow) -> Iterator[None]:
    """Be the only process that works on this import. Raises ImportRunning."""
    got = SQL.try_lock.one(key=_key(row.id))
    if got is None or not got[0]:
        raise ImportRunning(which=row.id, file=row.file_name)
    try:
        yield
    finally:
        _let_go(row.id)


def apply(
    import_id: int, *, actor: Actor, now: datetime, options: Mapping[str, Any] | None = None, strict: bool = False,
    on_progress: OnProgress | None = None,
) -> ImportRow:  # fmt: skip
    """Turn the valid rows into documents; go on where an earlier run was interrupted. An import that was only staged is validated
    first; one that is applied already is returned as it is.

    `options` (JSON values) reach the applier; a resumed run keeps those of the first. `strict`: with rejected rows nothing is applied.
    Raises MissingPermission, ImportUnknown, ImportState, ImportRunning, RowsRejected, ImportCancelled, RowsLeft, and what the applier raises.
    """
    actor.require(IMPORT)
    row = queries.by_id(import_id, actor=actor)
    if row.state == "applied":
        return row
    with _alone(row):
        return _apply(row, actor=actor, now=now, options=options, strict=strict, tell=on_progress)


def _apply(
    row: ImportRow, *, actor: Actor, now: datetime, options: Mapping[str, Any] | None, strict: bool, tell: OnProgress | None
) -> ImportRow:  # fmt: skip
    applier = registry.applier_of(row.layout)
    if row.state == "staged":
        validate(row.id, actor=actor, now=now)
    progress = _begin(row.id, "apply", actor=actor, now=now, options=options, strict=strict, tell=tell)
    with _failing_well(progress, actor=actor, now=now):
        applier.apply(row.id, progress=progress, actor=actor, now=now)
        return _applied(progress, actor=actor, now=now)


def rehearse(
    import_id: int, *, actor: Actor, now: datetime, options: Mapping[str, Any] | None = None, on_progress: OnProgress | None = None
) -> Report:  # fmt: skip
    """A dry run: everything `apply` does, in one transaction that is rolled back. The report is what `apply` would leave, business
    errors included; nothing else remains. Locks are held to the end, so it is for files of moderate size.
    """
    actor.require(IMPORT)
    row = queries.by_id(import_id, actor=actor)
    # The lock belongs to the session: it is taken and given back outside of the transaction that may be broken by then.
    with _alone(row), transaction.atomic():
        if row.state != "applied":
            _apply(row, actor=actor, now=now, options=options, strict=False, tell=on_progress)
        found = queries.report(import_id, actor=actor)
        transaction.set_rollback(True)
    return found


def undo(
    import_id: int, *, actor: Actor, now: datetime, reason: str = "", on_progress: OnProgress | None = None
) -> ImportRow:
    """Take an import back. One that was never applied is discarded with its rows; otherwise its applier takes the documents back, in
    resumable chunks, and the rows and their outcomes stay as a trace. Afterwards the same file can be imported again. `reason` goes
    into the audit log.

    Raises MissingPermission, ImportUnknown, ImportState, ImportRunning, NotUndoable, ImportCancelled, and what the applier raises.
    """
    actor.require(UNDO)
    row = queries.by_id(import_id, actor=actor)
    if row.state == "undone":
        return row
    with _alone(row):
        if row.state in DISCARDED:
            return _discard(import_id, actor=actor, now=now, reason=reason)
        applier = registry.applier_of(row.layout)
        require_undoable(row)
        progress = _begin(
            import_id, "undo", actor=actor, now=now, options=None, strict=False, tell=on_progress, reason=reason
        )
        with _failing_well(progress, actor=actor, now=now):
            applier.undo(import_id, progress=progress, actor=actor, now=now)
            return _undone(import_id, actor=actor, now=now)


def _why(reason: str) -> dict[str, str]:
    return {"reason": reason} if reason else {}


def require_undoable(row: ImportRow) -> None:
    """Raise NotUndoable for an import whose documents its applier can't take back; LayoutUnknown."""
    if row.state not in DISCARDED and not registry.applier_of(row.layout).undoable:
        layout = registry.layout_of(row.layout)
        raise NotUndoable(which=row.id, layout_zh=layout.zh, layout_en=layout.en)


def may_run(import_id: int, action: str, *, actor: Actor, strict: bool) -> ImportRow:
    """Check what can be checked before a run is put into the queue, so that the caller hears of it at once.

    Raises MissingPermission, ImportUnknown, ImportState, ImportRunning, LayoutUnknown, RowsRejected, NotUndoable.
    """
    actor.require(ACTION_PERMISSIONS[action])
    row = queries.by_id(import_id, actor=actor)
    require_state(row, action)
    if row.state in DISCARDED and action == "undo":
        return row
    registry.applier_of(row.layout)
    if action == "undo":
        require_undoable(row)
    if strict and row.rejected:
        raise RowsRejected(which=import_id, count=row.rejected)
    with _alone(row):
        return row


def cancel(import_id: int, *, actor: Actor, now: datetime) -> ImportRow:
    """Ask a run to stop after its present chunk. If its process is dead, the import is marked as interrupted at once.

    Raises MissingPermission, ImportUnknown, ImportState.
    """
    actor.require(IMPORT)
    row = queries.by_id(import_id, actor=actor)
    require_state(row, "cancel")
    SQL.request_cancel.run(id=import_id)
    got = SQL.try_lock.one(key=_key(import_id))
    if got is not None and got[0]:
        try:
            _interrupt(import_id, None, ImportCancelled(which=import_id), actor=actor, now=now)
        finally:
            _let_go(import_id)
    note(row, "cancel", actor=actor, now=now)
    return queries.get(import_id)


@db.in_transaction
def _begin(
    import_id: int, action: str, *, actor: Actor, now: datetime, options: Mapping[str, Any] | None, strict: bool,
    tell: OnProgress | None, reason: str = "",
) -> Progress:  # fmt: skip
    row = queries.get_locked(import_id, actor=actor)
    require_state(row, action)
    if strict and row.rejected:
        raise RowsRejected(which=import_id, count=row.rejected)
    target = "applying" if action == "apply" else "undoing"
    # A run that goes on in the same direction keeps its cursor; a change of direction starts from nothing.
    fresh = row.started_at is None or (target == "undoing" and row.state != "undoing")
    run = db.take_id()
    chosen = dict(options) if fresh and options is not None else row.options
    changes: dict[str, Any] = {"state": target, "run": run, "cancel": False, "failure": None, "options": chosen}
    if row.started_at is None:
        changes["started_at"] = now
    if fresh:
        changes |= {"cursor": {}, "done": 0, "phase": "", "total": row.rows}
    Import.objects.filter(id=import_id).update(**changes)
    note(row, action, actor=actor, now=now, after={"state": target, "options": dict(chosen), **_why(reason)})
    kept = queries.get(import_id)
    return Progress(
        import_id=import_id, run=run, file_name=row.file_name, done=kept.done, total=kept.total, phase=kept.phase, cursor=kept.cursor,
        options=chosen, tell=tell,
    )  # fmt: skip


@contextmanager
def _failing_well(progress: Progress, *, actor: Actor, now: datetime) -> Iterator[None]:
    """Note why a run stopped, whatever it was, Ctrl-C included."""
    try:
        yield
    except BaseException as error:
        try:
            _forget_lost_connection()
            _interrupt(progress.import_id, progress.run, error, actor=actor, now=now)
        except (psycopg.Error, DatabaseError):
            pass  # the database is away: the import stays `applying`, which the next run takes for a killed one
        raise


def _forget_lost_connection() -> None:
    if not connection.in_atomic_block and connection.connection is not None and connection.connection.closed:
        connection.close()


@db.in_transaction
def _interrupt(import_id: int, run: int | None, error: BaseException, *, actor: Actor, now: datetime) -> None:
    known = error if isinstance(error, DomainError) else DefectOfImport(detail=f"{type(error).__name__}: {error}"[:500])
    if isinstance(known, Many) and known.errors:
        known = known.errors[0]
    failure = {
        "code": known.code, "zh": known.message("zh"), "en": known.message("en"), "remedy_zh": known.remedy("zh"),
        "remedy_en": known.remedy("en"),
    }  # fmt: skip
    found = Import.objects.filter(id=import_id)
    if run is not None:
        found = found.filter(run=run)
    # A half-undone import can only be undone further, never applied again.
    if found.filter(state="applying").update(state="failed", failure=failure, run=None):
        recount(import_id)
    elif not found.filter(state="undoing").update(failure=failure, run=None):
        return
    _ended(import_id, actor=actor, now=now)


def _ended(import_id: int, *, actor: Actor, now: datetime) -> None:
    events.publish(ImportEnded(import_id, actor.user_id, now))


@db.in_transaction
def _applied(progress: Progress, *, actor: Actor, now: datetime) -> ImportRow:
    import_id = progress.import_id
    left, first = SQL.undecided.rows(**{"import": import_id})[0]
    if left:
        raise RowsLeft(which=import_id, count=left, row_no=first)
    Import.objects.filter(id=import_id).update(state="applied", finished_at=now, run=None)
    recount(import_id)
    row = queries.get(import_id)
    kept.forget(import_id)
    counts = {"imported": row.imported, "adjusted": row.adjusted, "rejected": row.rejected, "skipped": row.skipped}
    note(row, "finish", actor=actor, now=now, after=counts)
    _ended(import_id, actor=actor, now=now)
    return row


@db.in_transaction
def _undone(import_id: int, *, actor: Actor, now: datetime) -> ImportRow:
    row = queries.get_locked(import_id, actor=actor)
    Import.objects.filter(id=import_id).update(state="undone", undone_at=now, run=None)
    kept.forget(import_id)
    note(row, "undone", actor=actor, now=now)
    _ended(import_id, actor=actor, now=now)
    return queries.get(import_id)


@db.in_transaction
def _discard(import_id: int, *, actor: Actor, now: datetime, reason: str) -> ImportRow:
    row = queries.get_locked(import_id, actor=actor)
    require_state(row, "undo")
    commands.SQL.discard_rows.run(**{"import": import_id})
    kept.forget(import_id)
    Import.objects.filter(id=import_id).update(state="undone", undone_at=now)
    recount(import_id)
    note(row, "discard", actor=actor, now=now, after=_why(reason))
    return queries.get(import_id)
