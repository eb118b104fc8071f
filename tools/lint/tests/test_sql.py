"""Rules about SQL: reasons, schemas, clocks, casts, locks."""

from __future__ import annotations

import pytest

from tools.lint.tests.harness import API, COMMANDS, LOCKS, OUTBOX, SQL, TEST, lines

WHY = "-- One statement, because a batch must cost a constant number.\n"


def test_a_file_says_why() -> None:
    assert lines("sql-why", WHY + "SELECT 1", SQL) == []
    assert lines("sql-why", "SELECT 1", SQL) == [1]
    assert lines("sql-why", "-- place\nSELECT 1", SQL) == [1]
    assert lines("sql-why", "\n" + WHY + "SELECT 1", SQL) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM public.sales_order",
        "INSERT INTO merchant.sales_order DEFAULT VALUES",
        'UPDATE "m1"."sales_order" SET state = 1',
        "SELECT 1 FROM sales_order o JOIN other.catalog_sku s ON s.id = o.id",
        "CREATE TABLE IF NOT EXISTS public.sales_order ()",
        "SELECT public.zg_tx()",
        "SET search_path TO m1",
    ],
)
def test_schemas_are_refused(text: str) -> None:
    assert lines("sql-schema", text, SQL) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT o.id FROM sales_order o WHERE o.state = 'from public.x'",
        "SELECT a IS DISTINCT FROM b.c, extract(day FROM o.ordered_at), trim(both ' ' FROM o.name) FROM sales_order o",
        "INSERT INTO x AS b (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = b.a -- from public.x",
        "SELECT 1 FROM information_schema.columns",
        "SELECT * FROM unnest(%(ids)s::bigint[]) AS t(id)",
    ],
)
def test_plain_names_are_fine(text: str) -> None:
    assert lines("sql-schema", text, SQL) == []


@pytest.mark.parametrize(
    "clock", ["now()", "CURRENT_TIMESTAMP", "clock_timestamp( )", "current_date", "localtimestamp"]
)
def test_clocks_are_refused(clock: str) -> None:
    assert lines("sql-clock", f"UPDATE sales_order SET confirmed_at = {clock}", SQL) == [1]


def test_a_parameter_and_a_default_are_fine() -> None:
    assert lines("sql-clock", "UPDATE sales_order SET at = %(now)s::timestamptz -- not now()", SQL) == []
    assert lines("sql-clock", "SELECT 'now()', a.now, nowhere(1)", SQL) == []
    assert lines("sql-clock", "CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN NEW.at := now(); END $$", SQL) == []


def test_parameters_are_cast() -> None:
    good = "SELECT %(ids)s::bigint[], CAST(%(on)s AS date), 5 %% 2, format('%s', 'x') -- %(no)s"
    assert lines("sql-cast", good, SQL) == []
    assert lines("sql-cast", "SELECT %(id)s\nWHERE a = %s", SQL) == [1, 2]


def test_locks_in_sql_have_an_order() -> None:
    assert lines("row-lock", "SELECT id FROM stock_position ORDER BY id FOR UPDATE", SQL) == []
    assert lines("row-lock", "WITH l AS (SELECT id FROM a\n FOR NO KEY UPDATE) SELECT id FROM l ORDER BY id", SQL) == [
        2
    ]
    assert lines("row-lock", "SELECT id FROM (SELECT 1 ORDER BY 1) x\nFOR UPDATE OF x", SQL) == [2]
    assert lines("row-lock", "SELECT tx FROM books_watermark WHERE id = 1 FOR UPDATE", SQL) == []
    assert lines("row-lock", "INSERT INTO a VALUES ('FOR UPDATE') -- FOR UPDATE", SQL) == []


def test_locks_in_python_live_in_one_file() -> None:
    ordered = "rows = Order.objects.filter(id__in=ids).order_by('id').select_for_update()"
    reversed_chain = "rows = Order.objects.select_for_update().filter(id__in=ids).order_by('id')"
    assert lines("row-lock", ordered, COMMANDS) == [1]
    assert lines("row-lock", ordered, LOCKS) == []
    assert lines("row-lock", reversed_chain, LOCKS) == []
    assert lines("row-lock", "rows = Order.objects.select_for_update().filter(id__in=ids)", LOCKS) == [1]
    later = "def f(ids):\n    rows = Order.objects.select_for_update()\n    return list(rows.order_by('id'))"
    assert lines("row-lock", later, LOCKS) == []
    assert lines("row-lock", "text = 'SELECT 1 FROM a FOR UPDATE'", API) == [1]
    assert lines("row-lock", '"""Takes FOR UPDATE on nothing."""', API) == []


def test_only_queues_skip_locked_rows() -> None:
    text = "SELECT id FROM outbox_job ORDER BY id FOR UPDATE SKIP LOCKED"
    assert lines("skip-locked", text, SQL) == [1]
    assert lines("skip-locked", text, "src/zhanggui/foundation/outbox/sql/take.sql") == []
    assert lines("skip-locked", "rows = q.select_for_update(skip_locked=True)", LOCKS) == [1]
    assert lines("skip-locked", "rows = q.select_for_update(skip_locked=True)", OUTBOX) == []
    assert lines("skip-locked", "text = 'FOR UPDATE SKIP LOCKED'", TEST) == []
