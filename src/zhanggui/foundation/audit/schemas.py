"""Wire types of the audit log."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import AwareDatetime, Field

from zhanggui.foundation.audit.records import RecordRow
from zhanggui.foundation.audit.telling import changes
from zhanggui.kernel.api.language import Language
from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import Id
from zhanggui.kernel.labels import choice, choice_known


class AuditQuery(PageQuery):
    """Filters of the log."""

    document: str | None = Field(None, max_length=64, description="Kind of document", examples=["sales_order"])
    document_id: Id | None = Field(None, description="One document")
    user_id: Id | None = Field(None, description="Who did it")
    action: str | None = Field(None, max_length=64, description="What was done", examples=["confirm"])
    since: AwareDatetime | None = Field(None, description="From this moment on", examples=["2026-11-01T00:00:00Z"])
    until: AwareDatetime | None = Field(None, description="Before this moment", examples=["2026-12-01T00:00:00Z"])


class RecordOut(Schema):
    """One action on one document."""

    id: Id
    at: datetime = Field(description="When", examples=["2026-11-23T08:00:00.123456Z"])
    user_id: Id | None = Field(description="Who; null for the system")
    user_name: str = Field(description="Who, by the name of that day", examples=["张三"])
    company_id: Id | None = Field(description="Company; null for records of the whole instance")
    document: str = Field(description="Kind of document", examples=["sales_order"])
    document_id: Id
    document_name: str = Field(description="Kind of document, in the caller's language", examples=["销售订单"])
    action: str = Field(description="What was done", examples=["confirm"])
    action_name: str = Field(description="What was done, in the caller's language", examples=["审核"])
    changes: list[str] = Field(
        description="Every changed field with its values, in the caller's language",
        examples=[["状态：待审核 → 已审核"]],
    )
    before: dict[str, Any] | None = Field(
        description="Changed fields before; null for a creation", examples=[{"state": "draft"}]
    )
    after: dict[str, Any] | None = Field(
        description="Changed fields after; null for a deletion", examples=[{"state": "confirmed"}]
    )


def record_out(record: RecordRow, lang: Language) -> dict[str, Any]:
    """The wire form of a record. A document's own word for an action comes before the general one."""
    own = f"audit.action.{record.document}"
    table = own if choice_known(own, record.action) else "audit.records.action"
    names = (
        "id", "at", "user_id", "user_name", "company_id", "document", "document_id", "action", "before", "after",
    )  # fmt: skip
    return {
        **{name: getattr(record, name) for name in names},
        "document_name": choice("audit.records.document", record.document, lang),
        "action_name": choice(table, record.action, lang),
        "changes": changes(record.document, record.before, record.after, lang),
    }
