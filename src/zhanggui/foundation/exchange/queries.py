"""Reads of imports: always within the actor's companies."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from django.db.models import Q

from zhanggui.foundation.exchange import checks, registry
from zhanggui.foundation.exchange.contracts import Batch, Decided, ImportRow, Reason, Reject, Report
from zhanggui.foundation.exchange.errors import ImportUnknown, LayoutChanged
from zhanggui.foundation.exchange.layouts import Layout
from zhanggui.foundation.exchange.models import Import, SavedMapping
from zhanggui.foundation.exchange.permissions import VIEW
from zhanggui.foundation.exchange.reading import header
from zhanggui.foundation.exchange.row_errors import restore
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.kernel.posting import Origin

SQL = db.Folder(__file__)
#: Ids rise with time.
NEWEST: Final = Keyset("-id", (Key("id", int, descending=True),))
_FIELDS = [name for name in ImportRow.__slots__ if name != "known"]
#: Rejected rows shown in a report.
EXAMPLES = 20


def _row(found: Import) -> ImportRow:
    return ImportRow(**{name: getattr(found, name) for name in _FIELDS})


def get(import_id: int) -> ImportRow:
    """An import, for the module itself: no permission is asked. Raises ImportUnknown."""
    found = Import.objects.filter(id=import_id).first()
    if found is None:
        raise ImportUnknown(field="id", what="import", which=import_id)
    return _row(found)


def by_id(import_id: int, *, actor: Actor) -> ImportRow:
    """An import in the actor's scope. Raises ImportUnknown, MissingPermission."""
    actor.require(VIEW)
    row = get(import_id)
    if row.company_id is not None and not actor.sees_company(row.company_id):
        raise ImportUnknown(field="id", what="import", which=import_id)
    return row


def page(
    *, actor: Actor, layout: str | None = None, state: str | None = None, company_id: int | None = None, cursor: str | None = None,
    limit: int = 50, total: bool = False,
) -> Page[ImportRow]:  # fmt: skip
    """Imports of the actor's companies, newest first. Raises MissingPermission."""
    actor.require(VIEW)
    found = Import.objects.all()
    if actor.companies is not None:
        found = found.filter(Q(company_id__isnull=True) | Q(company_id__in=sorted(actor.companies)))
    given = {"layout": layout, "state": state, "company_id": company_id}
    found = found.filter(**{name: value for name, value in given.items() if value is not None})
    return NEWEST.page(found, _row, cursor=cursor, limit=limit, total=total)


def get_locked(import_id: int, *, actor: Actor) -> ImportRow:
    """An import, its row locked to the end of the transaction. Raises ImportUnknown."""
    SQL.lock_import.one(id=import_id)
    row = get(import_id)
    if row.company_id is not None and not actor.sees_company(row.company_id):
        raise ImportUnknown(field="id", what="import", which=import_id)
    return row


def staged_before(*, layout: str, company_id: int | None, sha256: str) -> ImportRow | None:
    """The import of this very file, unless it was undone."""
    found = Import.objects.filter(layout=layout, company_id=company_id, sha256=sha256).exclude(state="undone").first()
    return None if found is None else _row(found)


def saved_mapping(layout: str, rows: Sequence[Sequence[str]]) -> Mapping[str, str] | None:
    """The mapping somebody made for one of these rows of headings."""
    prints = [header.fingerprint(row) for row in rows]
    found = SavedMapping.objects.filter(layout=layout, headings__in=prints).order_by("-updated_at").first()
    return None if found is None else dict(found.columns)


def layout_for(row: ImportRow) -> Layout:
    """The layout of an import. Raises LayoutUnknown, LayoutChanged if its columns are not those of the staged rows."""
    layout = registry.layout_of(row.layout)
    if layout.keys != list(Import.objects.values_list("columns", flat=True).get(id=row.id)):
        raise LayoutChanged(which=row.id, layout=layout.name)
    return layout


def rows(import_id: int, *, after: int = 0, limit: int = 5000) -> Batch:
    """The next rows that are valid and have no outcome yet, typed; empty at the end.

    Rows of one natural key always come together, wherever they stand in the file, at the place of the first of them; a batch is
    so a little shorter or longer than `limit`. A date in the file has no time zone and has none here.
    """
    layout = layout_for(get(import_id))
    return _batch(import_id, layout, after, limit)


def batches(import_id: int, *, after: int = 0, limit: int = 5000) -> Iterator[Batch]:
    """All of `rows`, batch by batch. Safe while the rows of earlier batches are being marked and committed."""
    layout = layout_for(get(import_id))
    while (batch := _batch(import_id, layout, after, limit)).rows:
        yield batch
        after = batch.cursor


def _batch(import_id: int, layout: Layout, after: int, limit: int) -> Batch:
    # One row more than wanted shows whether the last key ends here.
    ahead = 1 if layout.natural_key else 0
    found = checks.reading(layout).rows(**{"import": import_id}, after=after, limit=limit + ahead)
    if not found:
        return Batch((), after)
    if len(found) < limit + ahead or not layout.natural_key:
        return Batch([row[1:] for row in found], found[-1][0])
    # The last key may go on behind the limit: all of it waits for the next batch.
    places = [layout.positions[key] + 2 for key in layout.natural_key]
    last = [str(found[-1][place]).casefold() for place in places]
    end = len(found)
    while end and [str(found[end - 1][place]).casefold() for place in places] == last:
        end -= 1
    if end == 0:
        return _batch(import_id, layout, after, limit * 2)
    return Batch([row[1:] for row in found[:end]], found[end][0] - 1)


def rejects(import_id: int, *, actor: Actor, after: int = 0, limit: int = 50) -> list[Reject]:
    """Rejected rows behind row `after`, in the order of the file. Raises ImportUnknown."""
    row = by_id(import_id, actor=actor)
    layout = registry.layouts().get(row.layout)
    keys = layout.keys if layout else []
    found = SQL.rejects.rows(**{"import": import_id}, after=after, limit=limit)
    return [_reject(layout, keys, *each) for each in found]


def _reject(layout: Layout | None, keys: Sequence[str], row_no: int, cells: Sequence[str], params: str) -> Reject:
    # Django has psycopg hand out JSON as text.
    errors = [restore(stored, layout=layout, row_no=row_no) for stored in json.loads(params)["errors"]]
    return Reject(row_no, dict(zip(keys or map(str, range(1, len(cells) + 1)), cells, strict=False)), errors)


def report(import_id: int, *, actor: Actor) -> Report:
    """An import with what went wrong, counted by reason and column. Raises ImportUnknown."""
    row = by_id(import_id, actor=actor)
    reasons = [Reason(*found) for found in SQL.reasons.rows(**{"import": import_id})]
    return Report(row, reasons, rejects(import_id, actor=actor, limit=EXAMPLES))


def _decided(found: Sequence[Any]) -> Decided:
    import_id, row_no, disposition, reason, kind, document_id, line = found
    return Decided(
        import_id, row_no, disposition, reason, Origin(kind, document_id, line) if kind is not None else None
    )


def outcomes(import_id: int, *, after: int = 0, limit: int = 5000) -> list[Decided]:
    """What became of the rows behind row `after`."""
    return [_decided(row) for row in SQL.outcomes_of_rows.rows(**{"import": import_id}, after=after, limit=limit)]


def rows_of_documents(document_type: str, document_ids: Sequence[int]) -> list[Decided]:
    """The rows of files that these documents came from."""
    found = SQL.outcomes_of_documents.rows(document=document_ids, document_type=document_type)
    return [_decided(row) for row in found]
