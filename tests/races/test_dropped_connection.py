"""The connection to the database breaks at every single round trip of place, confirm, ship and pay in turn. The caller gets an answer
or a clear error; whoever repeats the call has done it exactly once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError, connection

from tests.contracts.callers import Caller, owner
from tests.races.dropping import Saboteur, sabotage
from tests.world import NOW, D, World, assert_proved, build
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel.errors import DomainError

STEPS = ("place", "confirm", "ship", "pay")
TOTALS = """SELECT (SELECT count(*) FROM sales_order), (SELECT count(*) FROM sales_order WHERE state = 'confirmed'),
                   (SELECT count(*) FROM warehouse_shipment), (SELECT count(*) FROM invoicing_bill), (SELECT count(*) FROM invoicing_payment),
                   (SELECT coalesce(sum(qty), 0) FROM stock_reservation)"""


def totals() -> tuple[int, ...]:
    with connection.cursor() as cursor:
        cursor.execute(TOTALS)
        return tuple(int(each) for each in cursor.fetchone())


def request(w: World, step: str, order: int) -> tuple[str, object]:
    """Address and body of one step of an order's life."""
    if step == "place":
        line = {"sku_id": w.skus[0], "qty": "2", "unit_price": "20.00"}
        return "/sales/orders", {"orders": [{"shop_id": w.shop, "customer_id": w.customer, "lines": [line]}]}
    if step == "pay":
        [bill] = invoicing.bills_of_origins([order], "sales.order")
        settles = [{"item_id": bill.item_id, "amount": "40.00"}]
        payment = {"direction": "in", "cash_account_id": w.cash, "amount": "40.00", "settles": settles}
        return "/invoicing/payments", {"payments": [payment]}
    return f"/sales/orders/{step}", {"documents": [{"id": order}]}


def bring(w: World, step: str) -> int:
    """An order on which `step` is the next one; 0 when it is not placed yet."""
    if step == "place":
        return 0
    [order] = sales.place([w.order((w.skus[0], 2, "20.00"))], actor=SYSTEM, now=NOW)
    if step in ("ship", "pay"):
        sales.confirm([order], actor=SYSTEM, now=NOW)
    if step == "pay":
        sales.ship([order], actor=SYSTEM, now=NOW)
    return order


@pytest.fixture
def world(fresh_db: str) -> World:
    w = build()
    w.adjust(w.skus[0], 100_000, "100000.00", kind="opening")
    return w


def strikes(saboteur: Saboteur, run: Callable[..., object], *arguments: object) -> list[Callable[[], None]]:
    """Every way to break one call: before each of its round trips, and after its COMMIT."""
    saboteur.watch()
    run(*arguments)
    numbers = range(1, saboteur.seen + 1)
    assert len(numbers) >= 2
    return [*(lambda n=n: saboteur.strike_at(n) for n in numbers), saboteur.strike_after_commit]  # type: ignore[misc]


def _broken_then_repeated(
    boss: Caller, path: str, body: object, strike: Callable[[], None], saboteur: Saboteur
) -> list[Any]:
    """All answers of one call, sent until it succeeds, the way a careful client does."""
    key, answers = uuid4().hex, []
    strike()
    for _ in range(4):
        answers.append(boss.post(path, body, **{"Idempotency-Key": key}))
        if answers[-1].status_code < 500:
            break
        saboteur.watch()
    return answers


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_over_http_a_repeated_call_is_done_once(
    step: str, world: World, fresh_db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss = owner()
    # Every call looks its token up, as the first of a second does: the trips are counted.
    monkeypatch.setattr("zhanggui.foundation.identity.tokens.queries.TRUST_SECONDS", 0)
    with sabotage(fresh_db, monkeypatch) as saboteur:
        # Twice: what is read once and remembered is no part of the call.
        for _ in range(2):
            path, body = request(world, step, bring(world, step))
            ways = strikes(saboteur, boss.post, path, body)
        failed = replayed = 0
        for strike in ways:
            path, body = request(world, step, bring(world, step))
            before = totals()
            answers = _broken_then_repeated(boss, path, body, strike, saboteur)
            assert answers[-1].status_code in (200, 201), answers[-1].content
            for broken in answers[:-1]:
                assert (broken.status_code, broken.json()["code"]) == (503, "api.connection_lost")
                assert "Idempotency-Key" in broken.json()["remedy"]
            failed += len(answers) > 1
            replayed += answers[-1].get("Idempotency-Replayed") == "true"
            assert_done_once(step, before, totals())
        assert failed >= len(ways) - 2, "nearly every blow is felt"
        assert replayed == 1, "only the one after the COMMIT had done its work"
    assert_proved()


def assert_done_once(step: str, before: tuple[int, ...], after: tuple[int, ...]) -> None:
    change = [now - then for then, now in zip(before, after, strict=True)]
    expected = {
        "place": [1, 0, 0, 0, 0, 0],
        "confirm": [0, 1, 0, 0, 0, 2],
        "ship": [0, 0, 1, 1, 0, 0],
        "pay": [0, 0, 0, 0, 1, 0],
    }[step]
    assert change == expected


def test_with_another_key_a_lost_answer_is_done_twice(
    world: World, fresh_db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control: the same blow, and a client that does not repeat its key."""
    boss = owner()
    with sabotage(fresh_db, monkeypatch) as saboteur:
        path, body = request(world, "place", 0)
        before = totals()
        saboteur.strike_after_commit()
        assert boss.post(path, body).status_code == 503
        assert boss.post(path, body).status_code == 201
        assert totals()[0] - before[0] == 2


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_in_a_program_a_broken_command_leaves_all_or_nothing(
    step: str, world: World, fresh_db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(order: int) -> None:
        if step == "place":
            sales.place([world.order((world.skus[0], 2, "20.00"))], actor=SYSTEM, now=NOW)
        elif step == "pay":
            world.pay_orders([order])
        else:
            getattr(sales, step)([order], actor=SYSTEM, now=NOW)

    with sabotage(fresh_db, monkeypatch) as saboteur:
        for _ in range(2):
            order = bring(world, step)
            ways = strikes(saboteur, run, order)
        for strike in ways:
            order = bring(world, step)
            before = totals()
            strike()
            try:
                run(order)
            except (psycopg.Error, DatabaseError):
                # As every request and every job does at its beginning.
                connection.close_if_unusable_or_obsolete()
            saboteur.watch()
            if totals() == before:
                # Nothing of it is left, so it may simply be run again.
                run(order)
            elif step in ("confirm", "ship"):
                with pytest.raises(DomainError):
                    run(order)
            assert_done_once(step, before, totals())
    assert world.position(world.skus[0])[0] > D(0)
    assert_proved()
