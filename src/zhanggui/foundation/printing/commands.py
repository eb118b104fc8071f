"""The only writer of templates: save. Takes a batch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import psycopg

from zhanggui.foundation.identity.public import Actor, Change, Changed
from zhanggui.foundation.printing import queries
from zhanggui.foundation.printing.contracts import TemplateChange
from zhanggui.foundation.printing.errors import TemplateStale
from zhanggui.foundation.printing.permissions import EDIT
from zhanggui.foundation.printing.registry import kind_of
from zhanggui.kernel import db, events
from zhanggui.kernel.errors import DomainError, raise_if

SQL = db.Folder(__file__)


def _stale(change: TemplateChange, row: int) -> TemplateStale:
    kind = kind_of(change.kind)
    return TemplateStale(field="version", row=row, name_zh=kind.zh, name_en=kind.en)


@db.in_transaction
def save(changes: Sequence[TemplateChange], *, actor: Actor, now: datetime) -> None:
    """Put new sources in force; whoever prints from now on prints with them. Each kind once; what they look like was tried before.

    Raises MissingPermission, KindUnknown, TemplateStale.
    """
    actor.require(EDIT)
    before = queries.in_force()
    errors: list[DomainError] = []
    for row, change in enumerate(changes):
        found = before.get(change.kind)
        if (found.version if found else 0) != change.version:
            errors.append(_stale(change, row))
    raise_if(errors)
    ids = list(db.take_ids(len(changes)))

    def beaten(error: psycopg.Error) -> DomainError | None:
        return _stale(changes[0], 0) if isinstance(error, psycopg.errors.UniqueViolation) else None

    SQL.add.later(
        beaten,
        ids=ids,
        kinds=[kind_of(change.kind).code for change in changes],
        versions=[change.version + 1 for change in changes],
        sources=[change.source or "" for change in changes],
        now=now,
        by=actor.name,
    )
    recorded = [
        Change(
            document="printing.template",
            document_id=document_id,
            action="edit" if change.source else "restore",
            before={"kind": change.kind, "version": change.version, "source": before[change.kind].source if change.kind in before else ""},
            after={"kind": change.kind, "version": change.version + 1, "source": change.source or ""},
        )
        for document_id, change in zip(ids, changes, strict=True)
    ]  # fmt: skip
    events.publish(Changed(tuple(recorded), actor, now))
