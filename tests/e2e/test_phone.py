"""A phone at the shelf: scanned with a hand scanner and the camera, with and without a network, sent once."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.api import Api
from tests.e2e.barcodes import film
from tests.e2e.conftest import Site, Watch
from tests.e2e.pages import Visit, scan, until
from tests.e2e.shop import BARCODE
from tests.e2e.test_accessibility import violations
from tools import chromium
from zhanggui.app import accounts

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "service_workers": "allow",
}  # fmt: skip


def bought(api: Api, site: Site, qty: str = "3", sku: int | None = None, milk: int | None = None) -> tuple[int, str]:
    """A confirmed purchase order of the goods with the barcode, or of others, and of two of `milk`; id and number."""
    world = site.shop.world
    lines = [{"sku_id": sku or world.skus[0], "qty": qty, "unit_price": "5"}]
    lines += [{"sku_id": milk, "qty": "2", "unit_price": "3"}] if milk else []
    [order] = api.post(
        "/purchasing/orders",
        {"orders": [{"supplier_id": world.supplier, "warehouse_id": world.warehouse, "lines": lines}]},
    )["ids"]
    api.post("/purchasing/orders/confirm", {"documents": [{"id": order}]})
    return order, api.get(f"/purchasing/orders/{order}")["order"]["number"]


def received(api: Api, order: int, qty: str) -> None:
    """So much of the order comes in, within some seconds."""
    deadline = time.monotonic() + 10
    while (found := api.get(f"/purchasing/orders/{order}")["order"]["received_qty"]) != qty:
        assert time.monotonic() < deadline, found
        time.sleep(0.1)


def at(page: Page, path: str) -> None:
    """Open a page that scans."""
    page.goto(path)
    expect(page.locator(".zg-scan input:visible")).to_be_focused()


def ready_offline(page: Page) -> None:
    """The service worker has what it needs."""
    late = "new Promise((done) => setTimeout(done, 60000))"  # a worker that is never registered is never ready
    assert page.evaluate(f"Promise.race([navigator.serviceWorker.ready.then(() => true), {late}])")
    until(page, "navigator.serviceWorker.controller !== null")


def waiting(page: Page) -> Any:
    """The number in the header."""
    return page.get_by_role("button", name=re.compile("^待上传 .*项"))


def opened(page: Page, number: str) -> None:
    """Scan the number of a document, and wait for its goods."""
    scan(page, number)
    expect(page.get_by_label("扫描商品条码")).to_be_focused()


def began(page: Page) -> None:
    """Begin a count in the only warehouse."""
    at(page, "/m/count")
    page.get_by_role("button", name="开始盘点").click()
    expect(page.get_by_label("扫描商品条码")).to_be_focused()


def test_it_can_be_installed(visit: Visit) -> None:
    page = visit("boss", **PHONE)
    ready_offline(page)
    manifest = page.evaluate("fetch(document.querySelector('link[rel=manifest]').href).then((r) => r.json())")
    assert (manifest["name"], manifest["display"], manifest["start_url"]) == ("掌柜", "standalone", "/")
    assert {"any", "maskable"} <= {icon.get("purpose", "any") for icon in manifest["icons"]}
    for icon in manifest["icons"]:
        answer = page.request.get(f"/{icon['src'].lstrip('/')}")
        assert (answer.ok, answer.headers["content-type"]) == (True, icon["type"])
    session = page.context.new_cdp_session(page)
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [each["errorId"] for each in errors if each["errorId"] != "in-incognito"] == []
    worker = page.request.get("/sw.js")
    assert worker.headers["cache-control"] == "no-cache"


def test_goods_are_received_with_a_hand_scanner(visit: Visit, site: Site) -> None:
    page = visit("boss", **PHONE)
    api = Api(page.context, site)
    order, number = bought(api, site)
    at(page, "/m/receive")
    opened(page, number)
    expect(page.get_by_role("heading", name="采购订单收货")).to_contain_text(number)
    scan(page, BARCODE)
    expect(page.get_by_role("status")).to_contain_text("+1")
    scan(page, BARCODE)
    expect(page.locator(".zg-m-qty")).to_have_text(re.compile(r"^2/ 3"))
    # What nobody ordered is refused, and is not counted.
    scan(page, "T-SKU1")
    expect(page.get_by_role("status")).to_contain_text("不在本单中")
    page.get_by_role("button", name="入库").click()
    page.get_by_role("dialog").get_by_role("button", name="入库").click()
    expect(page.get_by_role("heading", name="扫码收货")).to_be_visible()
    received(api, order, "2.0000")
    # The rest, and not one more.
    at(page, "/m/receive")
    opened(page, number)
    scan(page, BARCODE)
    expect(page.locator(".zg-m-line")).to_have_class(re.compile("zg-m-whole"))
    scan(page, BARCODE)
    expect(page.get_by_role("status")).to_contain_text("超出本单数量")


def test_a_carton_counts_its_pieces_and_lots_are_asked_for(visit: Visit, site: Site) -> None:
    page = visit("boss", **PHONE)
    api = Api(page.context, site)
    world, carton = site.shop.world, "16901234500100"
    api.post("/units", {"units": [{"code": "box9", "name": "箱"}]})
    api.post(
        "/products", {"products": [{"code": "MILK", "name": "牛奶", "lot_tracked": True, "skus": [{"code": "MILK"}]}]}
    )
    [milk] = [row["id"] for row in api.get("/skus?search=MILK")["items"]]
    api.put("/skus/units", {"skus": [{"sku_id": world.skus[1], "units": [{"unit": "box9", "factor": "24"}]}]})
    api.put("/skus/barcodes", {"skus": [{"sku_id": world.skus[1], "barcodes": [{"code": carton, "unit": "box9"}]}]})
    order, number = bought(api, site, "24", world.skus[1], milk)
    at(page, "/m/receive")
    opened(page, number)
    scan(page, carton)
    expect(page.get_by_role("status")).to_contain_text("+24")
    # The first of the milk is asked for its lot, the next is of the same one.
    scan(page, "MILK")
    expect(page.get_by_label("扫描批号：牛奶")).to_be_focused()
    scan(page, "L-1")
    expect(page.get_by_role("status")).to_contain_text("牛奶 +1")
    scan(page, "milk")
    expect(page.locator(".zg-m-tracks")).to_have_text("L-1 × 2")
    # What was a mistake is taken back.
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".zg-m-tracks")).to_have_text("L-1 × 1")
    page.get_by_role("button", name="入库").click()
    page.get_by_role("dialog").get_by_role("button", name="入库").click()
    received(api, order, "25.0000")
    assert [row["on_hand"] for row in api.get("/stock/lots?code=L-1")["items"]] == ["1.0000"]


def test_a_shipment_is_picked_and_leaves(visit: Visit, site: Site) -> None:
    page = visit("boss", **PHONE)
    api = Api(page.context, site)
    order = site.shop.orders[2]
    api.post("/sales/orders/confirm", {"documents": [{"id": order}]})
    [shipment] = api.post("/sales/orders/release", {"documents": [{"id": order}]})["shipment_ids"]
    number = api.get(f"/warehouse/shipments/{shipment}")["document"]["number"]
    at(page, "/m/pick")
    page.get_by_role("button", name=re.compile(number)).click()
    expect(page.get_by_label("扫描商品条码")).to_be_focused()
    # The scanner is heard wherever the finger was before.
    page.get_by_role("heading", name="出库单拣货").click()
    for _ in range(3):
        scan(page, BARCODE)
    scan(page, "T-SKU1")
    # What is typed is all there is of it, whether the scan has been heard by then or not.
    page.locator(".zg-m-line", has_text="T-SKU1").click()
    page.get_by_role("dialog").get_by_label("数量").fill("2")
    page.get_by_role("dialog").get_by_role("button", name="保存").click()
    expect(page.locator(".zg-m-whole")).to_have_count(2)
    page.get_by_role("button", name="出库", exact=True).click()
    # At the end the label of the parcel is scanned; it goes into the field, not among the goods.
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("快递公司").fill("顺丰速运")
    dialog.get_by_label("快递单号").click()
    page.keyboard.type("sf1000000000001")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="扫码拣货")).to_be_visible()
    document = api.get(f"/warehouse/shipments/{shipment}")["document"]
    assert [document[name] for name in ("state", "carrier", "waybill")] == ["shipped", "顺丰速运", "SF1000000000001"]


def test_a_count_without_a_network_becomes_one_document(visit: Visit, site: Site) -> None:
    page = visit("warehouse", **PHONE)
    api = Api(page.context, site)
    ready_offline(page)
    before = api.get("/warehouse/counts?total=true&limit=1")["total"]
    began(page)
    scan(page, BARCODE)
    expect(page.get_by_role("status")).to_contain_text("+1")
    page.context.set_offline(True)
    scan(page, BARCODE)
    expect(page.locator(".zg-m-qty")).to_have_text(re.compile("^2 "))
    # A page that dies in the middle loses nothing, and comes back without a network.
    page.reload()
    expect(page.locator(".zg-m-qty")).to_have_text(re.compile("^2 "))
    scan(page, "T-SKU1")
    expect(page.locator(".zg-m-line")).to_have_count(2)
    scan(page, "4006381333931")
    expect(page.get_by_role("status")).to_contain_text("本机没有这个条码")
    page.get_by_role("button", name="提交盘点").click()
    expect(waiting(page)).to_be_visible()
    page.reload()
    expect(waiting(page)).to_be_visible()
    # Another tab of the same device is there when the network comes back: only one of them sends.
    other = page.context.new_page()
    other.goto("/m/queue")
    expect(other.get_by_text("等待上传（1）")).to_be_visible()
    page.context.set_offline(False)
    expect(waiting(page)).to_have_count(0)
    expect(waiting(other)).to_have_count(0)
    assert api.get("/warehouse/counts?total=true&limit=1")["total"] == before + 1
    [count] = api.get("/warehouse/counts?limit=1")["items"]
    lines = {line["sku_code"]: line["counted"] for line in api.get(f"/warehouse/counts/{count['id']}")["lines"]}
    assert lines == {"T-SKU0": "2.0000", "T-SKU1": "1.0000"}


def test_what_is_refused_says_why_and_can_be_corrected(visit: Visit, site: Site) -> None:
    page = visit("boss", **PHONE)
    api = Api(page.context, site)
    ready_offline(page)
    order, number = bought(api, site, "2")
    at(page, "/m/receive")
    opened(page, number)
    scan(page, BARCODE)
    scan(page, BARCODE)
    expect(page.locator(".zg-m-line")).to_have_class(re.compile("zg-m-whole"))
    page.context.set_offline(True)
    page.get_by_role("button", name="入库").click()
    expect(waiting(page)).to_be_visible()
    # Somebody else takes in one of them meanwhile.
    line = api.get(f"/purchasing/orders/{order}")["lines"][0]["id"]
    api.post("/purchasing/orders/receive", {"documents": [{"id": order}], "lines": [{"line_id": line, "qty": "1"}]})
    page.context.set_offline(False)
    refused = page.get_by_role("button", name=re.compile("有被退回的"))
    expect(refused).to_be_visible()
    refused.click()
    expect(page.locator(".zg-m-refused").get_by_role("alert")).to_contain_text(number)
    page.get_by_role("button", name="更正").click()
    page.locator(".zg-m-line").click()
    page.get_by_role("dialog").get_by_label("数量").fill("1")
    page.get_by_role("dialog").get_by_role("button", name="保存").click()
    expect(page.locator(".zg-m-qty")).to_have_text(re.compile("^1/"))
    page.get_by_role("button", name="入库").click()
    page.get_by_role("dialog").get_by_role("button", name="入库").click()
    expect(waiting(page)).to_have_count(0)
    received(api, order, "2.0000")


def test_a_session_that_ended_meanwhile_is_asked_for_and_the_queue_goes_on(visit: Visit, site: Site) -> None:
    page = visit("warehouse", **PHONE)
    ready_offline(page)
    began(page)
    scan(page, BARCODE)
    expect(page.get_by_role("status")).to_contain_text("+1")
    page.context.set_offline(True)
    page.get_by_role("button", name="提交盘点").click()
    expect(waiting(page)).to_be_visible()
    page.context.clear_cookies()
    page.context.set_offline(False)
    dialog = page.get_by_role("dialog", name="请重新登录")
    expect(dialog).to_be_visible()
    dialog.get_by_label("用户名").fill("warehouse")
    dialog.get_by_label("密码", exact=True).fill(accounts.PASSWORD)
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(waiting(page)).to_have_count(0)


def test_somebody_else_does_not_send_what_is_not_theirs(visit: Visit, site: Site) -> None:
    page = visit("warehouse", **PHONE)
    ready_offline(page)
    began(page)
    scan(page, BARCODE)
    page.context.set_offline(True)
    page.get_by_role("button", name="提交盘点").click()
    expect(waiting(page)).to_be_visible()
    page.context.clear_cookies()
    page.context.request.post(f"{site.address}/api/v1/session", data={"login": "boss", "password": accounts.PASSWORD})
    page.context.set_offline(False)
    page.goto("/m/queue")
    expect(page.get_by_text("仓管 登录后会自动上传")).to_be_visible()
    page.wait_for_timeout(500)
    expect(page.get_by_text("其他人的待上传")).to_be_visible()


def test_logging_out_takes_what_is_personal_along(visit: Visit) -> None:
    page = visit("warehouse", **PHONE)
    ready_offline(page)
    began(page)
    scan(page, BARCODE)
    expect(page.get_by_role("status")).to_contain_text("+1")
    page.get_by_role("button", name="账号与设置").click()
    page.get_by_text("退出登录").click()
    # Work that is not handed in is told before it is left behind.
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("1 个进行中的作业")
    dialog.get_by_role("button", name="不退出").click()
    page.get_by_role("button", name="放弃").click()
    page.get_by_role("dialog").get_by_role("button", name="放弃").click()
    expect(page.get_by_role("heading", name="扫码盘点")).to_be_visible()
    page.get_by_role("button", name="账号与设置").click()
    page.get_by_text("退出登录").click()
    expect(page.get_by_role("button", name="登录", exact=True)).to_be_visible()
    kept = page.evaluate(
        """async () => {
          const db = await new Promise((done, fail) => { const r = indexedDB.open('zhanggui'); r.onsuccess = () => done(r.result); r.onerror = fail })
          const count = (name) => new Promise((done) => { const r = db.transaction(name).objectStore(name).count(); r.onsuccess = () => done(r.result) })
          const rows = await Promise.all([...db.objectStoreNames].map(count))
          return [rows.reduce((a, b) => a + b, 0), localStorage.getItem('zg.me')]
        }"""
    )
    assert kept == [0, None]


def test_stock_is_looked_up_by_a_scan(visit: Visit) -> None:
    page = visit("warehouse", **PHONE)
    at(page, "/m/stock")
    scan(page, BARCODE)
    expect(page.locator(".zg-m-sku")).to_contain_text("T-SKU0")
    expect(page.locator(".zg-m-position")).to_contain_text("主仓")
    expect(page.locator(".zg-m-moves li").first).to_be_visible()
    scan(page, "商品T-SKU2")
    page.get_by_role("button", name="T-SKU2").click()
    expect(page.locator(".zg-m-sku")).to_contain_text("T-SKU2")


def test_the_boss_sees_the_day_and_every_number_leads_on(visit: Visit) -> None:
    page = visit("boss", **PHONE)
    expect(page.get_by_role("region", name="待办")).to_be_visible()
    page.get_by_role("link", name=re.compile("销售订单 · 待审核")).click()
    expect(page.locator(".zg-card").first).to_be_visible()
    page.get_by_role("button", name="高级筛选").click()
    expect(page.get_by_role("dialog", name="高级筛选")).to_be_visible()


def test_axe_finds_nothing_serious(visit: Visit) -> None:
    page = visit("boss", **PHONE, color_scheme="dark")
    for path in ("/m/today", "/m/receive", "/m/count", "/m/queue", "/catalog/products"):
        page.goto(path)
        expect(page.get_by_role("main")).to_be_visible()
        assert (path, violations(page)) == (path, [])


@pytest.fixture
def filmed(site: Site, tmp_path: Path, browser: Browser, watch: Watch) -> Iterator[Page]:
    """A phone whose camera sees a label for a second and a half, and does not for as long, again and again."""
    path = film(tmp_path / "label.y4m", BARCODE, seen=1.5, away=1.5)
    flags = [*chromium.FOR_TESTS, "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={path}"]  # fmt: skip
    own = browser.browser_type.launch(executable_path=chromium.HEADLESS, args=flags)
    context = own.new_context(base_url=site.address, locale="zh-CN", permissions=["camera"], **PHONE)
    context.request.post(f"{site.address}/api/v1/session", data={"login": "warehouse", "password": accounts.PASSWORD})
    yield watch.over(context.new_page())
    own.close()


def test_the_camera_counts_one_for_each_sight(filmed: Page) -> None:
    began(filmed)
    filmed.get_by_role("button", name="打开摄像头扫码").click()
    expect(filmed.get_by_role("region", name="摄像头扫码")).to_be_visible()
    expect(filmed.locator(".zg-m-qty")).to_have_text(re.compile("^2 "), timeout=30_000)
    # Dozens of frames showed it; it came into sight twice.
    expect(filmed.get_by_text("扫描 2 次")).to_be_visible()
