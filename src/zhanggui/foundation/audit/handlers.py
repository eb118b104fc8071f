"""What the log hears from rooms that may not call it."""

from __future__ import annotations

from zhanggui.foundation.audit.commands import record
from zhanggui.foundation.audit.records import AuditRow
from zhanggui.foundation.identity.public import Changed


def on_changed(event: Changed) -> None:
    """Write changes of users, roles and rules into the log, in the transaction that makes them."""
    rows = [
        AuditRow(
            company_id=change.company_id,
            document=change.document,
            document_id=change.document_id,
            action=change.action,
            before=change.before,
            after=change.after,
        )
        for change in event.changes
    ]
    record(rows, actor=event.actor, now=event.now)
