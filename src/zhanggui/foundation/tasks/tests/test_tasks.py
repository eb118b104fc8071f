"""Background tasks: begun with their cause, seen while they run, stopped when asked, found when their process is killed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from zhanggui.foundation.identity.public import SYSTEM, Actor, MissingPermission
from zhanggui.foundation.notices import public as notices
from zhanggui.foundation.tasks import commands, queries, registry, working
from zhanggui.foundation.tasks.contracts import Kind, TaskRow
from zhanggui.foundation.tasks.errors import Cancelled, TaskUnknown
from zhanggui.foundation.tasks.models import Task
from zhanggui.foundation.tasks.permissions import MANAGE
from zhanggui.foundation.tasks.progress import Progress
from zhanggui.foundation.tasks.public import cancel
from zhanggui.foundation.tasks.schemas import task_out
from zhanggui.foundation.tasks.tests.conftest import NOW, Put, begin, clock, jobs, nothing, told
from zhanggui.kernel import db
from zhanggui.kernel.errors import Malformed, Many
from zhanggui.kernel.machine import Permission


def test_a_task_and_its_job_are_there_or_neither(anna: Actor, put: Put) -> None:
    put(nothing)
    with transaction.atomic():
        begin(anna)
        transaction.set_rollback(True)
    assert (Task.objects.count(), jobs()) == (0, 0)
    with db.count_statements() as counted:
        begin(anna)
    assert (Task.objects.count(), jobs(), len(counted.texts) <= 2) == (1, 1, True)


def test_it_is_done_with_a_result_and_its_starter_hears_of_it(anna: Actor, put: Put) -> None:
    put(lambda arguments, progress: {"twice": arguments["n"] * 2}, link="/somewhere/{id}")
    task = begin(anna, n=21)
    assert working.work("tests.work", clock=clock) == 1
    row = queries.get(task)
    assert (row.state, row.result, row.ended_at, row.problem) == ("done", {"twice": 42}, NOW, None)
    [notice] = notices.page(actor=anna).items
    assert (notice.link, notice.read_at) == (f"/somewhere/{task}", None)
    assert told(anna) == ["工作 红灯已完成"]
    assert working.work("tests.work", clock=clock) == 0


def test_the_work_has_the_rights_of_its_starter(anna: Actor) -> None:
    seen: list[Actor] = []

    def run(arguments: Mapping[str, Any], *, progress: Progress, actor: Actor, now: datetime) -> None:
        seen.append(actor)

    registry.register(Kind("tests.rights", "a", "a", run))
    try:
        begin(anna, "tests.rights")
        begin(SYSTEM, "tests.rights")
        working.work("tests.rights", clock=clock)
    finally:
        registry.unregister("tests.rights")
    assert seen == [anna, SYSTEM]


def test_a_permission_to_start(anna: Actor, put: Put) -> None:
    put(nothing, permission=Permission("tests.start", "开始", "Start"))
    with pytest.raises(MissingPermission):
        begin(anna)
    assert (Task.objects.count(), jobs()) == (0, 0)


def test_progress_is_seen_while_the_work_looks_at_one_moment(anna: Actor, put: Put) -> None:
    """The work's own transaction neither shows nor hinders it, and goes on seeing its moment."""
    seen: list[TaskRow] = []
    counts: list[int] = []

    def elsewhere(change: Callable[[], None]) -> None:
        def work() -> None:
            change()
            connection.close()

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()

    def work(arguments: Mapping[str, Any], progress: Progress) -> None:
        with db.one_moment():
            counts.append(Task.objects.count())
            progress.save(1, 4, "first")
            elsewhere(lambda: seen.append(queries.get(progress.task_id)))
            elsewhere(lambda: void(begin(anna)))
            progress.save(2, 4, "second")
            counts.append(Task.objects.count())
            elsewhere(lambda: seen.append(queries.get(progress.task_id)))

    def void(_: object) -> None:
        pass

    put(work, at_once=2, phases={"first": ("第一步", "the first step")})
    task = begin(anna)
    commands_taken = commands.claim(registry.kind_of("tests.work"), now=NOW)
    assert commands_taken is not None
    working._carry_out(commands_taken, registry.kind_of("tests.work"), clock)
    assert [(row.id, row.done, row.total, row.phase) for row in seen] == [(task, 1, 4, "first"), (task, 2, 4, "second")]
    assert counts == [1, 1]
    out = task_out(seen[0], actor=anna, lang="zh", now=NOW + timedelta(seconds=10))
    assert (out["name"], out["phase"], out["seconds_left"], out["may_cancel"]) == ("工作 红灯", "第一步", 30, True)


