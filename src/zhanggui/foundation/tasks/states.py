"""The life of a task. Not a document of the business, so it has no machine of `foundation.lifecycle`."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.machine import State

QUEUED: Final = State("queued", "排队中", "Queued")
RUNNING: Final = State("running", "进行中", "Running")
DONE: Final = State("done", "已完成", "Done", terminal=True)
FAILED: Final = State("failed", "失败", "Failed", terminal=True)
CANCELLED: Final = State("cancelled", "已中止", "Stopped", terminal=True)

STATES: Final = (QUEUED, RUNNING, DONE, FAILED, CANCELLED)
BY_CODE: Final = {state.code: state for state in STATES}
