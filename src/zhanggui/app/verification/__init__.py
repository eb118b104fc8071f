"""`zhanggui verify`: proof that documents, ledgers and projections say the same.

Runs in one repeatable-read transaction, so that it can run beside a working shop and still compares one moment with itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from django.db import connection

from zhanggui.app.verification.checks import CHAIN, CHECKS, Check
from zhanggui.foundation.audit import public as audit
from zhanggui.kernel import db

SQL = db.Folder(__file__, each_time=True)
#: How many wrong rows a check names; the count is always complete.
NAMED = 20
#: Called before a check begins: how many are through, of how many, and which is next. What it raises ends the proof.
OnCheck = Callable[[int, int, Check], None]


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


def verify(before: OnCheck | None = None) -> list[Result]:
    """Run every check; a clean system has `differences == 0` in all of them."""
    checks = (*CHECKS, CHAIN)
    results = []
    with db.one_moment():
        # The checks read whole tables. Where statistics are old (after a large import, say) the planner thinks them small and would walk
        # through one for every row of the other.
        _nested_loops("off")
        for number, check in enumerate(checks):
            if before:
                before(number, len(checks), check)
            results.append(_run(check))
        _nested_loops("on")
    return results


def _nested_loops(setting: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_nestloop', %s, true)", [setting])


def _run(check: Check) -> Result:
    started = time.perf_counter()
    if check is CHAIN:
        wrong = [Difference(str(row), "", "") for row in audit.verify_chain()]
    else:
        wrong = [Difference(*row) for row in getattr(SQL, check.name).rows()]
    counted = SQL.of_table(check.counted_by, check.counted).one()
    return Result(
        check.name,
        check.zh,
        check.en,
        counted[0] if counted else 0,
        len(wrong),
        wrong[:NAMED],
        time.perf_counter() - started,
    )
