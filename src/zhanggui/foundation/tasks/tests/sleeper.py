"""A process that takes a task and is killed in the middle of it: `python -m zhanggui.foundation.tasks.tests.sleeper`."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.tasks.contracts import Kind
from zhanggui.foundation.tasks.progress import Progress

NAME = "tests.sleep"


def sleep(arguments: Mapping[str, Any], *, progress: Progress, actor: Actor, now: datetime) -> None:
    """Say how far it is, then wait for the end."""
    progress.save(3, 10, "deep")
    sys.stdout.write("asleep\n")
    sys.stdout.flush()
    time.sleep(60)


SLEEP = Kind(NAME, "睡眠", "Sleep", sleep)
