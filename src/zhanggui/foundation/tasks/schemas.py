"""Wire types of tasks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from pydantic import Field

from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.tasks.commands import link_of
from zhanggui.foundation.tasks.contracts import TaskRow, TaskState
from zhanggui.foundation.tasks.permissions import MANAGE
from zhanggui.foundation.tasks.queries import LIVE
from zhanggui.foundation.tasks.states import BY_CODE
from zhanggui.foundation.tasks.words import phase, title
from zhanggui.kernel.api.language import Language
from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Id

_SECOND: Final = timedelta(seconds=1)


class TaskQuery(PageQuery):
    """Filters of the list of tasks."""

    state: TaskState | None = Field(
        None, description="queued, running, done, failed or cancelled", examples=["running"]
    )
    kind: str | None = Field(None, max_length=100, description="Kind of task", examples=["app.verify"])
    live: bool = Field(False, description="Only what waits or runs", examples=[False])
    everybody: bool = Field(
        False, description="Tasks of all users, not only one's own; needs `tasks.manage`", examples=[False]
    )


class TaskProblemEntryOut(Schema):
    """One of several reasons."""

    code: str = Field(description="Stable code for programs", examples=["stock.shortage"])
    detail: str = Field(description="What is wrong, in the caller's language", examples=["库存不足。"])
    remedy: str = Field(description="What to do about it", examples=["请先入库。"])


class TaskProblemOut(TaskProblemEntryOut):
    """Why a task failed, in the form of the problems of the API."""

    errors: list[TaskProblemEntryOut] = Field(description="Every reason, where there are several")


class TaskOut(Schema):
    """A task and how far it is."""

    id: Id
    kind: str = Field(description="Kind of task", examples=["app.verify"])
    name: str = Field(description="What it does, in the caller's language", examples=["核对账目"])
    state: TaskState = Field(description="queued, running, done, failed or cancelled", examples=["running"])
    state_label: str = Field(description="Name of the state", examples=["进行中"])
    done: int = Field(description="How far it is", examples=[12])
    total: int = Field(description="Of how much; 0 while nobody knows", examples=[31])
    phase: str = Field(description="What it is doing", examples=["库存流水合计 = 库位余额"])
    seconds_left: int | None = Field(
        description="How long it will take by what it has taken so far; null where nobody knows", examples=[40]
    )
    asked_to_stop: bool = Field(description="Somebody has asked it to stop", examples=[False])
    may_cancel: bool = Field(description="It can be stopped, by this caller", examples=[True])
    link: str = Field(
        description="Where its result is in the web application; empty: nowhere", examples=["/system/health"]
    )
    user_name: str = Field(description="Who started it", examples=["李四"])
    created_at: datetime = Field(description="Asked for", examples=["2026-11-23T08:00:00Z"])
    started_at: datetime | None = Field(description="Begun", examples=["2026-11-23T08:00:01Z"])
    ended_at: datetime | None = Field(description="Ended", examples=[None])
    problem: TaskProblemOut | None = Field(description="Why it failed, if it did")


class TaskDetailOut(TaskOut):
    """A task with its result."""

    result: dict[str, Any] | None = Field(description="What came out of it, by its kind", examples=[{"ok": True}])


class CancelTasksIn(Schema):
    """Tasks to stop."""

    ids: list[Id] = Field(min_length=1, max_length=BATCH_MAX, description="Ids of tasks", examples=[[7169]])


def _entry(stored: Mapping[str, Any], lang: Language) -> dict[str, Any]:
    return {"code": stored["code"], "detail": stored[lang], "remedy": stored[f"remedy_{lang}"]}


def _problem(stored: Mapping[str, Any] | None, lang: Language) -> dict[str, Any] | None:
    if stored is None:
        return None
    return {**_entry(stored, lang), "errors": [_entry(each, lang) for each in stored.get("errors", ())]}


def _seconds_left(row: TaskRow, now: datetime) -> int | None:
    if row.state != "running" or row.started_at is None or not 0 < row.done <= row.total:
        return None
    elapsed = max(0, (now - row.started_at) // _SECOND)
    return elapsed * (row.total - row.done) // row.done


def task_out(row: TaskRow, *, actor: Actor, lang: Language, now: datetime) -> dict[str, Any]:
    """The wire form of a task, with its result."""
    state = BY_CODE[row.state]
    names = (
        "id", "kind", "state", "done", "total", "asked_to_stop", "user_name", "created_at", "started_at", "ended_at", "result",
    )  # fmt: skip
    own = row.user_id is not None and row.user_id == actor.user_id
    return {
        **{name: getattr(row, name) for name in names},
        "name": title(row, lang),
        "state_label": state.zh if lang == "zh" else state.en,
        "phase": phase(row, lang),
        "seconds_left": _seconds_left(row, now),
        "may_cancel": row.state in LIVE and not row.asked_to_stop and (own or actor.may(MANAGE)),
        "link": link_of(row),
        "problem": _problem(row.problem, lang),
    }
