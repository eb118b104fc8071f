"""Which orders are not paid: the filter finds them among the few that may be, whatever was paid, taken back, sent and swept before."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.contracts.callers import Caller, owner
from tests.world import NOW, D, World, assert_proved, build
from zhanggui.app.verification import CHECKS, verify
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.sales.orders import sweeping
from zhanggui.documents.sales.orders.models import DueOrder, OpenOrder
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db
from zhanggui.kernel.api import lists

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
FILTERS = ("payment=none", "payment=part", "payment=full", "waiting=true")


def found(boss: Caller) -> dict[str, set[int]]:
    """What each filter finds."""
    seen: dict[str, set[int]] = {}
    for query in FILTERS:
        page = boss.get(f"/sales/orders?total=true&{query}").json()
        seen[query] = {row["id"] for row in page["items"]}
        assert len(seen[query]) == page["total"]
    return seen


def asked(boss: Caller, monkeypatch: pytest.MonkeyPatch) -> dict[str, set[int]]:
    """What the filters find: the same by walking through all orders, and after everything was swept; and what each row says of itself."""
    first = found(boss)
    for row in boss.get("/sales/orders").json()["items"]:
        assert row["state"] == "cancelled" or row["id"] in first[f"payment={row['payment']}"]
    with monkeypatch.context() as patch:
        patch.setattr(lists, "FEW", -1)
        assert found(boss) == first
    for hours in (1, 2):
        sweeping.sweep(now=NOW + timedelta(hours=hours))
        sweeping.sweep_due(now=NOW + timedelta(hours=hours))
        assert found(boss) == first
    assert_proved()
    return first


def due() -> set[int]:
    return set(DueOrder.objects.values_list("order_id", flat=True))


def stocked(**company: Any) -> tuple[World, Caller]:
    w = build(**company)
    w.adjust(w.skus[0], 50, "350.00", kind="opening")
    return w, owner()


def shipped(w: World, qty: int = 2) -> int:
    order = w.place((w.skus[0], qty, 20))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    return order


def test_an_order_asks_for_money_until_all_of_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    w, boss = stocked()
    draft, given_up = w.place((w.skus[0], 1, 20)), w.place((w.skus[0], 1, 20))
    sales.cancel([given_up], actor=SYSTEM, now=NOW)
    unpaid, part, paid = shipped(w), shipped(w), shipped(w)
    w.pay_orders([part], D("5.00"))
    w.pay_orders([paid])
    wanted = {"payment=none": {draft, unpaid}, "payment=part": {part}, "payment=full": {paid}, "waiting=true": set()}
    assert asked(boss, monkeypatch) == wanted
    assert set(OpenOrder.objects.values_list("order_id", flat=True)) == {draft}
    assert due() == {unpaid, part}
    w.pay_orders([unpaid])
    assert asked(boss, monkeypatch)["payment=full"] == {unpaid, paid}
    assert due() == {part}


def test_a_payment_that_is_taken_back_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    w, boss = stocked()
    order = shipped(w)
    w.pay_orders([order])
    assert asked(boss, monkeypatch)["payment=full"] == {order}
    assert due() == set()
    [payment] = boss.get("/invoicing/payments").json()["items"]
    invoicing.undo_payments([payment["id"]], actor=SYSTEM, now=LATER)
    assert asked(boss, monkeypatch)["payment=none"] == {order}
    assert due() == {order}


def test_goods_whose_buyer_has_not_confirmed_are_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    w, boss = stocked(revenue_point="ON_CONFIRM")
    order, gift = shipped(w), w.place((w.skus[0], 1, 0))
    sales.confirm([gift], actor=SYSTEM, now=NOW)
    sales.ship([gift], actor=SYSTEM, now=NOW)
    assert asked(boss, monkeypatch)["waiting=true"] == {order, gift}
    # An order that is closed owes what is billed: nothing yet.
    sales.close([order], actor=SYSTEM, now=NOW)
    seen = asked(boss, monkeypatch)
    assert (seen["waiting=true"], seen["payment=none"]) == ({order, gift}, set())
    sales.confirm_receipt([sales.NewAcceptance(order), sales.NewAcceptance(gift)], actor=SYSTEM, now=NOW)
    seen = asked(boss, monkeypatch)
    assert (seen["waiting=true"], seen["payment=none"]) == (set(), {order})
    assert due() == {order}


def test_who_takes_a_payment_back_while_it_is_swept_is_not_forgotten() -> None:
    """The transaction that takes it back may not have been committed when the job looks."""
    w, _ = stocked()
    order = shipped(w)
    w.pay_orders([order])
    sweeping.due_again([order], now=LATER)
    sweeping.sweep_due(now=LATER + sweeping.REST)
    assert due() == {order}
    sweeping.sweep_due(now=LATER + sweeping.REST + timedelta(seconds=1))
    assert due() == set()


def test_a_sweep_looks_at_so_many_and_goes_on_behind_them(monkeypatch: pytest.MonkeyPatch) -> None:
    w, _ = stocked()
    orders = [shipped(w, 1) for _ in range(5)]
    sweeping.sweep(now=LATER)
    w.pay_orders(orders[1:])
    monkeypatch.setattr(sweeping, "MOST", 2)
    after, calls = 0, 0
    much_later = LATER + timedelta(hours=1)
    while (last := sweeping.sweep_due(now=much_later, after=after)) is not None:
        after, calls = last, calls + 1
    assert (due(), calls) == ({orders[0]}, 2)


def test_few_are_looked_at_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    w, boss = stocked()
    shipped(w)
    statements: list[str] = []
    for most in (lists.FEW, -1):
        with monkeypatch.context() as patch, db.count_statements() as counted:
            patch.setattr(lists, "FEW", most)
            boss.get("/sales/orders?payment=none")
        statements.append(
            next(text for text in counted.texts if "sales_order_asks" not in text and "invoicing_bill" in text)
        )
    assert ["sales_order_due" in text for text in statements] == [True, False]


def test_orders_of_a_sku_are_the_same_by_its_lines_and_by_walking(monkeypatch: pytest.MonkeyPatch) -> None:
    w, boss = stocked()
    first, _, both = (w.place(*((w.skus[at], 1, 20) for at in some)) for some in ((0,), (1,), (1, 0)))
    for most in (lists.FEW, -1):
        monkeypatch.setattr(lists, "FEW", most)
        rows = boss.get(f"/sales/orders?total=true&sku_id={w.skus[0]}").json()
        assert ([row["id"] for row in rows["items"]], rows["total"]) == ([both, first], 2)
        assert boss.get(f"/sales/orders?sku_id={w.skus[2]}").json()["items"] == []


def test_verify_names_an_order_that_is_missing_on_the_list() -> None:
    w, _ = stocked()
    order = shipped(w)
    sweeping.sweep(now=LATER)
    assert "orders_due" in {check.name for check in CHECKS}
    DueOrder.objects.all().delete()
    [wrong] = [result for result in verify() if result.differences]
    assert (wrong.name, wrong.examples[0].row) == ("orders_due", f"sales_order {order}")


@pytest.mark.parametrize("most", [lists.FEW, -1])
def test_documents_behind_open_items_and_rare_goods_are_found_either_way(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    w, boss = stocked()
    paid, unpaid = shipped(w), shipped(w)
    w.pay_orders([paid])
    ahead = invoicing.NewPayment(w.company, "in", w.cash, "220301", D("7.00"), NOW.date(), (), w.customer, None, w.shop)
    [prepaid] = invoicing.pay([ahead], actor=SYSTEM, now=NOW)
    w.adjust(w.skus[1], 3, "9.00")
    monkeypatch.setattr(lists, "FEW", most)

    def ids(path: str) -> list[int]:
        page = boss.get(f"{path}&total=true").json()
        assert len(page["items"]) == page["total"]
        return [row["id"] for row in page["items"]]

    [bill] = ids("/invoicing/bills?open=true")
    assert boss.get(f"/invoicing/bills/{bill}").json()["bill"]["origin_id"] == unpaid
    assert ids("/invoicing/bills?overdue_on=2099-01-01") == [bill]
    assert ids(f"/invoicing/bills?overdue_on={NOW.date()}") == []
    assert boss.get("/invoicing/payments?open=true").json()["items"][0]["item_id"] == prepaid.item_id
    assert len(ids("/invoicing/payments?open=true")) == 1
    assert len(ids(f"/warehouse/shipments?sku_id={w.skus[0]}")) == 2
    assert ids(f"/warehouse/shipments?sku_id={w.skus[1]}") == []
    assert len(ids(f"/warehouse/adjustments?sku_id={w.skus[1]}")) == 1
    assert boss.get(f"/warehouse/shipments/counts?sku_id={w.skus[0]}").json()["counts"]["shipped"] == 2
