"""The end of a run is announced once, with whoever ran it; a rehearsal announces nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from zhanggui.foundation.exchange.public import ImportEnded, apply, cancel, rehearse, stage, undo, validate
from zhanggui.foundation.exchange.runs import commands as runs
from zhanggui.foundation.exchange.tests.conftest import NOW, ORDERS, Counting, Write, orders
from zhanggui.foundation.identity.public import ALL, SYSTEM, Actor
from zhanggui.kernel import events

pytestmark = pytest.mark.django_db
Put = Callable[[Counting], Counting]
LI = Actor(user_id=7, name="李", permissions=ALL)


@pytest.fixture
def ended() -> Iterator[list[ImportEnded]]:
    """What is announced."""
    found: list[ImportEnded] = []
    before = events.installed()
    events.install({**before, ImportEnded: (found.append,)})
    yield found
    events.install(before)


def ready(write: Write, count: int = 5) -> int:
    return validate(stage(write(orders(count)), ORDERS, actor=SYSTEM, now=NOW).id, actor=SYSTEM, now=NOW).id


def test_applied_and_undone(write: Write, applier: Put, ended: list[ImportEnded]) -> None:
    applier(Counting())
    found = ready(write)
    assert ended == []
    apply(found, actor=LI, now=NOW)
    apply(found, actor=LI, now=NOW)
    undo(found, actor=SYSTEM, now=NOW)
    assert ended == [ImportEnded(found, 7, NOW), ImportEnded(found, None, NOW)]


def test_interrupted(write: Write, applier: Put, ended: list[ImportEnded]) -> None:
    applier(Counting(fail_at=7))
    found = ready(write)
    with pytest.raises(RuntimeError):
        apply(found, actor=LI, now=NOW)
    assert ended == [ImportEnded(found, 7, NOW)]


def test_a_run_whose_process_is_dead(write: Write, applier: Put, ended: list[ImportEnded]) -> None:
    applier(Counting())
    found = ready(write)
    runs._begin(found, "apply", actor=SYSTEM, now=NOW, options=None, strict=False, tell=None)
    cancel(found, actor=LI, now=NOW)
    assert ended == [ImportEnded(found, 7, NOW)]


def test_a_rehearsal_writes_nothing(write: Write, applier: Put) -> None:
    """It is announced inside of what is taken back, so what the announcement wrote is taken back with it."""
    applier(Counting())
    found = ready(write)
    written: list[Any] = []

    def note(event: ImportEnded) -> None:
        written.append(event)
        # A row that would stay: the import's own name.
        runs.Import.objects.filter(id=event.import_id).update(file_name="told")

    before = events.installed()
    events.install({**before, ImportEnded: (note,)})
    try:
        rehearse(found, actor=LI, now=NOW)
    finally:
        events.install(before)
    assert len(written) == 1
    assert runs.Import.objects.get(id=found).file_name != "told"
