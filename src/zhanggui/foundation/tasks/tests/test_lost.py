"""Tasks whose process was killed are found and begun again, or given up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.tasks import commands, queries, registry, working
from zhanggui.foundation.tasks.errors import Overtaken
from zhanggui.foundation.tasks.models import Task
from zhanggui.foundation.tasks.progress import Progress
from zhanggui.foundation.tasks.public import cancel
from zhanggui.foundation.tasks.tests.conftest import NOW, Put, begin, clock, jobs, nothing, told
from zhanggui.foundation.tasks.tests.sleeper import SLEEP


def lose(task: int, actor: Actor) -> commands.Claim:
    """Take a task and give no more sign."""
    row = queries.get(task)
    found = commands.claim(registry.kind_of(row.kind), now=NOW)
    assert found is not None
    return found


LATER = NOW + commands.LOST_AFTER + timedelta(seconds=1)


def test_a_lost_task_is_begun_again_and_its_old_process_is_turned_away(anna: Actor, put: Put) -> None:
    put(lambda arguments, progress: {"run": progress.run})
    task = begin(anna)
    old = lose(task, anna)
    assert commands.sweep(now=NOW + timedelta(seconds=10)) == 0
    assert commands.sweep(now=LATER) == 1
    assert queries.get(task).state == "queued"
    with pytest.raises(Overtaken):
        Progress(task_id=task, run=old.run).save(1, 2)
    assert working.work("tests.work", clock=clock) == 1
    assert queries.get(task).result == {"run": 2}
    assert not commands.finish(Progress(task_id=task, run=old.run), "failed", now=LATER)
    assert queries.get(task).state == "done"


def test_what_can_not_be_repeated_has_failed(anna: Actor, put: Put) -> None:
    put(nothing, repeatable=False)
    task = begin(anna)
    lose(task, anna)
    commands.sweep(now=LATER)
    row = queries.get(task)
    assert row.problem is not None
    assert (row.state, row.problem["code"]) == ("failed", "tasks.lost")
    assert told(anna) == ["工作 红灯未能完成：执行任务的进程意外结束（已尝试 1 次）。"]


def test_a_task_that_kills_its_processes_is_given_up(anna: Actor, put: Put) -> None:
    put(nothing)
    task = begin(anna)
    for _ in range(commands.RUNS_MAX):
        lose(task, anna)
        commands.sweep(now=LATER)
    assert queries.get(task).state == "failed"


def test_a_lost_task_that_was_asked_to_stop_is_stopped(anna: Actor, put: Put) -> None:
    put(nothing)
    task = begin(anna)
    lose(task, anna)
    cancel([task], actor=anna, now=NOW)
    commands.sweep(now=LATER)
    assert queries.get(task).state == "cancelled"


def test_a_lost_job_is_made_again(anna: Actor, put: Put) -> None:
    put(nothing)
    begin(anna)
    commands.sweep(now=NOW)
    assert jobs() == 1
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    commands.sweep(now=NOW)
    commands.sweep(now=NOW)
    assert jobs() == 1


KILLED = """
    from zhanggui.app import start
    start.configure()
    start.attach()
    from zhanggui.foundation.tasks import registry, working
    from zhanggui.foundation.tasks.tests.sleeper import NAME, SLEEP
    from zhanggui.kernel.clock import utcnow
    registry.register(SLEEP)
    working.work(NAME, clock=utcnow)
"""


def test_kill_9_and_begin_again(fresh_db: str, anna: Actor, put: Put, tmp_path: Path) -> None:
    registry.register(SLEEP)
    task = begin(anna, SLEEP.name)
    registry.unregister(SLEEP.name)
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(KILLED)],
        env={**os.environ, "ZHANGGUI_DATABASE_URL": fresh_db, "ZHANGGUI_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "asleep"
    row = queries.get(task)
    assert (row.state, row.done, row.total, row.phase) == ("running", 3, 10, "deep")
    child.send_signal(signal.SIGKILL)
    child.wait()
    put(lambda arguments, progress: {"woke": True}, SLEEP.name)
    beaten = Task.objects.get(id=task).heartbeat_at
    assert beaten is not None
    assert commands.sweep(now=beaten + commands.LOST_AFTER + timedelta(seconds=1)) == 1
    assert jobs() == 1
    working.work(SLEEP.name, clock=clock)
    assert queries.get(task).result == {"woke": True}
