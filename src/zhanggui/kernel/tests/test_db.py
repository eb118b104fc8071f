"""Array literals and statements of kernel.db against the real PostgreSQL."""

from __future__ import annotations

from datetime import UTC, date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhanggui.kernel import db
from zhanggui.kernel.errors import Malformed

pytestmark = pytest.mark.django_db

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)))
columns = st.one_of(
    st.tuples(st.just("text"), st.lists(st.none() | texts)),
    st.tuples(st.just("bigint"), st.lists(st.none() | st.integers(-(2**63), 2**63 - 1))),
    st.tuples(st.just("numeric"), st.lists(st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=4))),
    st.tuples(st.just("boolean"), st.lists(st.none() | st.booleans())),
    st.tuples(st.just("date"), st.lists(st.none() | st.dates(date(1, 1, 1)))),
    st.tuples(
        st.just("timestamptz"),
        st.lists(st.none() | st.datetimes(timezones=st.just(UTC)).filter(lambda moment: moment.year >= 1900)),
    ),
)


@given(columns)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_what_goes_in_comes_out(column: tuple[str, list[Any]]) -> None:
    kind, values = column
    statement = db.Statement("echo", f"SELECT %(values)s::{kind}[]")
    row = statement.one(values=values)
    assert row is not None
    assert row[0] == values


def test_a_nul_character_is_refused_by_name() -> None:
    with pytest.raises(Malformed):
        db.array(["fine", "not\0fine"])


def test_ids_never_repeat_and_never_stand_still() -> None:
    taken = [i for n in (1, 5, 2000, 1, 1023, 1024, 1025) for i in db.take_ids(n)]
    assert taken == sorted(set(taken))


def test_who_takes_many_ids_asks_ever_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhanggui.kernel.db.ids.time", SimpleNamespace(monotonic_ns=lambda: 1))
    db.clear_caches()
    with db.count_statements() as counted:
        taken = [i for _ in range(40) for i in db.take_ids(500)]
    assert taken == sorted(set(taken))
    assert counted.count == 5  # 1 + 2 + 4 + 8 + 16 blocks
    db.clear_caches()


def test_statements_are_counted() -> None:
    one = db.Statement("one", "SELECT %(n)s::int")
    with db.count_statements() as counted:
        one.one(n=1)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 2")
    assert counted.count == 2


def test_decimals_keep_every_digit() -> None:
    row = db.Statement("digits", "SELECT %(values)s::numeric[]").one(values=[Decimal("1E+5"), Decimal("0.000001")])
    assert row == ([Decimal(100000), Decimal("0.000001")],)
