"""What every change of master data shares: its form on the wire, the version check, the difference for the audit log.

A change is applied to rows that the caller has locked; the write itself stays in the module's `commands.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar, cast

from django.db.models import QuerySet
from django.db.models.functions import Lower
from pydantic import Field

from zhanggui.foundation.audit.public import AuditRow
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import Id
from zhanggui.masters.checks import Findings, shown
from zhanggui.masters.errors import FixedField, Stale, Taken
from zhanggui.masters.labels import label

#: Versions are 32-bit integers.
VERSION_MAX = 2**31 - 1
Values = TypeVar("Values", bound=Mapping[str, object], covariant=True)


class ChangeIn(Schema):
    """A change as it comes in: fields that are left out stay as they are."""

    id: Id
    version: int = Field(
        ge=1, le=VERSION_MAX, description="The version that was read; a newer one refuses the change", examples=[1]
    )


_KEYS = {"id", "version"}


def left_out() -> Any:
    """The default of a field of a `ChangeIn`: it need not be sent, which is not the same as null."""
    return Field(default_factory=lambda: None)


# No slots: a frozen generic class with slots can't be called as `Change[Values](…)` (typing sets an attribute on the new object).
@dataclass(frozen=True, kw_only=True)
class Change(Generic[Values]):
    """New values for some fields of one record. `version` is the version the caller read; another one now means a conflict."""

    id: int
    version: int
    values: Values


Named = TypeVar("Named", bound=Mapping[str, object])


def changes(rows: Sequence[ChangeIn], values: type[Named]) -> list[Change[Named]]:
    """What a request asks for: the fields it names, as the `values` of commands."""
    return [
        Change(id=row.id, version=row.version, values=cast(Named, row.model_dump(exclude_unset=True, exclude=_KEYS)))
        for row in rows
    ]


class Record(Protocol):
    """A row that keeps a version."""

    id: Any
    version: Any
    updated_at: Any


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Revision(Generic[R]):
    """A record with its new values, not yet written; `before` holds what the changed fields were."""

    row: int
    record: R
    before: dict[str, object]

    @property
    def after(self) -> dict[str, object]:
        """What the changed fields are: as checked and normalised, once that is done."""
        return snapshot(self.record, tuple(self.before))


def revise(
    held: Mapping[int, R],
    changes: Sequence[Change[Mapping[str, object]]],
    *,
    fields: Sequence[str],
    now: datetime,
    findings: Findings,
) -> list[Revision[R]]:
    """Set the new values on the locked records and raise their versions.

    Finds: records not held (missing), stale versions, records addressed twice, fields that are not in `fields`. A change that
    changes nothing is left out, so repeating a request neither raises the version nor writes an audit record.
    """
    revisions = []
    first: dict[int, int] = {}
    for row, change in enumerate(changes):
        record = held.get(change.id)
        if first.setdefault(change.id, row) != row:
            findings.repeated(change.id, field="id", row=row, first=first[change.id])
        elif record is None:
            findings.missing(change.id, field="id", row=row)
        elif record.version != change.version:
            findings.add(Stale(field="version", row=row, yours=change.version, current=record.version))
        elif revision := _apply(record, change.values, row=row, fields=fields, now=now, findings=findings):
            revisions.append(revision)
    return revisions


def _apply(
    record: R, values: Mapping[str, object], *, row: int, fields: Sequence[str], now: datetime, findings: Findings
) -> Revision[R] | None:
    before: dict[str, object] = {}
    for field, value in values.items():
        if field not in fields:
            findings.add(FixedField(field=field, row=row, choices=", ".join(fields), **label(field)))
        elif getattr(record, field) != value:
            before[field] = getattr(record, field)
            setattr(record, field, value)
    if not before:
        return None
    record.version += 1
    record.updated_at = now
    return Revision(row, record, before)


def snapshot(record: object, fields: Sequence[str]) -> dict[str, object]:
    """The values of a record for the audit log."""
    return {field: getattr(record, field) for field in fields}


def audit_rows(
    document: str, revisions: Sequence[Revision[R]], company_of: Callable[[R], int | None]
) -> list[AuditRow]:
    """One audit row per revision."""
    return [AuditRow(company_of(r.record), document, r.record.id, "update", r.before, r.after) for r in revisions]


def claim(
    placed: Sequence[tuple[int, R]], among: QuerySet[Any], *, findings: Findings, field: str = "code", scope: str = ""
) -> None:
    """Find values of `field` that stand twice in the batch or belong to another record, letter case ignored. One statement.

    `placed` are (row, record); `among` are all records of the kind; `scope` is the column inside which the value is unique. Two
    writers at the same moment get past this and meet the unique constraint, which the API reports without naming the row.
    """
    if not placed:
        return
    keys = [(getattr(record, scope) if scope else None, getattr(record, field).lower()) for _, record in placed]
    first: dict[Any, tuple[int, R]] = {}
    for (row, record), key in zip(placed, keys, strict=True):
        before, holder = first.setdefault(key, (row, record))
        if holder is not record:
            findings.repeated(getattr(record, field), field=field, row=row, first=before)
    found = among.annotate(lower=Lower(field)).filter(lower__in={value for _, value in keys})
    if scope:
        found = found.filter(**{f"{scope}__in": {where for where, _ in keys}})
    owners = {
        (row[2] if scope else None, row[1]): row[0] for row in found.values_list("id", "lower", *filter(None, [scope]))
    }
    for (row, record), key in zip(placed, keys, strict=True):
        if owners.get(key, record.id) != record.id:
            findings.add(Taken(field=field, row=row, value=shown(getattr(record, field)), **label(field)))
