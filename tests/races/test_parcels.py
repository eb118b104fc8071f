"""Parcels of one order leave at the same moment: what stands on the order once (its fees) is billed once."""

from __future__ import annotations

import threading

import pytest

from tests.races.test_scarce_goods import at_once
from tests.world import NOW, D, World, assert_proved, build
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.masters.catalog import public as catalog

PARCELS = 4
GOODS, FEE = D("113.00"), D("11.30")
ALL_OF_IT = PARCELS * GOODS + FEE


def ordered() -> tuple[World, int, list[int]]:
    """An order of one piece each of several SKUs and a fee, confirmed; its id and the ids of its lines, the fee's last."""
    w = build(skus=PARCELS)
    catalog.create_products([catalog.NewProduct(code="POST", name="运费", kind="fee")], actor=SYSTEM, now=NOW)
    [post] = catalog.skus_by_code(["POST"]).values()
    for sku in w.skus:
        w.adjust(sku, 1, "60.00", kind="opening")
    lines = [sales.NewOrderLine(sku, D(1), D(0), GOODS) for sku in w.skus]
    lines.append(sales.NewOrderLine(post.id, D(1), D(0), FEE))
    [order] = sales.place([sales.NewOrder(w.shop, w.customer, NOW, lines)], actor=SYSTEM, now=NOW)
    sales.confirm([order], actor=SYSTEM, now=NOW)
    return w, order, [row.line_id for row in sales.read_lines([order])]


def in_parcels() -> tuple[World, int, list[int]]:
    """The order and its drafts in the warehouse, one per SKU."""
    w, order, lines = ordered()
    drafts = [sales.release([order], actor=SYSTEM, now=NOW, quantities={line: D(1)})[0] for line in lines[:-1]]
    return w, order, drafts


def owed(w: World) -> object:
    return w.balances().get("112202", D(0))


def hesitate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody looks at what is billed before anybody has written."""
    looked = threading.Barrier(PARCELS)
    post_bills = invoicing.post_bills

    def late(*args: object, **kwargs: object) -> object:
        looked.wait(30)
        return post_bills(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(invoicing, "post_bills", late)


def test_the_fee_is_billed_once(fresh_db: str) -> None:
    w, _, drafts = in_parcels()
    assert at_once(lambda i: warehouse.ship([drafts[i]], actor=SYSTEM, now=NOW), PARCELS) == []
    assert owed(w) == ALL_OF_IT
    assert_proved()


def test_one_after_the_other_is_what_does_it(fresh_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: all of them look, nobody sees the bill of another."""
    w, _, drafts = in_parcels()
    hesitate(monkeypatch)
    monkeypatch.setattr(lifecycle, "one_at_a_time", lambda ids: None)
    assert at_once(lambda i: warehouse.ship([drafts[i]], actor=SYSTEM, now=NOW), PARCELS) == []
    assert owed(w) == PARCELS * (GOODS + FEE)
