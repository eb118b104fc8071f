"""Wire types of notices."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import Field

from zhanggui.foundation.notices.contracts import NoticeRow, Tone
from zhanggui.foundation.notices.registry import worded
from zhanggui.kernel.api.language import Language
from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Id


class NoticeQuery(PageQuery):
    """Filters of the list of notices."""

    unread: bool = Field(False, description="Only those not read yet", examples=[False])


class NoticeOut(Schema):
    """Something the caller is told."""

    id: Id
    kind: str = Field(description="What it is about, for programs", examples=["exchange.import_applied"])
    tone: Tone = Field(description="info, good or bad", examples=["good"])
    text: str = Field(description="The sentence, in the caller's language", examples=["导入完成：orders.csv，1180 行"])
    link: str = Field(
        description="Where it leads in the web application; empty: nowhere", examples=["/system/imports/7169"]
    )
    created_at: datetime = Field(description="Told", examples=["2026-11-23T08:00:00Z"])
    read_at: datetime | None = Field(description="Read; null: not yet", examples=[None])


class UnreadOut(Schema):
    """How much is waiting to be read."""

    unread: int = Field(description="Notices not read yet", examples=[3])


class ReadIn(Schema):
    """What has been read."""

    ids: list[Id] | None = Field(
        None, max_length=BATCH_MAX, description="Ids of notices; left out: all of them", examples=[[7169]]
    )


def notice_out(row: NoticeRow, lang: Language) -> dict[str, Any]:
    """The wire form of a notice."""
    text, tone = worded(row.kind, row.params, lang)
    return {
        "id": row.id, "kind": row.kind, "tone": tone, "text": text, "link": row.link, "created_at": row.created_at,
        "read_at": row.read_at,
    }  # fmt: skip
