"""Runs: applied once, resumed after any end, stopped, rehearsed, undone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from zhanggui.foundation.exchange import errors, queries
from zhanggui.foundation.exchange.contracts import ImportRow
from zhanggui.foundation.exchange.models import Import, Outcome, Row
from zhanggui.foundation.exchange.progress import Progress
from zhanggui.foundation.exchange.public import apply, cancel, rehearse, stage, undo, validate
from zhanggui.foundation.exchange.tests.conftest import HEADER, NOW, ORDERS, Counting, Write, orders
from zhanggui.foundation.identity.public import SYSTEM, Actor, MissingPermission
from zhanggui.kernel import db

Put = Callable[[Counting], Counting]


def ready(path: Path) -> ImportRow:
    return validate(stage(path, ORDERS, actor=SYSTEM, now=NOW).id, actor=SYSTEM, now=NOW)


def run(row: ImportRow, **given: Any) -> ImportRow:
    return apply(row.id, actor=SYSTEM, now=NOW, **given)


@pytest.mark.django_db
class TestApplying:
    """From valid rows to documents."""

    def test_every_row_gets_an_outcome(self, write: Write, applier: Put) -> None:
        applier(Counting())
        told: list[tuple[int, int, str]] = []
        row = run(ready(write(orders(5) + "T9,a,x,1,,\n")), on_progress=lambda *given: told.append(given))
        assert (row.state, row.imported, row.rejected, row.pending) == ("applied", 10, 1, 0)
        assert told[-1] == (10, 11, "orders")
        assert row.finished_at == NOW

    def test_again_it_is_as_it_was(self, write: Write, applier: Put) -> None:
        counting = applier(Counting())
        row = run(ready(write(orders(5))))
        assert run(row) == row
        assert len(counting.seen) == 10

    def test_staged_is_enough(self, write: Write, applier: Put) -> None:
        applier(Counting())
        assert run(stage(write(orders(2)), ORDERS, actor=SYSTEM, now=NOW)).state == "applied"

    def test_after_a_failure_it_goes_on(self, write: Write, applier: Put) -> None:
        counting = applier(Counting(fail_at=7))
        row = ready(write(orders(5)))
        with pytest.raises(RuntimeError, match="power cut"):
            run(row)
        row = queries.get(row.id)
        assert (row.state, row.imported, row.done) == ("failed", 4, 4)
        assert row.failure is not None
        assert row.failure["code"] == "exchange.defect"
        assert "power cut" in row.failure["zh"]
        counting.fail_at = None
        row = run(row)
        assert (row.state, row.imported, row.done, row.failure) == ("applied", 10, 10, None)
        assert counting.seen == list(range(2, 12))

    def test_rows_may_not_be_forgotten(self, write: Write, applier: Put) -> None:
        class Lazy(Counting):
            def apply(self, import_id: int, *, progress: Progress, actor: Actor, now: Any) -> None:
                pass

        applier(Lazy())
        row = ready(write(orders(5)))
        with pytest.raises(errors.RowsLeft) as caught:
            run(row)
        assert (caught.value.params["count"], caught.value.params["row_no"]) == (10, 2)
        assert queries.get(row.id).state == "failed"

    def test_strict(self, write: Write, applier: Put) -> None:
        counting = applier(Counting())
        row = ready(write(HEADER + "\nT1,a,x,1,,\nT2,a,1,1,,\n"))
        with pytest.raises(errors.RowsRejected):
            run(row, strict=True)
        assert counting.seen == []
        assert run(row).imported == 1

    def test_options_of_the_first_run_stay(self, write: Write, applier: Put) -> None:
        seen: list[object] = []

        class Listening(Counting):
            def apply(self, import_id: int, *, progress: Progress, **given: Any) -> None:
                seen.append(dict(progress.options))
                super().apply(import_id, progress=progress, **given)

        counting = applier(Listening(fail_at=7))
        row = ready(write(orders(5)))
        with pytest.raises(RuntimeError):
            run(row, options={"run_loop": True})
        counting.fail_at = None
        run(row, options={"run_loop": False})
        assert seen == [{"run_loop": True}, {"run_loop": True}]

    def test_permission(self, write: Write, applier: Put) -> None:
        counting = applier(Counting())
        row = ready(write(orders(1)))
        viewer = Actor(user_id=1, name="x", permissions=frozenset({"exchange.view"}))
        for command in (apply, undo, cancel, rehearse):
            with pytest.raises(MissingPermission):
                command(row.id, actor=viewer, now=NOW)
        assert counting.seen == []
        assert queries.get(row.id).state == "validated"

    def test_a_layout_without_applier(self, write: Write) -> None:
        row = ready(write(orders(1)))
        with pytest.raises(errors.LayoutUnknown):
            run(row)


@pytest.mark.django_db
class TestCancelling:
    """Stopped between chunks."""

    def test_the_chunk_is_rolled_back_and_done_again(self, write: Write, applier: Put) -> None:
        row = ready(write(orders(10)))

        def stop(number: int) -> None:
            if number == 2:
                Import.objects.filter(id=row.id).update(cancel=True)

        counting = applier(Counting(on_chunk=stop))
        with pytest.raises(errors.ImportCancelled):
            run(row)
        row = queries.get(row.id)
        assert row.state == "failed"
        assert row.failure is not None
        assert row.failure["code"] == "exchange.import_cancelled"
        assert Outcome.objects.count() == row.imported == row.done == len(counting.seen)
        counting.on_chunk = None
        assert run(row).imported == 20

    def test_what_does_not_run_can_not_be_stopped(self, write: Write) -> None:
        row = ready(write(orders(1)))
        with pytest.raises(errors.ImportState):
            cancel(row.id, actor=SYSTEM, now=NOW)

    def test_a_dead_run_is_marked_at_once(self, write: Write) -> None:
        row = ready(write(orders(1)))
        Import.objects.filter(id=row.id).update(state="applying", run=1)
        assert cancel(row.id, actor=SYSTEM, now=NOW).state == "failed"


@pytest.mark.django_db
class TestRehearsing:
    """The dry run."""

    def test_a_full_report_and_no_trace(self, write: Write, applier: Put) -> None:
        counting = applier(Counting())
        row = ready(write(orders(5) + "T9,a,x,1,,\n"))
        before = queries.get(row.id)
        found = rehearse(row.id, actor=SYSTEM, now=NOW)
        assert (found.row.state, found.row.imported, found.row.rejected) == ("applied", 10, 1)
        assert queries.get(row.id) == before
        assert Outcome.objects.count() == 1
        counting.seen.clear()
        assert run(row).imported == 10

    def test_a_failing_rehearsal_leaves_nothing_either(self, write: Write, applier: Put) -> None:
        counting = applier(Counting(fail_at=7))
        row = ready(write(orders(5)))
        with pytest.raises(RuntimeError):
            rehearse(row.id, actor=SYSTEM, now=NOW)
        assert queries.get(row.id).state == "validated"
        counting.fail_at = None
        assert run(row).imported == 10


@pytest.mark.django_db
class TestUndoing:
    """The way back."""

    def test_documents_go_back_and_rows_stay_as_a_trace(self, write: Write, applier: Put) -> None:
        counting = applier(Counting())
        row = run(ready(write(orders(5))))
        undone = undo(row.id, actor=SYSTEM, now=NOW)
        assert (undone.state, undone.undone_at) == ("undone", NOW)
        assert counting.undone == [row.id]
        assert Row.objects.count() == Outcome.objects.count() == 10
        assert undo(row.id, actor=SYSTEM, now=NOW) == undone
        again = ready(write(orders(5)))
        assert not again.known
        assert run(again).imported == 10

    def test_what_has_no_way_back(self, write: Write, applier: Put) -> None:
        counting = applier(Counting())
        counting.undoable = False
        row = run(ready(write(orders(5))))
        with pytest.raises(errors.NotUndoable) as caught:
            undo(row.id, actor=SYSTEM, now=NOW)
        assert "测试订单" in caught.value.message("zh")
        assert queries.get(row.id).state == "applied"

    def test_half_undone_it_can_only_be_undone_further(self, write: Write, applier: Put) -> None:
        class Failing(Counting):
            def undo(self, import_id: int, *, progress: Progress, **given: Any) -> None:
                if not progress.cursor:
                    with db.transaction():
                        progress.save(done=1, cursor={"half": True})
                    raise RuntimeError("power cut")
                super().undo(import_id, progress=progress, **given)

        applier(Failing())
        row = run(ready(write(orders(5))))
        with pytest.raises(RuntimeError):
            undo(row.id, actor=SYSTEM, now=NOW)
        assert queries.get(row.id).state == "undoing"
        with pytest.raises(errors.ImportState):
            run(queries.get(row.id))
        assert undo(row.id, actor=SYSTEM, now=NOW).state == "undone"


def in_thread(work: Callable[[], object]) -> tuple[threading.Thread, list[BaseException]]:
    """Run on a connection of its own."""
    failures: list[BaseException] = []

    def body() -> None:
        try:
            work()
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=body)
    thread.start()
    return thread, failures


class TestTogether:
    """Several processes at once; real commits."""

    def test_two_stagings_of_one_file_are_one_import(self, fresh_db: str, write: Write) -> None:
        path = write(orders(4000))
        results: list[ImportRow] = []
        running = [in_thread(lambda: results.append(stage(path, ORDERS, actor=SYSTEM, now=NOW))) for _ in range(4)]
        for thread, _ in running:
            thread.join(60)
        assert [failures for _, failures in running] == [[], [], [], []]
        assert len({row.id for row in results}) == 1
        assert sorted(row.known for row in results) == [False, True, True, True]
        assert Row.objects.count() == 8000

    def test_two_runs_of_one_import(self, fresh_db: str, write: Write, applier: Put) -> None:
        entered, leave = threading.Event(), threading.Event()

        def wait(number: int) -> None:
            entered.set()
            leave.wait(30)

        counting = applier(Counting(on_chunk=wait))
        row = ready(write(orders(5)))
        thread, failures = in_thread(lambda: run(row))
        assert entered.wait(30)
        with pytest.raises(errors.ImportRunning) as caught:
            run(row)
        assert str(row.id) in caught.value.message("zh")
        assert "orders.csv" in caught.value.message("en")
        with pytest.raises(errors.ImportRunning):
            undo(row.id, actor=SYSTEM, now=NOW)
        leave.set()
        thread.join(30)
        assert failures == []
        assert len(counting.seen) == queries.get(row.id).imported == 10

    def test_a_run_is_stopped_from_outside(self, fresh_db: str, write: Write, applier: Put) -> None:
        entered, leave = threading.Event(), threading.Event()

        def wait(number: int) -> None:
            if number == 1:
                entered.set()
                leave.wait(30)

        applier(Counting(on_chunk=wait))
        row = ready(write(orders(10)))
        thread, failures = in_thread(lambda: run(row))
        assert entered.wait(30)
        assert cancel(row.id, actor=SYSTEM, now=NOW).state == "applying"
        leave.set()
        thread.join(30)
        assert [type(failure) for failure in failures] == [errors.ImportCancelled]
        row = queries.get(row.id)
        assert (row.state, row.imported) == ("failed", 4)

    def test_a_lost_connection(self, fresh_db: str, write: Write, applier: Put) -> None:
        """The database ends our session in the middle of a chunk: the chunk is gone, the rest can go on."""

        def cut(number: int) -> None:
            if number == 2:
                with psycopg.connect(fresh_db, autocommit=True) as other:
                    other.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])

        counting = applier(Counting(on_chunk=cut))
        row = ready(write(orders(10)))
        with pytest.raises(Exception, match=r"terminat|closed"):
            run(row)
        connection.close()
        row = queries.get(row.id)
        assert row.state in ("failed", "applying")
        assert Outcome.objects.count() == row.done == 8
        counting.on_chunk = None
        assert run(row).imported == 20
        assert sorted(counting.seen) == list(range(2, 22))


KILLED = """
    import sys, time
    from zhanggui.app import start
    start.configure()
    start.attach()
    from zhanggui.foundation.exchange import registry
    from zhanggui.foundation.exchange.public import apply
    from zhanggui.foundation.exchange.tests.conftest import NOW, ORDERS, Counting
    from zhanggui.foundation.identity.public import SYSTEM

    def wait(number):
        print(number, flush=True)
        if number == 3:
            time.sleep(60)

    registry.register(ORDERS, Counting(on_chunk=wait))
    apply(int(sys.argv[1]), actor=SYSTEM, now=NOW)
"""


def test_kill_9_and_go_on(fresh_db: str, write: Write, applier: Put, tmp_path: Path) -> None:
    row = ready(write(orders(20)))
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(row.id)],
        env={**os.environ, "ZHANGGUI_DATABASE_URL": fresh_db, "ZHANGGUI_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    for line in child.stdout:
        if line.strip() == "3":
            break
    assert queries.get(row.id).state == "applying"
    with pytest.raises(errors.ImportRunning):
        run(row)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    row = queries.get(row.id)
    assert (row.state, row.done, Outcome.objects.count()) == ("applying", 12, 12)
    counting = applier(Counting())
    for _ in range(50):  # the server notices the death of its client a moment later
        try:
            row = run(row)
            break
        except errors.ImportRunning:
            time.sleep(0.1)
    assert (row.state, row.imported) == ("applied", 40)
    assert counting.seen == list(range(14, 42))
