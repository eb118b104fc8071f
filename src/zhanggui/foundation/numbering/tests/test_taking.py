"""Numbers in blocks: never twice, in order, gapless where promised."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest
from django.db import connections, transaction

from zhanggui.foundation.identity.public import SYSTEM, Actor, Change, Changed, MissingPermission, OutOfScope
from zhanggui.foundation.numbering import commands
from zhanggui.foundation.numbering.errors import PrefixUsed, RuleInvalid, RuleRepeated, SeriesUnknown
from zhanggui.foundation.numbering.permissions import MANAGE_RULES
from zhanggui.foundation.numbering.public import (
    Format,
    NewRule,
    counters,
    gapless_counters,
    rules,
    set_rules,
    take,
    take_each,
)
from zhanggui.kernel import db, events

DAY, NEXT = date(2026, 11, 23), date(2026, 11, 24)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
#: Numbers are taken beside the test's transaction and stay: every test has companies of its own.
fresh = count(1_000_001)


@pytest.fixture
def company() -> int:
    return next(fresh)


@pytest.mark.django_db
class TestTaking:
    """Blocks."""

    def test_a_block_is_consecutive(self, company: int) -> None:
        assert take(company, "XS", DAY, 3) == ["XS20261123-0001", "XS20261123-0002", "XS20261123-0003"]
        assert take(company, "XS", DAY, 1) == ["XS20261123-0004"]
        assert take(company, "XS", NEXT, 1) == ["XS20261124-0001"]
        assert take(company, "CK", DAY, 1) == ["CK20261123-0001"]

    def test_a_mixture_comes_back_in_its_order_for_one_statement(self, company: int) -> None:
        other = next(fresh)
        slots = [(company, NEXT), (other, DAY), (company, DAY), (company, NEXT)]
        with db.count_statements() as counted:
            numbers = take_each(series="XS", slots=slots)
        assert numbers == ["XS20261124-0001", "XS20261123-0001", "XS20261123-0001", "XS20261124-0002"]
        assert counted.count == 1

    def test_nothing_costs_nothing(self, company: int) -> None:
        with db.count_statements() as counted:
            assert take(company, "XS", DAY, 0) == []
        assert counted.count == 0

    def test_an_unknown_series(self, company: int) -> None:
        with pytest.raises(SeriesUnknown):
            take(company, "nonsense", DAY, 1)


@pytest.fixture
def told() -> Iterator[list[Changed]]:
    found: list[Changed] = []
    before = events.installed()
    events.install({Changed: [found.append]})
    yield found
    events.install(before)


@pytest.mark.usefixtures("fresh_db")
class TestRules:
    """Formats of a company's own. With real commits, because numbers are taken on a connection of their own."""

    def rule(self, form: Format, company: int = 1, series: str = "XS") -> None:
        set_rules([NewRule(company, series, form)], actor=SYSTEM, now=NOW)

    def test_the_next_number_follows_the_rule(self, told: list[Changed]) -> None:
        take(1, "XS", DAY, 1)
        self.rule(Format("SO", "YYYYMM", 3, "month"))
        assert take_each(series="XS", slots=[(1, DAY), (2, DAY), (1, NEXT)]) == [
            "SO202611-001",
            "XS20261123-0001",
            "SO202611-002",
        ]
        (change,) = told[0].changes
        assert (change.document, change.company_id, change.action) == ("number_rule", 1, "set")
        assert isinstance(change, Change)
        assert change.before is not None
        assert change.before["prefix"] == "XS"
        self.rule(Format("SO", "YYYYMM", 5, "month"))
        assert take(1, "XS", DAY, 1) == ["SO202611-00003"]
        assert told[1].changes[0].document_id == change.document_id

    def test_a_yearly_counter_under_a_daily_date(self) -> None:
        self.rule(Format("Y", "YYYYMMDD", 4, "year"))
        assert take_each(series="XS", slots=[(1, NEXT), (1, DAY), (1, date(2027, 1, 1))]) == [
            "Y20261124-0002",
            "Y20261123-0001",
            "Y20270101-0001",
        ]

    def test_a_used_prefix_keeps_its_pattern_and_period(self) -> None:
        self.rule(Format("SO", "YYYYMM", 3, "month"))
        self.rule(Format("SO", "YYYYMMDD", 3, "day"))  # not used yet
        take(1, "XS", DAY, 1)
        with pytest.raises(PrefixUsed) as caught:
            self.rule(Format("SO", "YYYYMMDD", 3, "month"))
        assert caught.value.row == 0
        self.rule(Format("SO", "YYYYMMDD", 3, "month"), company=2)
        self.rule(Format("SP", "YYYYMMDD", 3, "month"))

    def test_a_gapless_series_belongs_to_the_transaction(self) -> None:
        self.rule(Format("XS", gapless=True))
        with transaction.atomic():
            assert take_each(series="XS", slots=[(1, DAY), (2, DAY)]) == ["XS20261123-0001", "XS20261123-0001"]
            transaction.set_rollback(True)
        assert take_each(series="XS", slots=[(1, DAY), (2, DAY)]) == ["XS20261123-0001", "XS20261123-0002"]
        assert [(row.company_id, row.last) for row in counters(series="XS")] == [(1, 1), (2, 2)]
        assert [(row.company_id, row.period, row.last) for row in gapless_counters()] == [(1, "20261123", 1)]

    def test_what_is_refused(self) -> None:
        clerk = Actor(user_id=1, name="x", permissions=frozenset({MANAGE_RULES.code}), companies=frozenset({2}))
        nobody = Actor(user_id=1, name="x", permissions=frozenset())
        for actor, error in ((clerk, OutOfScope), (nobody, MissingPermission)):
            with pytest.raises(error):
                set_rules([NewRule(1, "XS", Format("A"))], actor=actor, now=NOW)
            with pytest.raises(error):
                rules(company_id=1, actor=actor)
        with pytest.raises(RuleInvalid):
            self.rule(Format("9"))
        with pytest.raises(SeriesUnknown):
            self.rule(Format("A"), series="nonsense")
        with pytest.raises(RuleRepeated):
            set_rules([NewRule(1, "XS", Format("A")), NewRule(1, "XS", Format("B"))], actor=SYSTEM, now=NOW)

    def test_the_list_shows_defaults_and_own(self) -> None:
        self.rule(Format("SO"))
        found = {row.series: row for row in rules(company_id=1, actor=SYSTEM)}
        assert (found["XS"].format.prefix, found["XS"].own) == ("SO", True)
        assert (found["CK"].format.prefix, found["CK"].own) == ("CK", False)


