"""Routes of tasks."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.tasks import commands, queries
from zhanggui.foundation.tasks.schemas import CancelTasksIn, TaskDetailOut, TaskOut, TaskQuery, task_out
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import PageOut
from zhanggui.kernel.api.types import Id
from zhanggui.kernel.clock import utcnow

router = Router(tags=["tasks"])


@router.get("/tasks", response=PageOut[TaskOut], summary="List background tasks")
def list_tasks(request: HttpRequest, query: Query[TaskQuery]) -> dict[str, Any]:
    """Long work in the background, newest first: one's own, or everybody's."""
    actor, lang, now = actor_of(request), language(request), utcnow()
    page = queries.page(actor=actor, **query.model_dump())
    items = [task_out(row, actor=actor, lang=lang, now=now) for row in page.items]
    return {"items": items, "next": page.next, "total": page.total}


@router.get("/tasks/{int:task_id}", response=TaskDetailOut, summary="One background task")
def get_task(request: HttpRequest, task_id: Id) -> dict[str, Any]:
    """A task: how far it is, and what came out of it."""
    actor = actor_of(request)
    return task_out(queries.by_id(task_id, actor=actor), actor=actor, lang=language(request), now=utcnow())


@router.post("/tasks/cancel", response={204: None}, summary="Stop background tasks")
def cancel_tasks(request: HttpRequest, body: CancelTasksIn) -> Status[None]:
    """Stop what waits at once and what runs with its next step. What has ended stays as it is, so a repeated call does no harm."""
    commands.cancel(body.ids, actor=actor_of(request), now=utcnow())
    return Status(204, None)
