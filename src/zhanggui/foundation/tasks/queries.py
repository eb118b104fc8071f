"""Reading tasks: everybody their own, and those of all for who may manage them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, cast

from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.tasks.contracts import TaskRow, TaskState
from zhanggui.foundation.tasks.errors import TaskUnknown
from zhanggui.foundation.tasks.models import Task
from zhanggui.foundation.tasks.permissions import MANAGE
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.kernel.errors import raise_if

NEWEST: Final = Keyset("-created_at", (Key("created_at", datetime, descending=True), Key("id", int, descending=True)))
LIVE: Final = ("queued", "running")


def _row(task: Task) -> TaskRow:
    return TaskRow(
        id=task.id, kind=task.kind, user_id=task.user_id, user_name=task.user_name, params=task.params,
        state=cast(TaskState, task.state), done=task.done, total=task.total, phase=task.phase, result=task.result,
        problem=task.problem, asked_to_stop=task.asked_to_stop, created_at=task.created_at, started_at=task.started_at,
        ended_at=task.ended_at,
    )  # fmt: skip


def rows(ids: Iterable[int]) -> dict[int, TaskRow]:
    """Tasks by id, for the module itself: no permission is asked. One statement."""
    return {task.id: _row(task) for task in Task.objects.filter(id__in=list(ids))}


def get(task_id: int) -> TaskRow:
    """A task, for the module itself. Raises TaskUnknown."""
    row = rows([task_id]).get(task_id)
    if row is None:
        raise TaskUnknown(field="id", what="task", which=task_id)
    return row


def by_ids(ids: Sequence[int], *, actor: Actor) -> list[TaskRow]:
    """Tasks in the order of their ids as given. Raises MissingPermission for tasks of others, TaskUnknown."""
    known = rows(ids)
    found = [known.get(each) for each in ids]
    if any(row is None or row.user_id is None or row.user_id != actor.user_id for row in found):
        # The same answer whether a task is somebody else's or does not exist.
        actor.require(MANAGE)
    raise_if(
        [TaskUnknown(field="ids", row=at, what="task", which=ids[at]) for at, row in enumerate(found) if row is None]
    )
    return [row for row in found if row is not None]


def by_id(task_id: int, *, actor: Actor) -> TaskRow:
    """One task with its result. Raises MissingPermission for a task of others, TaskUnknown."""
    return by_ids([task_id], actor=actor)[0]


def page(
    *,
    actor: Actor,
    everybody: bool = False,
    kind: str | None = None,
    state: TaskState | None = None,
    live: bool = False,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[TaskRow]:
    """Tasks, newest first: the caller's own, or everybody's. Raises MissingPermission."""
    found = Task.objects.defer("result", "actor", "arguments")
    if everybody:
        actor.require(MANAGE)
    else:
        found = found.filter(user_id=actor.user_id)
    if kind is not None:
        found = found.filter(kind=kind)
    if state is not None:
        found = found.filter(state=state)
    if live:
        found = found.filter(state__in=LIVE)
    return NEWEST.page(found, _listed, cursor=cursor, limit=limit, total=total)


def _listed(task: Task) -> TaskRow:
    """A row of a list: results may be large and are left where they are."""
    task.result = None
    return _row(task)


def latest(kind: str, *states: TaskState) -> TaskRow | None:
    """The newest task of a kind in one of the states, whoever started it; who asks for it has seen to the permission."""
    found = Task.objects.filter(kind=kind, state__in=states).order_by("-created_at", "-id").first()
    return None if found is None else _row(found)
