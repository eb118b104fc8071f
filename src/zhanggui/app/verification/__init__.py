"""`zhanggui verify`: proof that documents, ledgers and projections say the same.

Runs in one repeatable-read transaction, so that it can run beside a working shop and still compares one moment with itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from django.db import connection, transaction

from zhanggui.app.verification.checks import CHECKS, Check
from zhanggui.foundation.audit import public as audit
from zhanggui.kernel import db

SQL = db.Folder(__file__, each_time=True)
#: How many wrong rows a check names; the count is always complete.
NAMED = 20


class Difference(NamedTuple):
    """One row that is wrong: its name, what it should say and what it says."""

    row: str
    expected: str
    found: str


class Result(NamedTuple):
    """One check: how many rows it proved, how many are wrong, the first of those, and the time it took."""

    name: str
    zh: str
    en: str
    rows: int
    differences: int
    examples: list[Difference]
    seconds: float


def verify(progress: Callable[[Result], None] | None = None) -> list[Result]:
    """Run every check; a clean system has `differences == 0` in all of them."""
    results = []
    with transaction.atomic():
        if not connection.in_atomic_block or not connection.savepoint_ids:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        # The checks read whole tables. Where statistics are old (after a large import, say) the planner thinks them small and would walk
        # through one for every row of the other.
        _nested_loops("off")
        for check in CHECKS:
            results.append(_run(check))
            if progress:
                progress(results[-1])
        results.append(_chain())
        if progress:
            progress(results[-1])
        _nested_loops("on")
    return results


def _nested_loops(setting: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_nestloop', %s, true)", [setting])


def _run(check: Check) -> Result:
    started = time.perf_counter()
    wrong = getattr(SQL, check.name).rows()
    counted = SQL.of_table(check.counted_by, check.counted).one()
    examples = [Difference(*row) for row in wrong[:NAMED]]
    return Result(
        check.name,
        check.zh,
        check.en,
        counted[0] if counted else 0,
        len(wrong),
        examples,
        time.perf_counter() - started,
    )


def _chain() -> Result:
    started = time.perf_counter()
    counted = SQL.of_table("count", "audit_record").one()
    wrong = audit.verify_chain()
    examples = [Difference(str(row), "", "") for row in wrong[:NAMED]]
    seconds = time.perf_counter() - started
    return Result(
        "audit_chain",
        "操作日志链完整",
        "the audit log's chain is unbroken",
        counted[0] if counted else 0,
        len(wrong),
        examples,
        seconds,
    )
