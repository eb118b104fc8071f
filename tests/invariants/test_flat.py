"""`assert_flat`: n = 1 and n = 500 send the same number of SQL statements, for every public command that takes a batch."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from tests.architecture import house
from tests.invariants.flat import documents, floor, frame, making, masters, undoing
from tests.invariants.flat.making import Case
from tests.steady import steady
from tests.world import World, build
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.notices import registry as notice_kinds
from zhanggui.foundation.outbox import registry
from zhanggui.foundation.tasks import registry as task_kinds
from zhanggui.kernel import db

pytestmark = pytest.mark.django_db

CASES: dict[str, Case] = documents.CASES | floor.CASES | frame.CASES | masters.CASES | undoing.CASES
FLOORS = ("foundation", "masters", "ledgers", "documents")
MANY = 500
#: Commands that take a batch and yet have no case here, with the reason.
ELSEWHERE = {
    "files.keep": "writes to the disk: foundation/files/tests/test_files.py counts its one statement",
    "outbox.revive": "needs deliveries that failed: foundation/outbox/tests/test_outbox.py counts its one statement",
}


def takes_a_batch(function: object) -> bool:
    """A command, by the look of it: a sequence first; and the time, or its home is a `commands.py`."""
    if not inspect.isfunction(function):
        return False
    parameters = list(inspect.signature(function).parameters.values())
    if not parameters or not str(parameters[0].annotation).startswith("Sequence["):
        return False
    return "now" in {p.name for p in parameters} or function.__module__.endswith(".commands")


def commands() -> list[str]:
    """`room.name` of every command that a room gives out."""
    found = []
    for module in house.modules():
        if module.floor in FLOORS:
            door = importlib.import_module(f"{module.dotted}.public")
            found += [f"{module.name}.{name}" for name in door.__all__ if takes_a_batch(getattr(door, name))]
    return found


def count(case: Case, w: World, n: int) -> int:
    """Statements that the command sends for a batch of n. Ids come in blocks of 1,024, which says nothing about it."""
    run = case(w, n)
    with db.count_statements() as counted:
        run()
    return steady(counted)


def assert_flat(case: Case, w: World) -> None:
    """The same number for one as for many, once everything that is read once is known."""
    count(case, w, 2)
    one, many = count(case, w, 1), count(case, w, MANY)
    assert one == many
    assert many > 0 or case is CASES["numbering.take_each"]


class Silent:
    """Hears of the event and does nothing."""

    def deliver(self, messages: object) -> None:
        raise AssertionError("nothing is delivered here")


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    # What is remembered for some seconds does not grow old on a slow machine.
    monkeypatch.setattr("zhanggui.kernel.db.facts.time", SimpleNamespace(monotonic=lambda: 1.0))
    monkeypatch.setitem(registry._by_event, masters.EVENT, ["flat"])
    monkeypatch.setitem(registry._handlers, "flat", Silent())
    monkeypatch.setattr("zhanggui.foundation.preferences.commands.VIEWS_MAX", 10 * MANY)
    monkeypatch.setitem(notice_kinds._kinds, frame.KIND.name, frame.KIND)
    monkeypatch.setitem(task_kinds._kinds, frame.WORK.name, frame.WORK)
    w = build()
    for sku in w.skus[:2]:
        w.adjust(sku, 100_000, "100000.00", kind="opening")
    return w


@pytest.mark.parametrize("name", CASES)
def test_a_batch_costs_as_many_statements_as_one(name: str, world: World) -> None:
    assert_flat(CASES[name], world)


def test_goods_sent_come_back_as_flat(world: World) -> None:
    assert_flat(documents.acting(aftersales.record, documents.returns_of_sent), world)


def test_every_command_is_covered() -> None:
    assert sorted(set(commands()) - set(CASES) - set(ELSEWHERE)) == []
    assert sorted(set(ELSEWHERE) & set(CASES)) == []


def test_every_case_is_a_command() -> None:
    known = set(commands())
    # Two writers that need no time.
    assert set(CASES) | set(ELSEWHERE) == known | {"numbering.take_each", "stock.register_lots"}
    assert len(known) > 80


def test_a_loop_is_found(world: World) -> None:
    """The negative control: a command that asks once per document."""

    def looping(w: World, n: int) -> Callable[[], object]:
        ids = making.orders(w, n)
        return lambda: [sales.read_lines([each]) for each in ids]

    with pytest.raises(AssertionError):
        assert_flat(looping, world)
