"""Waybills from the label to the search: at the page of a shipment, for many in the list, at the order."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.api import Api
from tests.e2e.conftest import Site
from tests.e2e.pages import Visit, front, scan


def released(api: Api, *orders: int) -> list[int]:
    """Drafts of orders in the warehouse."""
    api.post("/sales/orders/confirm", {"documents": [{"id": order} for order in orders]})
    found: list[int] = api.post("/sales/orders/release", {"documents": [{"id": order} for order in orders]})[
        "shipment_ids"
    ]
    return sorted(found)


def head(api: Api, shipment: int) -> list[str]:
    document = api.get(f"/warehouse/shipments/{shipment}")["document"]
    return [document[name] for name in ("state", "carrier", "waybill")]


def test_a_label_is_scanned_when_the_goods_leave(visit: Visit, site: Site) -> None:
    page = visit("boss", None)
    api = Api(page.context, site)
    order = site.shop.orders[20]
    [shipment] = released(api, order)
    page.goto(f"/warehouse/shipments/{shipment}")
    page.get_by_role("button", name="出库", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("快递单号")).to_be_focused()
    dialog.get_by_label("快递公司").fill("圆通速递")
    dialog.get_by_label("快递单号").focus()
    scan(page, "yt 2000000000001")
    expect(front(page).locator(".zg-state").first).to_have_text("已出库")
    expect(front(page).locator(".zg-facts")).to_contain_text("YT2000000000001")
    assert head(api, shipment) == ["shipped", "圆通速递", "YT2000000000001"]

    # It is seen at the order, and found by a part of it.
    page.goto(f"/sales/orders/{order}")
    expect(front(page)).to_contain_text("圆通速递 YT2000000000001")
    page.keyboard.press("Control+k")
    page.keyboard.type("2000000000001")
    expect(page.locator(".zg-hit", has_text="YT2000000000001")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("出库单 CK"))).to_be_visible()

    # A slip is corrected after the goods have left.
    page.get_by_role("button", name="填快递单号").click()
    page.get_by_role("dialog").get_by_label("快递单号").fill("")
    scan(page, "yt2000000000009")
    expect(front(page).locator(".zg-facts")).to_contain_text("YT2000000000009")


def test_labels_of_many_are_scanned_one_after_the_other(visit: Visit, site: Site) -> None:
    page = visit("boss", None)
    api = Api(page.context, site)
    shipments = released(api, *site.shop.orders[21:23])
    page.goto("/warehouse/shipments?state=draft")
    for shipment in shipments:
        number = api.get(f"/warehouse/shipments/{shipment}")["document"]["number"]
        front(page).get_by_role("row", name=re.compile(number)).get_by_role("checkbox").check()
    page.get_by_role("toolbar").get_by_role("button", name="填快递单号").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("快递公司").first.fill("中通快递")
    dialog.get_by_label("快递单号").first.focus()
    scan(page, "ZT3000000000001")
    expect(dialog.get_by_label("快递单号").nth(1)).to_be_focused()
    # The same label twice: one parcel, or a slip. It is said, and not refused.
    page.keyboard.type("ZT3000000000001")
    dialog.get_by_label("快递公司").nth(1).focus()
    expect(dialog.get_by_role("status")).to_contain_text("也是这个单号")
    dialog.get_by_label("快递单号").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(front(page).get_by_role("row", name=re.compile("ZT3000000000001"))).to_have_count(2)
    assert [head(api, each) for each in shipments] == [["draft", "中通快递", "ZT3000000000001"]] * 2
    page.goto(f"/warehouse/shipments/{shipments[0]}")
    expect(front(page).get_by_role("alert")).to_contain_text("同一快递单号")


def test_an_order_that_ships_at_once_takes_its_waybill_along(visit: Visit, site: Site) -> None:
    page = visit("boss", None)
    api = Api(page.context, site)
    order = site.shop.orders[23]
    api.post("/sales/orders/confirm", {"documents": [{"id": order}]})
    page.goto(f"/sales/orders/{order}")
    page.get_by_role("button", name="发货", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("快递公司").fill("顺丰速运")
    dialog.get_by_label("快递单号").fill("SF4000000000001")
    page.keyboard.press("F4")
    expect(front(page)).to_contain_text("顺丰速运 SF4000000000001")
