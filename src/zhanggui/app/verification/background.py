"""The proof as a task in the background: the checks of `zhanggui verify`, told one by one; and who hears of what differs."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from zhanggui.app.permissions import VERIFY
from zhanggui.app.verification import Result, verify
from zhanggui.app.verification.checks import CHAIN, CHECKS
from zhanggui.app.verification.places import links
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.notices import public as notices
from zhanggui.foundation.tasks import public as tasks
from zhanggui.kernel.clock import utcnow

#: Where the result is shown.
PAGE: Final = "/system/health"
DIFFERENCES: Final = notices.Kind(
    "app.differences",
    "账目核对发现不一致：{first_zh}（共 {count} 项）",
    "The proof found differences: {first_en} ({count} in all)",
    "bad",
)
notices.register(DIFFERENCES)


def run(arguments: Mapping[str, Any], *, progress: tasks.Progress, actor: Actor, now: datetime) -> dict[str, Any]:
    """Run every check; the result holds each of them, with links to what is wrong."""
    started = time.perf_counter()
    results = verify(lambda done, total, check: progress.save(done, total, check.name))
    progress.save(len(results), len(results))
    tell(results, now=utcnow())
    return reported(results, time.perf_counter() - started)


def tell(results: Sequence[Result], *, now: datetime) -> None:
    """Tell whoever may prove the books what differs, if anything does."""
    wrong = [result for result in results if result.differences]
    if not wrong:
        return
    params = {"first_zh": wrong[0].zh, "first_en": wrong[0].en, "count": str(len(wrong))}
    notices.tell([notices.NewNotice(DIFFERENCES.name, params, PAGE, permission=VERIFY)], now=now)


def reported(results: Sequence[Result], seconds: float) -> dict[str, Any]:
    """The results as JSON values."""
    named = [example.row for result in results for example in result.examples]
    places = dict(zip(named, links(named), strict=True))
    return {
        "ok": all(result.differences == 0 for result in results),
        "milliseconds": int(seconds * 1000),
        "checks": [
            {
                "name": result.name,
                "zh": result.zh,
                "en": result.en,
                "rows": result.rows,
                "differences": result.differences,
                "milliseconds": int(result.seconds * 1000),
                "examples": [{**example._asdict(), "link": places[example.row]} for example in result.examples],
            }
            for result in results
        ],
    }


VERIFICATION: Final = tasks.Kind(
    "app.verify",
    "核对全部账目",
    "Proof of the whole books",
    run,
    permission=VERIFY,
    interruptible=True,
    phases={check.name: (check.zh, check.en) for check in (*CHECKS, CHAIN)},
    link=PAGE,
)