def race(slots: list[tuple[int, date]], *, turns: int) -> list[tuple[int, str]]:
    """Sixteen connections take numbers, every fifth transaction of each is rolled back; the numbers that were kept."""

    def work(number: int) -> list[tuple[int, str]]:
        found = []
        try:
            for turn in range(turns):
                # Forwards and backwards: takers that touched counters in the order of their arguments would deadlock.
                mine = slots if (number + turn) % 2 else slots[::-1]
                with transaction.atomic():
                    numbers = take_each(series="XS", slots=mine * 3)
                    undone = turn % 5 == 0
                    transaction.set_rollback(undone)
                if not undone:
                    found += [(company, text) for (company, _), text in zip(mine * 3, numbers, strict=True)]
        finally:
            db.close_aside()
            connections.close_all()
        return found

    with ThreadPoolExecutor(16) as pool:
        return [each for part in pool.map(work, range(16)) for each in part]


@pytest.mark.parametrize("gapless", [False, True])
def test_sixteen_connections_never_share_a_number(fresh_db: str, gapless: bool) -> None:
    set_rules([NewRule(each, "XS", Format("XS", gapless=gapless)) for each in (1, 2)], actor=SYSTEM, now=NOW)
    taken = race([(1, DAY), (2, NEXT), (2, DAY), (1, NEXT)], turns=20)
    assert len(taken) == len(set(taken)) == 16 * 16 * 12
    if gapless:
        last = 16 * 16 * 3
        assert {row.last for row in counters(series="XS")} == {last}
        assert (1, f"XS20261123-{last:04}") in taken


def test_without_the_lock_on_the_counter_they_do(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: the same race over a statement that reads the counter without waiting for its row."""
    locked = (Path(commands.__file__).parent / "sql" / "take.sql").read_text(encoding="utf-8")
    unlocked = locked.replace(
        "DO UPDATE SET last = c.last + excluded.last",
        "DO UPDATE SET last = excluded.last + (SELECT max(o.last) FROM numbering_counter o WHERE (o.company_id, o.prefix,"
        " o.period) = (excluded.company_id, excluded.prefix, excluded.period))",
    )
    assert unlocked != locked
    take(1, "XS", DAY, 1)
    monkeypatch.setitem(commands.SQL._statements, "take", db.Statement("take", unlocked))
    taken = race([(1, DAY)], turns=20)
    assert len(set(taken)) < len(taken)
