"""Rules about values: the clock and binary fractions."""

from __future__ import annotations

import pytest

from tools.lint.tests.harness import API, COMMANDS, MIGRATION, MODELS, SQL, TEST, lines


@pytest.mark.parametrize(
    "text",
    [
        "moment = timezone.now()",
        "moment = datetime.now(UTC)",
        "moment = datetime.datetime.utcnow()",
        "day = date.today()",
        "moment = time.time()",
        "moment = utcnow()",
        "moment = clock.utcnow()",
        "created = models.DateTimeField(default=timezone.now)",
        "created = models.DateTimeField(auto_now_add=True)",
        "from django.utils.timezone import now",
    ],
)
def test_hidden_clocks_are_refused(text: str) -> None:
    assert lines("clock-argument", text, COMMANDS) == [1]


@pytest.mark.parametrize(
    "path",
    [API, TEST, "src/zhanggui/app/cli.py", "src/zhanggui/kernel/clock.py", "src/zhanggui/foundation/outbox/tasks.py"],
)
def test_the_surface_reads_the_clock(path: str) -> None:
    assert lines("clock-argument", "moment = datetime.now(UTC)\nother = utcnow()", path) == []


def test_measuring_and_arguments_are_fine() -> None:
    text = """\
        started = time.perf_counter()
        day = business_date(now, "Asia/Shanghai")
        moment = datetime.fromisoformat(text)
        """
    assert lines("clock-argument", text) == []


def test_binary_fractions_are_refused() -> None:
    text = """\
        rate = 0.13
        price = float(text)
        amount: float = total
        qty = models.FloatField()
        def share(total: float) -> Decimal: ...
        """
    assert lines("no-floats", text) == [1, 2, 3, 4, 5]


def test_durations_are_recognised_by_name() -> None:
    text = """\
        LOOK_SECONDS = 0.5
        time.sleep(0.1)
        run(timeout=2.5, rate=Decimal("0.13"))
        def wait(seconds: float = 0.5) -> None: ...
        def elapsed() -> float: ...
        elapsed_ms: float = 1.5
        rate = Decimal("0.13")
        """
    assert lines("no-floats", text) == []


def test_a_price_in_a_call_that_waits_is_still_a_price() -> None:
    assert lines("no-floats", "price_with_tax = 1.13\nplace(price=1.5)") == [1, 2]


def test_floating_sql_types_are_refused() -> None:
    assert lines("no-floats", "-- why\nSELECT %(qty)s::float8, x::double precision, 'real' FROM sales_order", SQL) == [
        2,
        2,
    ]


def test_tests_and_tools_may_use_them() -> None:
    assert lines("no-floats", "with pytest.raises(TypeError):\n    q2(0.1)", TEST) == []
    assert lines("no-floats", "ratio = 0.5", "bench/loop.py") == []


def test_migrations_and_models_are_read_too() -> None:
    assert lines("no-floats", "qty = models.FloatField()", MODELS) == [1]
    assert lines("no-floats", "('qty', models.FloatField())", MIGRATION) == [1]
