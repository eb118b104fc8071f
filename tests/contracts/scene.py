"""A company with a document in every state that a route asks for, and a second company that must not be seen."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.test import Client

from tests.contracts.callers import PASSWORD
from tests.world import DAY, NOW, D, World, build
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.documents.warehouse.receipts import tallying
from zhanggui.documents.warehouse.shipments import picking
from zhanggui.foundation.exchange import public as exchange
from zhanggui.foundation.exchange.runs import commands as runs
from zhanggui.foundation.files import public as files
from zhanggui.foundation.identity import public as identity
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.identity.second_factor import codes
from zhanggui.foundation.identity.second_factor import commands as factors
from zhanggui.foundation.outbox import public as outbox
from zhanggui.foundation.outbox import queries as deliveries
from zhanggui.foundation.outbox import registry
from zhanggui.foundation.outbox.commands import deliver
from zhanggui.foundation.preferences import public as preferences
from zhanggui.foundation.tasks import public as tasks
from zhanggui.kernel import db as kernel_db
from zhanggui.kernel.clock import utcnow
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.stock import public as stock
from zhanggui.ledgers.stock import tracing
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners
from zhanggui.masters.pricing import public as pricing

#: A file of orders of which one row can't be read.
FILE = (
    b"InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
    b"536365,85123A,HOLDER,6,12/1/2010 8:26,2.55,17850,United Kingdom\n"
    b"536366,85123A,HOLDER,many,12/1/2010 8:26,2.55,17850,United Kingdom\n"
)
#: Enough of a picture to be one.
PICTURE = b"\x89PNG\r\n\x1a\nscene"
#: What a lamp costs us; no sales price, quantity or id of the scene contains these digits.
COST = "7.77"
#: What is bought is bought for this.
BOUGHT = "6.66"


def _sales(w: World, s: dict[str, Any]) -> None:
    lamp = w.skus[0]
    s["draft"], s["confirmed"], s["shipped"] = sales.place(
        [w.order((lamp, 1, 20)), w.order((lamp, 2, 20)), w.order((lamp, 3, 20))], actor=SYSTEM, now=NOW
    )
    sales.confirm([s["confirmed"], s["shipped"]], actor=SYSTEM, now=NOW)
    sales.ship([s["shipped"]], actor=SYSTEM, now=NOW)
    [row] = sales.read_lines([s["shipped"]])
    s["shipped_line"] = row.line_id
    [bill] = invoicing.bills_of_origins([s["shipped"]], "sales.order")
    s["bill"], s["item"] = bill.id, bill.item_id
    [moved] = warehouse.shipped_lines([s["shipped"]], "sales.order")
    s["shipped_shipment"] = moved.document_id

    def back(qty: int) -> aftersales.NewReturn:
        line = aftersales.NewReturnLine(lamp, D(qty), order_line_id=row.line_id)
        return aftersales.NewReturn(w.shop, w.customer, NOW, [line])

    s["return_draft"], s["return_approved"] = aftersales.create([back(1), back(1)], actor=SYSTEM, now=NOW)
    aftersales.approve([s["return_approved"]], actor=SYSTEM, now=NOW)
    [s["return_received"]] = aftersales.record([back(1)], actor=SYSTEM, now=NOW)


def _sent(w: World, s: dict[str, Any]) -> None:
    """Goods whose buyers have to confirm that they came, as the company had it for a while; one did."""
    lamp = w.skus[0]
    for version, point in ((1, "ON_CONFIRM"), (2, "ON_SHIP")):
        changed = organization.Change[organization.CompanyValues](
            id=w.company, version=version, values={"revenue_point": point}
        )
        organization.update_companies([changed], actor=SYSTEM, now=NOW)
        kernel_db.clear_caches()
        if point == "ON_CONFIRM":
            orders = sales.place([w.order((lamp, 1, 20))] * 2, actor=SYSTEM, now=NOW)
            sales.confirm(orders, actor=SYSTEM, now=NOW)
            sales.ship(orders, actor=SYSTEM, now=NOW)
    s["sent"], confirmed = orders
    [s["acceptance"]] = sales.confirm_receipt([sales.NewAcceptance(confirmed)], actor=SYSTEM, now=NOW)


def _purchasing(w: World, s: dict[str, Any]) -> None:
    bulb = w.skus[1]
    line = purchasing.NewPurchaseOrderLine(bulb, D(5), D(BOUGHT))
    new = purchasing.NewPurchaseOrder(w.supplier, w.warehouse, NOW, [line])
    s["po_draft"], s["po_confirmed"], s["po_received"] = purchasing.place([new, new, new], actor=SYSTEM, now=NOW)
    purchasing.confirm([s["po_confirmed"], s["po_received"]], actor=SYSTEM, now=NOW)
    purchasing.receive([s["po_received"]], actor=SYSTEM, now=NOW)
    [row] = purchasing.read_lines([s["po_received"]])
    s["po_line"] = row.line_id
    # A company whose invoices come after the goods.
    later = build(code="E", receipts_billed=False)
    line = purchasing.NewPurchaseOrderLine(later.skus[1], D(5), D(BOUGHT))
    new = purchasing.NewPurchaseOrder(later.supplier, later.warehouse, NOW, [line])
    [s["po_unbilled"]] = purchasing.place([new], actor=SYSTEM, now=NOW)
    purchasing.confirm([s["po_unbilled"]], actor=SYSTEM, now=NOW)
    [apart] = purchasing.place([new], actor=SYSTEM, now=NOW)
    purchasing.confirm([apart], actor=SYSTEM, now=NOW)
    purchasing.receive([s["po_unbilled"], apart], actor=SYSTEM, now=NOW)
    # An invoice that came by itself can be undone by itself.
    [bill] = purchasing.bill([apart], actor=SYSTEM, now=NOW)
    s["bill_apart"] = bill.id
    back = purchasing.NewPurchaseReturn(s["po_received"], NOW, [purchasing.NewPurchaseReturnLine(row.line_id, D(1))])
    [s["po_return"]] = purchasing.create_returns([back], actor=SYSTEM, now=NOW)


def _warehouse(w: World, s: dict[str, Any]) -> None:
    origin, lamp = Origin("test", 1), w.skus[0]
    shipment = warehouse.NewShipment(
        w.company,
        w.warehouse,
        "sale",
        origin,
        DAY,
        NOW,
        [warehouse.NewShipmentLine(lamp, D(1))],
        w.customer,
        None,
        w.shop,
    )
    s["shipment"], s["shipped_apart"] = warehouse.create_shipments([shipment, shipment], actor=SYSTEM, now=NOW)
    warehouse.ship([s["shipped_apart"]], actor=SYSTEM, now=NOW)
    line = warehouse.NewReceiptLine(lamp, D(1), value=D(COST))
    receipt = warehouse.NewReceipt(w.company, w.warehouse, "sales_return", origin, DAY, NOW, [line], None, None, w.shop)
    [s["receipt"]] = warehouse.create_receipts([receipt], actor=SYSTEM, now=NOW)
    found = warehouse.NewAdjustment(
        w.company,
        w.warehouse,
        "other",
        origin,
        DAY,
        NOW,
        [warehouse.NewAdjustmentLine(lamp, D(1), value=D(COST))],
        "test",
    )
    [s["adjustment"]] = warehouse.create_adjustments([found], actor=SYSTEM, now=NOW)
    [s["adjusted"]] = warehouse.record_adjustments([found], actor=SYSTEM, now=NOW)


def _floor(w: World, s: dict[str, Any]) -> None:
    """Goods with lots and numbers, drafts to pick and to tally, an order that lacked goods which have come, counts."""
    catalog.create_products(
        [
            catalog.NewProduct(code="MILK", name="牛奶", lot_tracked=True),
            catalog.NewProduct(code="PHONE", name="手机", serial_tracked=True),
            catalog.NewProduct(code="RARE", name="缺货"),
        ],
        actor=SYSTEM,
        now=NOW,
    )
    found = catalog.skus_by_code(["MILK", "PHONE", "RARE"])
    milk, phone, rare = (found[code].id for code in ("MILK", "PHONE", "RARE"))
    came = [
        warehouse.NewReceiptLine(milk, D(2), value=2 * D(COST), lot="L1"),
        warehouse.NewReceiptLine(phone, D(1), value=D(COST), serial=s["serial"]),
    ]
    origin = Origin("test", 1)
    receipt = warehouse.NewReceipt(w.company, w.warehouse, "purchase", origin, DAY, NOW, came)
    warehouse.take_in([receipt], actor=SYSTEM, now=NOW)
    s["lot"] = tracing.lot_page(actor=SYSTEM, code="L1").items[0].id
    line = warehouse.NewShipmentLine(milk, D(1))
    new = warehouse.NewShipment(w.company, w.warehouse, "sale", origin, DAY, NOW, [line], w.customer, None, w.shop)
    [s["to_pick"]] = warehouse.create_shipments([new], actor=SYSTEM, now=NOW)
    s["pick_line"] = picking.draft_lines([s["to_pick"]])[0].line_id
    s["tally_line"] = tallying.draft_lines([s["receipt"]])[0].line_id
    s["short"] = w.place((rare, 2, 20))
    sales.confirm([s["short"]], actor=SYSTEM, now=NOW, partial=True)
    w.adjust(rare, 2, 2 * D(COST))
    count = warehouse.NewCount(w.company, w.warehouse, DAY, [rare])
    s["count"], s["counted"] = warehouse.create_counts([count, count], actor=SYSTEM, now=NOW)
    seen = warehouse.Counted(s["counted"], rare, D(3), NOW)
    warehouse.enter_counts([s["counted"]], [seen], actor=SYSTEM, now=NOW)
    s["rare"] = rare


def _money(w: World, s: dict[str, Any]) -> None:
    advance = invoicing.NewPayment(
        w.company, "in", w.cash, "112202", D("5.00"), DAY, (), w.customer, None, w.shop, s["shipped"]
    )
    [paid] = invoicing.pay([advance], actor=SYSTEM, now=NOW)
    s["payment"], s["advance"] = paid.id, paid.item_id
    given_up = invoicing.NewWriteoff(
        w.company,
        "112202",
        D("1.00"),
        DAY,
        "test",
        Origin("test", 1),
        w.customer,
        w.shop,
        s["shipped"],
        ((s["item"], D("1.00")),),
    )
    [s["writeoff"]] = invoicing.write_off([given_up], actor=SYSTEM, now=NOW)
    match = books.Match(s["advance"], s["item"], D("1.00"), DAY)
    [s["allocation"]] = invoicing.allocate([match], actor=SYSTEM, now=NOW)
    prepaid = invoicing.NewPayment(
        w.company, "in", w.cash, "220301", D("5.00"), DAY, (), w.customer, None, w.shop, s["shipped"]
    )
    [paid] = invoicing.pay([prepaid], actor=SYSTEM, now=NOW)
    s["prepaid"] = paid.item_id
    new = invoicing.NewOffset(s["item"], s["prepaid"], D("0.50"), DAY)
    [s["offset"]] = invoicing.offset([new], actor=SYSTEM, now=NOW)
    entries = books.entries_of_documents([s["bill"]], actor=SYSTEM) or ()
    s["entry"] = entries[0].id


def _masters(w: World, s: dict[str, Any]) -> None:
    [s["zone"]] = organization.create_zones(
        [organization.NewZone(warehouse_id=w.warehouse, code="Z1", name="区")], actor=SYSTEM, now=NOW
    )
    [s["bin"]] = organization.create_bins([organization.NewBin(zone_id=s["zone"], code="B1")], actor=SYSTEM, now=NOW)
    [s["category"]] = catalog.create_categories([catalog.NewCategory(code="K1", name="类")], actor=SYSTEM, now=NOW)
    [s["brand"]] = catalog.create_brands([catalog.NewBrand(code="M1", name="牌")], actor=SYSTEM, now=NOW)
    [s["unit"]] = catalog.create_units([catalog.NewUnit(code="dozen9", name="打")], actor=SYSTEM, now=NOW)
    s["product"] = catalog.skus([w.skus[2]])[w.skus[2]].product_id
    colours = (catalog.Option("色", ("红", "蓝"), ("RED", "BLUE")),)
    red = catalog.NewSku(code="K-RED", options={"色": "红"})
    catalog.create_products(
        [
            catalog.NewProduct(code="K", name="衫", options=colours, skus=(red,)),
            catalog.NewProduct(code="SET", name="套装", skus=(catalog.NewSku(code="SET", bundle=True),)),
        ],
        actor=SYSTEM,
        now=NOW,
    )
    found = catalog.skus_by_code(["K-RED", "SET"])
    s["shirt"], s["set"] = found["K-RED"].product_id, found["SET"].id
    [s["picture"]] = files.keep([files.NewFile("scene.png", PICTURE)], actor=SYSTEM, now=NOW)
    shown = catalog.ImagesOfProduct(product_id=s["shirt"], images=(catalog.NewImage(file_key=s["picture"]),))
    catalog.set_images([shown], actor=SYSTEM, now=NOW)
    parts = (catalog.Component(sku_id=w.skus[2], qty=D(2), weight=D(1)),)
    catalog.set_bundles([catalog.Bundle(sku_id=s["set"], components=parts)], actor=SYSTEM, now=NOW)
    label = catalog.BarcodesOfSku(sku_id=w.skus[0], barcodes=(catalog.NewBarcode(code=s["code"]),))
    catalog.set_barcodes([label], actor=SYSTEM, now=NOW)
    [s["price_list"]] = pricing.create_price_lists(
        [pricing.NewPriceList(company_id=w.company, code="L1", name="表")], actor=SYSTEM, now=NOW
    )
    [s["price"]] = pricing.create_prices(
        [pricing.NewPrice(list_id=s["price_list"], sku_id=w.skus[2], price=D(9))], actor=SYSTEM, now=NOW
    )
    [s["quotation"]] = partners.create_quotations(
        [partners.NewQuotation(supplier_id=w.supplier, sku_id=w.skus[1], price=D(BOUGHT))], actor=SYSTEM, now=NOW
    )


def logged_in(login: str) -> int:
    """The id of a new session of the user."""
    browser = Client()
    browser.post("/api/v1/session", {"login": login, "password": PASSWORD}, content_type="application/json")
    return int(browser.get("/api/v1/me/sessions").json()["items"][0]["id"])


def code_of(secret: str, now: datetime | None = None) -> str:
    """The code that an authenticator with this secret shows."""
    return codes.code_at(secret, codes.step_of(now or utcnow()))


def with_factor(user_id: int) -> dict[str, str]:
    """A user who set up a second factor a while ago, and has begun to move it to another device: both secrets."""
    caller, then = identity.Actor(user_id=user_id, name="", permissions=frozenset()), utcnow() - timedelta(minutes=10)

    def begun(code: str, now: datetime) -> str:
        return factors.begin(password=PASSWORD, code=code, address="192.0.2.1", actor=caller, now=now).secret

    first = begun("", then)
    factors.confirm(code=code_of(first, then), actor=caller, now=then)
    later = then + timedelta(minutes=5)
    return {"factor": first, "factor_waiting": begun(code_of(first, later), later)}


def _people(w: World, s: dict[str, Any]) -> None:
    now = utcnow()
    [s["role"]] = identity.create_roles(
        [identity.NewRole("scene", frozenset({"identity.role.manage"}))], actor=SYSTEM, now=now
    )
    user = identity.NewUser(login="scene", name="scene", password=PASSWORD, companies=frozenset({w.company}))
    [s["user"]] = identity.create_users([user], actor=SYSTEM, now=now)
    [token] = identity.issue_tokens([identity.NewToken(s["user"], "scene")], actor=SYSTEM, now=now)
    s["token"] = token.id
    s["session"] = logged_in("scene")
    s["factor"] = s["factor_waiting"] = codes.new_secret()
    sharer = identity.Actor(user_id=s["user"], name="scene", permissions=identity.ALL)
    [s["view"]] = preferences.save_views(
        [preferences.NewView("sales.orders", "共享", True, {"tab": "draft"})], actor=sharer, now=now
    )


def _traffic(w: World, s: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "orders.csv"
        path.write_bytes(FILE)
        row = exchange.stage(
            path, exchange.layout_of("online-retail"), actor=SYSTEM, now=NOW, company_id=w.company, keep=True
        )
        again = Path(folder) / "more.csv"
        again.write_bytes(FILE + b"536367,85123A,HOLDER,1,12/1/2010 8:26,2.55,17850,United Kingdom\n")
        more = exchange.stage(again, exchange.layout_of("online-retail"), actor=SYSTEM, now=NOW, company_id=w.company)
    s["import"] = exchange.validate(row.id, actor=SYSTEM, now=NOW).id
    # A run whose process was killed.
    s["import_running"] = exchange.validate(more.id, actor=SYSTEM, now=NOW).id
    runs._begin(more.id, "apply", actor=SYSTEM, now=NOW, options=None, strict=False, tell=None)
    s["task"] = tasks.start("app.verify", {}, actor=SYSTEM, now=NOW)
    registry.register_handler(event="scene", name="scene", handler=_never)
    try:
        outbox.enqueue([outbox.OutboxMessage("scene", "1", {}, w.company)], now=NOW)
        [dead] = deliveries.page(actor=SYSTEM).items
        deliver(handler="scene", ids=[dead.id], turn=0, now=NOW)
        s["delivery"] = dead.id
    finally:
        registry.unregister_handler(event="scene", name="scene")


def _never(messages: Sequence[outbox.Delivery]) -> None:
    raise outbox.Undeliverable


def set_up() -> dict[str, Any]:
    """Everything, by name."""
    w, other = build(), build(code="U")
    s: dict[str, Any] = {
        "w": w, "company": w.company, "shop": w.shop, "wholesale": w.wholesale, "warehouse": w.warehouse, "customer": w.customer,
        "supplier": w.supplier, "cash": w.cash, "lamp": w.skus[0], "bulb": w.skus[1], "plain": w.skus[2],
        "other_company": other.company, "other_shop": other.shop, "other_warehouse": other.warehouse, "missing": 1, "code": "6900000000015",
        "account": "1405", "document_type": "sales.order", "printed": "sales.order", "serial": "SN-1",
    }  # fmt: skip
    w.adjust(w.skus[0], 20, str(20 * D(COST)), kind="opening")
    _sales(w, s)
    _sent(w, s)
    _purchasing(w, s)
    _warehouse(w, s)
    _floor(w, s)
    _money(w, s)
    _masters(w, s)
    _people(w, s)
    _traffic(w, s)
    assert stock.positions([w.skus[0]])
    return s
