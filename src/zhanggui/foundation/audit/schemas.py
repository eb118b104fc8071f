"""Wire types of the audit log."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import AwareDatetime, Field

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import Id


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
    action: str = Field(description="What was done", examples=["confirm"])
    before: dict[str, Any] | None = Field(
        description="Changed fields before; null for a creation", examples=[{"state": "draft"}]
    )
    after: dict[str, Any] | None = Field(
        description="Changed fields after; null for a deletion", examples=[{"state": "confirmed"}]
    )
