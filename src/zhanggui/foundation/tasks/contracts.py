"""What background tasks are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.tasks.progress import Progress
from zhanggui.kernel.machine import Permission

TaskState = Literal["queued", "running", "done", "failed", "cancelled"]
Values = Mapping[str, Any]
"""JSON values."""


class Run(Protocol):
    """The work: its result as JSON values, or None. It calls `progress.save` now and then, which raises `Cancelled` when somebody asked to
    stop. A refusal (any `DomainError`) is the task's problem. Transactions are its own; nothing of the task's row is locked meanwhile."""

    def __call__(self, arguments: Values, *, progress: Progress, actor: Actor, now: datetime) -> Values | None:
        """Do it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of long work.

    `zh`, `en`: its title, a template of the task's `params` ({name}). `permission`: who may start it. `at_once`: how many of this kind
    run at the same time; more wait. `repeatable`: begun again from the beginning when its process was killed; otherwise it has failed.
    `interruptible`: it only reads, so the statement under way may be cut off when somebody asks to stop. `phases`: names of what
    `progress.save(phase=…)` says. `link`: where its result is in the web application; `{id}` stands for the task.
    """

    name: str
    zh: str
    en: str
    run: Run
    permission: Permission | None = None
    at_once: int = 1
    repeatable: bool = True
    interruptible: bool = False
    phases: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    link: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A task that this process has taken to work on: its `run`-th time."""

    id: int
    kind: str
    run: int
    actor: Actor
    arguments: Values


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as others see it. `problem` holds `code`, `zh`, `en`, `remedy_zh`, `remedy_en` and, of many errors, `errors`."""

    id: int
    kind: str
    user_id: int | None
    user_name: str
    params: Values
    state: TaskState
    done: int
    total: int
    phase: str
    result: Values | None
    problem: Values | None
    asked_to_stop: bool
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
