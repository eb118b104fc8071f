"""Long work in the background, with progress and a way to stop it. The only importable file of the module.

A kind is registered by who does the work (`register(Kind(…))`, named in app/wiring.py so that the worker knows it too), and started with
`start` in the caller's transaction. The work tells how far it is with `progress.save(done, total)`.
"""

from __future__ import annotations

from zhanggui.foundation.tasks.commands import cancel, start
from zhanggui.foundation.tasks.contracts import Kind, Run, TaskRow, TaskState
from zhanggui.foundation.tasks.errors import Cancelled, TaskUnknown
from zhanggui.foundation.tasks.permissions import PERMISSIONS
from zhanggui.foundation.tasks.progress import Progress
from zhanggui.foundation.tasks.queries import by_id, latest
from zhanggui.foundation.tasks.registry import register
from zhanggui.foundation.tasks.schemas import TaskOut, task_out

__all__ = [
    "PERMISSIONS", "Cancelled", "Kind", "Progress", "Run", "TaskOut", "TaskRow", "TaskState", "TaskUnknown", "by_id", "cancel", "latest",
    "register", "start", "task_out",
]  # fmt: skip
