"""Wire types of the proof."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import Field

from zhanggui.foundation.tasks.public import TaskOut, TaskRow
from zhanggui.kernel.api.language import Language
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import Id


class DifferenceOut(Schema):
    """A row that is wrong."""

    row: str = Field(description="Which one", examples=["stock_position sku 1029 warehouse 1027"])
    expected: str = Field(description="What it should say", examples=["10.0000"])
    found: str = Field(description="What it says", examples=["11.0000"])
    link: str = Field(
        description="Where it is seen in the web application; empty: nowhere", examples=["/stock/skus/1029"]
    )


class VerificationCheckOut(Schema):
    """One check."""

    name: str = Field(description="Name for programs", examples=["stock_balances"])
    label: str = Field(description="What it says, in the caller's language", examples=["库存流水合计 = 库位余额"])
    rows: int = Field(description="Rows it has proved", examples=[120000])
    differences: int = Field(description="Rows that are wrong", examples=[0])
    milliseconds: int = Field(description="How long it took", examples=[140])
    examples: list[DifferenceOut] = Field(description="The first rows that are wrong")


class VerificationResultOut(Schema):
    """A proof that has ended."""

    task_id: Id
    user_name: str = Field(description="Who asked for it", examples=["李四"])
    ended_at: datetime = Field(description="When it ended", examples=["2026-11-23T08:00:40Z"])
    ok: bool = Field(description="Nothing differs", examples=[True])
    milliseconds: int = Field(description="How long it took", examples=[4200])
    checks: list[VerificationCheckOut] = Field(description="Every check, in their order")


class VerificationOut(Schema):
    """The proof that is under way, and the last one that ended."""

    running: TaskOut | None = Field(description="The task that waits or runs; null: none")
    last: VerificationResultOut | None = Field(description="The last result; null: there has been none")


def result_out(row: TaskRow, lang: Language) -> dict[str, Any]:
    """The wire form of a result."""
    result = row.result or {}
    checks = [{**check, "label": check[lang]} for check in result["checks"]]
    return {
        "task_id": row.id, "user_name": row.user_name, "ended_at": row.ended_at, "ok": result["ok"], "milliseconds": result["milliseconds"],
        "checks": checks,
    }  # fmt: skip
