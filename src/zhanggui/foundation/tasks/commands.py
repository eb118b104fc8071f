"""The only writers of tasks: start, cancel; claim and finish for who works on them; sweep and purge for the keeper."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from zhanggui.foundation.identity.public import Actor, packed, unpacked
from zhanggui.foundation.notices import public as notices
from zhanggui.foundation.tasks import queries
from zhanggui.foundation.tasks.contracts import Claim, Kind, TaskRow, TaskState, Values
from zhanggui.foundation.tasks.errors import TaskLost
from zhanggui.foundation.tasks.models import Task
from zhanggui.foundation.tasks.progress import Progress
from zhanggui.foundation.tasks.registry import found, kind_of
from zhanggui.foundation.tasks.words import problem_of, title
from zhanggui.kernel import db

SQL = db.Folder(__file__)
#: A process that has given no sign for so long is dead; it gives one every two seconds (working.py).
LOST_AFTER: Final = timedelta(minutes=1)
#: A task that ended so many processes is not given to another.
RUNS_MAX: Final = 3
#: How long a task that has ended is kept.
KEEP: Final = timedelta(days=90)

DONE: Final = notices.Kind("tasks.done", "{title_zh}已完成", "{title_en} is done", "good")
FAILED: Final = notices.Kind("tasks.failed", "{title_zh}未能完成：{why_zh}", "{title_en} failed: {why_en}", "bad")
notices.register(DONE, FAILED)


@db.in_transaction
def start(kind: str, arguments: Values, *, actor: Actor, now: datetime, params: Mapping[str, str] | None = None) -> int:
    """Put work into the queue, in the caller's transaction; its id. The work has the rights its caller has now.

    `arguments` (JSON values) reach the work, `params` stand in its title. One statement. Raises KeyError for a kind nobody registered,
    MissingPermission.
    """
    known = kind_of(kind)
    if known.permission is not None:
        actor.require(known.permission)
    task_id = db.take_id()
    SQL.start.later(
        id=task_id, kind=kind, user=actor.user_id, user_name=actor.name, actor=packed(actor), arguments=dict(arguments),
        params=dict(params or {}), now=now,
    )  # fmt: skip
    return task_id


@db.in_transaction
def cancel(ids: Sequence[int], *, actor: Actor, now: datetime) -> None:
    """Stop tasks: what waits at once, what runs with its next step; what has ended stays as it is. Safe to repeat.

    Raises MissingPermission for tasks of others, TaskUnknown.
    """
    queries.by_ids(ids, actor=actor)
    SQL.cancel.run(ids=list(ids), now=now)


@db.in_transaction
def claim(kind: Kind, *, now: datetime) -> Claim | None:
    """Take the next task of a kind to work on; None if none waits, or enough of them run."""
    SQL.one_at_a_time.one(kind=kind.name)
    row = SQL.claim.one(kind=kind.name, at_once=kind.at_once, now=now)
    if row is None:
        return None
    # JSON comes as text.
    actor, arguments = json.loads(row[3]), json.loads(row[4])
    return Claim(id=row[0], kind=row[1], run=row[2], actor=unpacked(actor), arguments=arguments)


@db.in_transaction
def finish(
    progress: Progress, state: TaskState, *, now: datetime, result: Values | None = None, problem: Values | None = None
) -> bool:
    """End a task and tell its starter; False if another process has it by now."""
    ended = Task.objects.filter(id=progress.task_id, run=progress.run, state="running").update(
        state=state, result=None if result is None else dict(result), problem=problem, ended_at=now, done=progress.done,
        total=progress.total,
    )  # fmt: skip
    if ended:
        row = queries.get(progress.task_id)
        notices.tell(_told([(row, state, problem)]), now=now)
    return bool(ended)


def _told(ended: Sequence[tuple[TaskRow, str, Values | None]]) -> list[notices.NewNotice]:
    """What the starters of tasks hear: who stops a task need not be told."""
    told = []
    for row, state, problem in ended:
        if row.user_id is None or state not in ("done", "failed"):
            continue
        params = {f"title_{lang}": title(row, lang) for lang in ("zh", "en")}
        if problem is not None:
            params |= {f"why_{lang}": problem[lang] for lang in ("zh", "en")}
        told.append(
            notices.NewNotice(DONE.name if state == "done" else FAILED.name, params, link_of(row), users=(row.user_id,))
        )
    return told


def link_of(row: TaskRow) -> str:
    """Where a task's result is in the web application; empty: nowhere."""
    kind = found(row.kind)
    return kind.link.format(id=row.id) if kind is not None else ""


@db.in_transaction
def sweep(*, now: datetime) -> int:
    """Find tasks whose process was killed: back into the queue, or ended where that is pointless; and give jobs to what waits without.
    The number of tasks lost. Meant to run every minute."""
    lost = SQL.lost.rows(before=now - LOST_AFTER)
    if lost:
        decided = [(task_id, *_decide(*row)) for task_id, *row in lost]
        SQL.settle.run(
            id=[task_id for task_id, _, _ in decided],
            state=[state for _, state, _ in decided],
            problem=[None if problem is None else json.dumps(problem, ensure_ascii=False) for _, _, problem in decided],
            now=now,
        )
        rows = queries.rows([task_id for task_id, _, _ in decided])
        notices.tell(_told([(rows[task_id], state, problem) for task_id, state, problem in decided]), now=now)
    SQL.defer.one()
    return len(lost)


def _decide(name: str, run: int, asked_to_stop: bool) -> tuple[str, dict[str, Any] | None]:
    if asked_to_stop:
        return "cancelled", None
    kind = found(name)
    # A kind that this process does not know belongs to another version of the program: left to it.
    if kind is None or (kind.repeatable and run < RUNS_MAX):
        return "queued", None
    return "failed", problem_of(TaskLost(runs=run))


@db.in_transaction
def purge(*, now: datetime) -> int:
    """Delete tasks that ended more than 90 days ago, but for the last result of each kind; their number."""
    return SQL.purge.run(before=now - KEEP)
