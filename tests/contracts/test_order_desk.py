"""What waits on the order desk: drafts, goods to ship, goods that are short; whatever happened to an order before."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.contracts.callers import Caller, owner
from tests.world import NOW, D, World, assert_proved, build
from zhanggui.app.verification import CHECKS, verify
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.sales import public as sales
from zhanggui.documents.sales.orders import queries, sweeping
from zhanggui.documents.sales.orders.description import ORDERS
from zhanggui.documents.sales.orders.models import OpenOrder
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db
from zhanggui.masters.catalog import public as catalog

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def shown(boss: Caller) -> dict[str, set[int]]:
    """The orders that each tab shows; its number is as many, and neither depends on what was swept."""
    seen: dict[str, set[int]] = {}
    counts = boss.get("/sales/orders/counts").json()["counts"]
    for tab in ORDERS.tabs:
        query = "&".join(f"{key}={value}" for key, value in tab.filters.items())
        page = boss.get(f"/sales/orders?total=true&{query}").json()
        seen[tab.key] = {row["id"] for row in page["items"]}
        assert len(page["items"]) == page["total"] == counts[tab.key], tab.key
    return seen


def waiting(boss: Caller) -> dict[str, set[int]]:
    """What waits, before and after a sweep."""
    before = shown(boss)
    sweeping.sweep(now=LATER)
    assert shown(boss) == before
    assert_proved()
    return {key: before[key] for key in ("draft", "to_ship", "short")}


def stocked(**company: Any) -> tuple[World, Caller]:
    """A company with ten lamps."""
    w = build(**company)
    w.adjust(w.skus[0], 10, "70.00", kind="opening")
    return w, owner()


def test_an_order_waits_until_all_of_it_has_left() -> None:
    w, boss = stocked()
    lamp = w.skus[0]
    draft, whole, part, none = (
        w.place((lamp, 1, 20)),
        w.place((lamp, 4, 20)),
        w.place((lamp, 9, 20)),
        w.place((lamp, 2, 20)),
    )
    assert waiting(boss) == {"draft": {draft, whole, part, none}, "to_ship": set(), "short": set()}
    for order in (whole, part, none):
        sales.confirm([order], actor=SYSTEM, now=NOW, partial=True)
    assert waiting(boss) == {"draft": {draft}, "to_ship": {whole, part}, "short": {part, none}}
    sales.ship([part], actor=SYSTEM, now=NOW)
    assert waiting(boss) == {"draft": {draft}, "to_ship": {whole}, "short": {part, none}}
    w.adjust(lamp, 1, "7.00")
    sales.reserve([part], actor=SYSTEM, now=NOW)
    assert waiting(boss) == {"draft": {draft}, "to_ship": {whole, part}, "short": {part, none}}
    sales.release([whole], actor=SYSTEM, now=NOW)
    assert waiting(boss)["to_ship"] == {whole, part}
    sales.ship([whole, part], actor=SYSTEM, now=NOW)
    sales.close([part], actor=SYSTEM, now=NOW)
    sales.cancel([none], actor=SYSTEM, now=NOW)
    assert waiting(boss) == {"draft": {draft}, "to_ship": set(), "short": set()}
    assert set(OpenOrder.objects.values_list("order_id", flat=True)) == {draft}


def test_what_comes_back_from_a_customer_does_not_wait_again() -> None:
    w, boss = stocked()
    order = w.place((w.skus[0], 2, 20))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    [line] = sales.read_lines([order])
    back = aftersales.NewReturnLine(w.skus[0], D(1), order_line_id=line.line_id)
    aftersales.record([aftersales.NewReturn(w.shop, w.customer, NOW, [back])], actor=SYSTEM, now=NOW)
    assert waiting(boss) == {"draft": set(), "to_ship": set(), "short": set()}


def test_an_order_that_was_done_waits_again_when_its_shipment_is_undone() -> None:
    w, boss = stocked(revenue_point="ON_CONFIRM")
    order = w.place((w.skus[0], 2, 20))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    [shipment] = sales.ship([order], actor=SYSTEM, now=NOW)
    assert waiting(boss) == {"draft": set(), "to_ship": set(), "short": set()}
    assert not OpenOrder.objects.exists()
    warehouse.undo_shipments([shipment], actor=SYSTEM, now=NOW)
    assert waiting(boss) == {"draft": set(), "to_ship": set(), "short": {order}}


def test_an_order_of_a_fee_alone_is_a_draft_again_when_it_is_reopened() -> None:
    w, boss = stocked()
    catalog.create_products([catalog.NewProduct(code="FEE", name="运费", kind="fee")], actor=SYSTEM, now=NOW)
    order = w.place((catalog.skus_by_code(["FEE"])["FEE"].id, 1, 8))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    assert waiting(boss) == {"draft": set(), "to_ship": set(), "short": set()}
    assert not OpenOrder.objects.exists()
    sales.reopen([order], actor=SYSTEM, now=NOW)
    assert waiting(boss) == {"draft": {order}, "to_ship": set(), "short": set()}


def test_what_was_just_opened_again_is_not_swept() -> None:
    """The transaction that opens it may not have been committed when the job looks."""
    w, _ = stocked()
    order = w.place((w.skus[0], 1, 20))
    sales.cancel([order], actor=SYSTEM, now=NOW)
    assert sweeping.sweep(now=NOW + sweeping.REST) == 0
    sweeping.open_again([order], now=LATER)
    assert sweeping.sweep(now=LATER + sweeping.REST) == 0
    assert sweeping.sweep(now=LATER + sweeping.REST + timedelta(seconds=1)) == 1


def test_a_sweep_is_as_long_as_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    w, _ = stocked()
    sales.cancel([w.place((w.skus[0], 1, 20)) for _ in range(3)], actor=SYSTEM, now=NOW)
    monkeypatch.setattr(sweeping, "MOST", 2)
    assert [sweeping.sweep(now=LATER) for _ in range(3)] == [2, 1, 0]


def test_verify_names_an_order_that_is_missing_on_the_list() -> None:
    w, _ = stocked()
    order = w.place((w.skus[0], 1, 20))
    assert "orders_open" in {check.name for check in CHECKS}
    OpenOrder.objects.all().delete()
    [wrong] = [result for result in verify() if result.differences]
    assert (wrong.name, wrong.examples[0].row) == ("orders_open", f"sales_order {order}")


def test_a_desk_with_many_orders_counts_what_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for the number of finished orders; those of one customer are few enough."""
    w, boss = stocked()
    orders = [w.place((w.skus[0], 1, 20)) for _ in range(3)]
    sales.cancel(orders[:1], actor=SYSTEM, now=NOW)
    monkeypatch.setattr(queries, "COUNTED", 2)
    assert boss.get("/sales/orders/counts").json()["counts"] == {"draft": 2, "to_ship": 0, "short": 0}
    until = "2000-01-01T00:00:00Z"
    few = boss.get(f"/sales/orders/counts?until={until}").json()["counts"]
    assert few == {"all": 0, "draft": 0, "confirmed": 0, "closed": 0, "cancelled": 0, "to_ship": 0, "short": 0}


