"""Confirming receipt over HTTP."""

from __future__ import annotations

import pytest

from tests.contracts.callers import owner, somebody
from tests.world import NOW, assert_proved, build
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM

pytestmark = pytest.mark.django_db


def test_receipt_is_confirmed_and_taken_back() -> None:
    w, boss = build(revenue_point="ON_CONFIRM"), owner()
    w.adjust(w.skus[0], 10, "100.00", kind="opening")
    order = w.place((w.skus[0], 6, "22.60"))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    [shipment] = boss.get("/warehouse/shipments?kind=sent").json()["items"]
    assert shipment["origin_id"] == order
    early = {"acceptances": [{"order_id": order, "date": "2026-03-01"}]}
    refused = boss.post("/sales/acceptances", early)
    assert (refused.status_code, refused.json()["code"]) == (422, "sales.confirmed_too_early")
    body = {"acceptances": [{"order_id": order, "date": "2026-03-09"}]}
    # Nobody's order is none; a key sent twice confirms once.
    assert somebody("sales.acceptance.post", companies=frozenset({1})).post("/sales/acceptances", body).status_code in (
        403,
        404,
    )
    first, again = (boss.call("POST", "/sales/acceptances", body, **{"Idempotency-Key": "k1"}) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201), first.content
    [acceptance] = first.json()["ids"]
    assert again.json()["ids"] == [acceptance]
    twice = boss.post("/sales/acceptances", body)
    assert (twice.status_code, twice.json()["code"]) == (409, "sales.nothing_to_confirm")
    page = boss.get(f"/sales/acceptances?order_id={order}&total=true").json()
    [seen] = page["items"]
    assert (seen["qty"], seen["cost"], seen["date"], page["qty_sum"]) == ("6.0000", "60.00", "2026-03-09", "6.0000")
    [shown] = somebody("sales.acceptance.view").get("/sales/acceptances").json()["items"]
    assert shown["cost"] is None
    [bill] = boss.get(f"/invoicing/bills?origin_id={order}").json()["items"]
    assert (bill["gross"], bill["date"]) == ("135.60", "2026-03-09")
    assert boss.post("/sales/acceptances/undo", {"documents": [{"id": acceptance, "version": 1}]}).status_code == 204
    assert boss.get("/invoicing/open-items").json()["items"] == []
    assert_proved()
