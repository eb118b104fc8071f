"""Keyset pages: complete, stable, and safe against any cursor."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhanggui.kernel.api.errors import CursorInvalid
from zhanggui.kernel.api.paging import Key, Keyset
from zhanggui.kernel.models import IdempotencyKey

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
EVERY_KIND = Keyset(
    "all",
    (
        Key("moment", datetime),
        Key("day", date, descending=True),
        Key("amount", Decimal),
        Key("text", str),
        Key("id", int),
    ),
)


@given(
    st.tuples(
        st.datetimes(timezones=st.just(UTC)),
        st.dates(),
        st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15),
        st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=100),
        st.integers(1 - 2**63, 2**63 - 1),
    )
)
def test_a_cursor_comes_back_as_it_left(values: tuple[object, ...]) -> None:
    assert EVERY_KIND.decode(EVERY_KIND.encode(values)) == values


def forged(value: object) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


FORGERIES = [
    [],
    {},
    "x",
    1,
    None,
    ["all"],
    ["all", None],
    ["all", []],
    ["other", ["2026-11-23T08:00:00+00:00", "2026-11-23", "1", "x", 1]],
    ["all", ["2026-11-23T08:00:00", "2026-11-23", "1", "x", 1]],
    ["all", ["yesterday", "2026-11-23", "1", "x", 1]],
    ["all", ["2026-11-23T08:00:00+00:00", 5, "1", "x", 1]],
    ["all", ["2026-11-23T08:00:00+00:00", "2026-11-23", "NaN", "x", 1]],
    ["all", ["2026-11-23T08:00:00+00:00", "2026-11-23", "1e999999", "x", 1]],
    ["all", ["2026-11-23T08:00:00+00:00", "2026-11-23", "1", "a\x00", 1]],
    ["all", ["2026-11-23T08:00:00+00:00", "2026-11-23", "1", "\ud800", 1]],
    ["all", ["2026-11-23T08:00:00+00:00", "2026-11-23", "1", "x", 2**63]],
    ["all", ["2026-11-23T08:00:00+00:00", "2026-11-23", "1", "x", True]],
    ["all", ["2026-11-23T08:00:00+00:00", "2026-11-23", "1", "x", 1.5]],
]


@pytest.mark.parametrize("value", FORGERIES, ids=range(len(FORGERIES)))
def test_a_forged_cursor_is_refused(value: object) -> None:
    with pytest.raises(CursorInvalid):
        EVERY_KIND.decode(forged(value))


@given(st.text(min_size=1))
def test_garbage_is_refused(cursor: str) -> None:
    with pytest.raises(CursorInvalid):
        EVERY_KIND.decode(cursor)


@pytest.mark.django_db
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
def test_pages_hold_every_row_once_despite_equal_values(descending: bool, limit: int) -> None:
    IdempotencyKey.objects.bulk_create(
        IdempotencyKey(
            caller="paging",
            key=f"{number:03}",
            target="",
            body_hash=b"",
            status=200,
            content_type="",
            body=b"",
            created_at=NOW + timedelta(hours=number // 5),
        )
        for number in range(17)
    )
    order = Keyset("x", (Key("created_at", datetime, descending=descending), Key("key", str)))
    rows = IdempotencyKey.objects.filter(caller="paging")
    seen: list[str] = []
    cursor = None
    while True:
        page = order.page(rows, lambda row: row.key, cursor=cursor, limit=limit, total=cursor is None)
        assert page.total == (17 if cursor is None else None)
        seen += page.items
        cursor = page.next
        if cursor is None:
            break
    hours = sorted(range(4), reverse=descending)
    assert seen == [f"{number:03}" for hour in hours for number in range(17) if number // 5 == hour]


@pytest.mark.django_db
def test_a_page_is_one_statement_and_rows_may_come_and_go() -> None:
    order = Keyset("key", (Key("key", str),))
    rows = IdempotencyKey.objects.filter(caller="gone")
    cursor = order.encode(["b"])  # of a row that has been deleted since
    assert order.page(rows, lambda row: row.key, cursor=cursor, limit=2).items == ()