def test_many_reports_are_few_statements(anna: Actor, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    monkeypatch.setattr("zhanggui.foundation.tasks.progress.time.monotonic_ns", lambda: 10**12)
    rows_aside = db.Statement.rows_aside

    def spy(self: db.Statement, **params: object) -> list[db.Row]:
        written.append(params["done"])
        return rows_aside(self, **params)

    monkeypatch.setattr(db.Statement, "rows_aside", spy)
    put(lambda arguments, progress: [progress.save(n, 1000) for n in range(1001)] and None)
    task = begin(anna)
    working.work("tests.work", clock=clock)
    assert written == [0, 1000]
    assert (queries.get(task).done, queries.get(task).total) == (1000, 1000)


def test_what_waits_is_stopped_at_once(anna: Actor, put: Put) -> None:
    put(nothing)
    task = begin(anna)
    cancel([task], actor=anna, now=NOW)
    assert queries.get(task).state == "cancelled"
    cancel([task], actor=anna, now=NOW + timedelta(hours=1))
    assert queries.get(task).ended_at == NOW
    assert working.work("tests.work", clock=clock) == 0
    assert told(anna) == []


def test_what_runs_is_stopped_with_its_next_step(anna: Actor, put: Put) -> None:
    steps = []

    def work(arguments: Mapping[str, Any], progress: Progress) -> None:
        for step in range(10):
            progress.save(step, 10, str(step))
            steps.append(step)
            if step == 4:
                cancel([progress.task_id], actor=anna, now=NOW)
                cancel([progress.task_id], actor=anna, now=NOW)

    put(work)
    task = begin(anna)
    working.work("tests.work", clock=clock)
    row = queries.get(task)
    assert (row.state, row.done, row.asked_to_stop, steps) == ("cancelled", 5, True, [0, 1, 2, 3, 4])


def test_a_long_statement_is_cut_off(anna: Actor, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "BEAT_SECONDS", 0.05)
    begun = threading.Event()

    def work(arguments: Mapping[str, Any], progress: Progress) -> None:
        begun.set()
        with db.one_moment(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(60)")

    put(work, interruptible=True)
    task = begin(anna)

    def stop() -> None:
        begun.wait(10)
        cancel([task], actor=anna, now=NOW)
        connection.close()

    other = threading.Thread(target=stop)
    other.start()
    working.work("tests.work", clock=clock)
    other.join()
    assert queries.get(task).state == "cancelled"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def test_a_refusal_is_its_problem(anna: Actor, put: Put) -> None:
    def work(arguments: Mapping[str, Any], progress: Progress) -> None:
        raise Many([Malformed(what="a", why_zh="短", why_en="short"), Malformed(what="b", why_zh="长", why_en="long")])

    put(work)
    task = begin(anna)
    working.work("tests.work", clock=clock)
    out = task_out(queries.get(task), actor=anna, lang="en", now=NOW)
    assert (out["state"], out["problem"]["detail"]) == ("failed", "There are 2 errors.")
    assert [each["detail"] for each in out["problem"]["errors"]] == [
        "The value of a is not valid: short",
        "The value of b is not valid: long",
    ]
    assert told(anna) == ["工作 红灯未能完成：共有 2 处错误。"]


def test_a_defect_ends_one_task_and_not_the_next(anna: Actor, put: Put) -> None:
    def work(arguments: Mapping[str, Any], progress: Progress) -> None:
        if arguments["n"] == 1:
            raise ZeroDivisionError("so what")

    put(work)
    first, second = begin(anna, n=1), begin(anna, n=2)
    assert working.work("tests.work", clock=clock) == 2
    problem = queries.get(first).problem
    assert problem is not None
    assert (problem["code"], "ZeroDivisionError: so what" in problem["zh"]) == ("tasks.defect", True)
    assert queries.get(second).state == "done"


def test_so_many_at_once(anna: Actor, put: Put) -> None:
    tried = []

    def work(arguments: Mapping[str, Any], progress: Progress) -> None:
        tried.append(commands.claim(registry.kind_of("tests.work"), now=NOW))

    put(work)
    begin(anna)
    begin(anna)
    assert working.work("tests.work", clock=clock) == 2
    assert tried == [None, None]


def test_two_claimers_take_two_tasks_or_one(anna: Actor, put: Put) -> None:
    """With room for one, two processes that claim together take one task; without the lock both would count none and take two."""
    kind = put(nothing)
    begin(anna)
    begin(anna)
    taken: list[object] = []
    together = threading.Barrier(8)

    def claim() -> None:
        together.wait()
        taken.append(commands.claim(kind, now=NOW))
        connection.close()

    threads = [threading.Thread(target=claim) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([each for each in taken if each is not None]) == 1


def test_others_tasks(anna: Actor, put: Put) -> None:
    put(nothing)
    task = begin(SYSTEM)
    with pytest.raises(MissingPermission):
        cancel([task], actor=anna, now=NOW)
    with pytest.raises(MissingPermission):
        queries.page(actor=anna, everybody=True)
    assert queries.page(actor=anna).items == ()
    manager = Actor(user_id=7, name="x", permissions=frozenset({MANAGE.code}))
    assert [row.id for row in queries.page(actor=manager, everybody=True).items] == [task]
    with pytest.raises(TaskUnknown):
        cancel([7], actor=manager, now=NOW)
    cancel([task], actor=manager, now=NOW)
    assert queries.get(task).state == "cancelled"


def test_old_tasks_are_forgotten_but_for_the_last_result(anna: Actor, put: Put) -> None:
    put(nothing)
    tasks = []
    for _ in range(3):
        tasks.append(begin(anna))
        working.work("tests.work", clock=clock)
    Task.objects.filter(id=tasks[0]).update(ended_at=NOW - timedelta(days=2))
    Task.objects.filter(id=tasks[1]).update(ended_at=NOW - timedelta(days=1))
    assert commands.purge(now=NOW + commands.KEEP + timedelta(hours=1)) == 2
    assert [row.id for row in queries.page(actor=anna).items] == [tasks[2]]


def test_a_cancelled_error_of_the_work_itself_is_not_asked_for(anna: Actor, put: Put) -> None:
    """Work may stop by itself in the same way."""

    def work(arguments: Mapping[str, Any], progress: Progress) -> None:
        raise Cancelled

    put(work)
    task = begin(anna)
    working.work("tests.work", clock=clock)
    assert queries.get(task).state == "cancelled"
