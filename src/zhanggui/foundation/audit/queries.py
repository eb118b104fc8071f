"""Reading the log, and proving that nobody has rewritten it."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db.models import QuerySet

from zhanggui.foundation.audit.models import AuditRecord
from zhanggui.foundation.audit.permissions import VIEW_LOG
from zhanggui.foundation.audit.records import ChainDifference, ChainSize, RecordRow
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.paging import Key, Keyset, Page

SQL = db.Folder(__file__)
NEWEST: Final = Keyset("-at", (Key("at", datetime, descending=True), Key("id", int, descending=True)))
#: Breaks that are reported at most; one is bad enough.
DIFFERENCES_MAX: Final = 100


def _row(record: AuditRecord) -> RecordRow:
    return RecordRow(
        id=record.id,
        at=record.at,
        user_id=record.user_id,
        user_name=record.user_name,
        company_id=record.company_id,
        document=record.document,
        document_id=record.document_id,
        action=record.action,
        before=record.before,
        after=record.after,
    )


def _visible(actor: Actor) -> QuerySet[AuditRecord]:
    """Records of the caller's companies; those of the whole instance only for who sees all companies."""
    if actor.companies is None:
        return AuditRecord.objects.all()
    return AuditRecord.objects.filter(company_id__in=sorted(actor.companies))


def page(
    *,
    actor: Actor,
    document: str | None = None,
    document_id: int | None = None,
    user_id: int | None = None,
    action: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[RecordRow]:
    """Records, newest first; `since` inclusive, `until` exclusive. Raises `MissingPermission` without `audit.record.view`."""
    actor.require(VIEW_LOG)
    wanted = {
        "document": document,
        "document_id": document_id,
        "user_id": user_id,
        "action": action,
        "at__gte": since,
        "at__lt": until,
    }
    found = _visible(actor).filter(**{name: value for name, value in wanted.items() if value is not None})
    return NEWEST.page(found, _row, cursor=cursor, limit=limit, total=total)


def verify_chain() -> list[ChainDifference]:
    """Recompute the whole chain from the records; every break by seal and record, none if the log is as it was written.

    Records younger than the last seal are not covered yet: seal first. Two statements.
    """
    seals = SQL.broken_seals.rows(limit=DIFFERENCES_MAX)
    records = SQL.broken_records.rows(limit=DIFFERENCES_MAX)
    return [ChainDifference(kind=kind, seal_id=seal_id, record_id=None) for seal_id, kind in seals] + [
        ChainDifference(kind=kind, seal_id=seal_id, record_id=record_id) for record_id, seal_id, kind in records
    ]


def chain_size() -> ChainSize:
    """How much the chain covers, and its last fingerprint."""
    row = SQL.chain_size.one()
    seals, records, head = row or (0, 0, None)
    return ChainSize(seals=seals, records=int(records), head=head)