def test_the_numbers_are_one_statement() -> None:
    w, _ = stocked()
    w.place((w.skus[0], 1, 20))
    with db.count_statements() as counted:
        queries.counts(queries.OrderFilter(), actor=SYSTEM)
    assert counted.count == 1


def test_goods_that_may_still_leave_are_found_among_open_orders() -> None:
    """What is cancelled or closed leaves no more; an order of fees alone has nothing to send."""
    w, boss = stocked()
    catalog.create_products([catalog.NewProduct(code="FEE", name="运费", kind="fee")], actor=SYSTEM, now=NOW)
    draft, part, whole, closed, given_up = (w.place((w.skus[0], 2, 20)) for _ in range(5))
    fee = w.place((catalog.skus_by_code(["FEE"])["FEE"].id, 1, 8))
    sales.confirm([part, whole, closed, fee], actor=SYSTEM, now=NOW)
    sales.ship([part], actor=SYSTEM, now=NOW, quantities={sales.read_lines([part])[0].line_id: D(1)})
    sales.ship([whole], actor=SYSTEM, now=NOW)
    sales.close([closed], actor=SYSTEM, now=NOW)
    sales.cancel([given_up], actor=SYSTEM, now=NOW)
    for _ in range(2):
        seen = {
            much: {row["id"] for row in boss.get(f"/sales/orders?delivery={much}").json()["items"]}
            for much in ("none", "part", "full")
        }
        assert seen == {"none": {draft}, "part": {part}, "full": {whole, fee}}
        sweeping.sweep(now=LATER)
