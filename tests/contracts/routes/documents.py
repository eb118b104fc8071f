"""Sales, returns, purchasing, warehouse."""

from __future__ import annotations

from collections.abc import Iterator

from tests.contracts.routes.case import BUYING, COMPANY, SELLING, Case, Scene, act, batch, read

SALES, RETURNS, BUY, BACK = "/sales/orders", "/aftersales/returns", "/purchasing/orders", "/purchasing/returns"


def _order(s: Scene) -> object:
    return {"shop_id": s["shop"], "customer_id": s["customer"], "lines": [{"sku_id": s["lamp"], "qty": "1", "unit_price": "20"}]}  # fmt: skip


def _customer_return(s: Scene) -> object:
    return {"shop_id": s["shop"], "customer_id": s["customer"], "lines": [{"sku_id": s["lamp"], "qty": "1", "order_line_id": s["shipped_line"]}]}  # fmt: skip


def _purchase(s: Scene) -> object:
    line = {"sku_id": s["bulb"], "qty": "1", "unit_price": "5"}
    return {"supplier_id": s["supplier"], "warehouse_id": s["warehouse"], "lines": [line]}


def _purchase_return(s: Scene) -> object:
    return {"order_id": s["po_received"], "lines": [{"order_line_id": s["po_line"], "qty": "1"}]}


def _warehouse() -> Iterator[Case]:
    """Shipments, receipts and adjustments are worked in the same way."""
    for name, kind, deed in (
        ("shipment", "sale", "ship"), ("receipt", "sales_return", "receive"), ("adjustment", "other", "post"),
    ):  # fmt: skip
        route, needs = f"/warehouse/{name}s", f"warehouse.{name}"
        # An adjustment that is no gift belongs to no shop.
        dims = BUYING if name == "adjustment" else SELLING
        more: dict[str, object] = {"kind": kind, **({"reason": "盘点"} if name == "adjustment" else {})}

        def new(s: Scene, more: dict[str, object] = more, shop: bool = name != "adjustment") -> object:
            at = {"shop_id": s["shop"], "customer_id": s["customer"]} if shop else {}
            return {"warehouse_id": s["warehouse"], "lines": [{"sku_id": s["lamp"], "qty": "1"}], **more, **at}

        # What belongs to no shop (goods of a supplier) is hidden from no shop's people.
        yield read(route, f"{needs}.view", query=f"kind={kind}", dims=dims)
        yield read(f"{route}/counts", f"{needs}.view", query=f"kind={kind}", dims=dims)
        yield read(f"{route}/{{{name}_id}}", f"{needs}.view", at={f"{name}_id": name}, dims=dims)
        yield batch("POST", route, f"{needs}.create", f"{name}s", new, dims=dims)
        yield act(f"{route}/{deed}", f"{needs}.{deed}", name, dims=dims)
        yield act(f"{route}/cancel", f"{needs}.cancel", name, dims=dims)
        if name != "receipt":
            undone = "adjusted" if name == "adjustment" else "shipped_apart"
            yield act(f"{route}/undo", f"{needs}.undo", undone, dims=dims)


def _floor() -> Iterator[Case]:
    """What the floor does to drafts, and counts."""
    shipments, receipts, counts, count = (
        "/warehouse/shipments",
        "/warehouse/receipts",
        "/warehouse/counts",
        "warehouse.count",
    )
    yield read(
        f"{shipments}/{{shipment_id}}/picks", "warehouse.shipment.view", at={"shipment_id": "to_pick"}, dims=SELLING
    )
    yield Case(
        "POST",
        f"{shipments}/pick",
        ("warehouse.shipment.pick",),
        lambda s: {
            "documents": [{"id": s["to_pick"]}],
            "lines": [{"line_id": s["pick_line"], "qty": "1", "lot": "L1"}],
        },
        dims=SELLING,
    )
    yield read("/carriers", "warehouse.shipment.view")
    yield Case(
        "POST",
        f"{shipments}/waybill",
        ("warehouse.shipment.ship",),
        lambda s: {"documents": [{"id": s["shipment"], "carrier": "顺丰速运", "waybill": "SF1000000000001"}]},
        dims=SELLING,
    )
    yield Case(
        "POST",
        f"{receipts}/tally",
        ("warehouse.receipt.tally",),
        lambda s: {
            "documents": [{"id": s["receipt"]}],
            "lines": [{"line_id": s["tally_line"], "qty": "1"}],
        },
        dims=SELLING,
    )
    yield read(counts, f"{count}.view", dims=BUYING)
    yield read(f"{counts}/counts", f"{count}.view", dims=BUYING)
    yield read(f"{counts}/{{count_id}}", f"{count}.view", at={"count_id": "counted"}, dims=BUYING)
    yield batch(
        "POST",
        counts,
        f"{count}.create",
        "counts",
        lambda s: {"warehouse_id": s["warehouse"], "sku_ids": [s["rare"]]},
        dims=BUYING,
    )
    yield Case(
        "POST",
        f"{counts}/enter",
        (f"{count}.enter",),
        lambda s: {
            "documents": [{"id": s["count"]}],
            "found": [{"count_id": s["count"], "sku_id": s["rare"], "qty": "2"}],
        },
        dims=BUYING,
    )
    yield act(f"{counts}/post", f"{count}.post", "counted", dims=BUYING)
    yield act(f"{counts}/cancel", f"{count}.cancel", "count", dims=BUYING)


CASES = (
    # What is found is what the lists show: src/zhanggui/insight/search/tests.
    read("/search", query="text=nothing+has+this"),
    read("/dashboard", "sales.order.view", query="company_id={company}", dims=(COMPANY,)),
    # Who does no work of their own has no dashboard, and is told so.
    read("/dashboard/work", query="company_id={company}", dims=(COMPANY,)),
    read("/replenishment", "purchasing.order.place", "stock.ledger.view", dims=BUYING),
    read("/scan", "catalog.view", query="code={code}"),
    read("/scan/goods", "catalog.view", query="warehouse_id={warehouse}", dims=BUYING),
    read("/trading/bought", "sales.order.view", query="customer_id={customer}", dims=SELLING),
    read("/trading/supplied", "purchasing.order.view", query="supplier_id={supplier}", dims=BUYING),
    read(SALES, "sales.order.view", dims=SELLING),
    read(f"{SALES}/counts", "sales.order.view", dims=SELLING),
    read(f"{SALES}/{{order_id}}", "sales.order.view", at={"order_id": "shipped"}, dims=SELLING),
    batch("POST", SALES, "sales.order.place", "orders", _order, dims=SELLING),
    act(f"{SALES}/confirm", "sales.order.confirm", "draft", dims=SELLING),
    act(f"{SALES}/reserve", "sales.order.confirm", "short", dims=SELLING),
    act(f"{SALES}/release", "sales.order.release", "confirmed", dims=SELLING),
    act(f"{SALES}/ship", "sales.order.ship", "confirmed", dims=SELLING),
    act(f"{SALES}/reopen", "sales.order.confirm", "confirmed", dims=SELLING),
    act(f"{SALES}/cancel", "sales.order.cancel", "draft", dims=SELLING),
    act(f"{SALES}/close", "sales.order.close", "confirmed", dims=SELLING),
    read("/sales/acceptances", "sales.acceptance.view", dims=SELLING),
    batch("POST", "/sales/acceptances", "sales.acceptance.post", "acceptances", lambda s: {"order_id": s["sent"]}, dims=SELLING),
    act("/sales/acceptances/undo", "sales.acceptance.undo", "acceptance", dims=SELLING),
    read(RETURNS, "aftersales.return.view", dims=SELLING),
    read(f"{RETURNS}/counts", "aftersales.return.view", dims=SELLING),
    read(f"{RETURNS}/{{return_id}}", "aftersales.return.view", at={"return_id": "return_received"}, dims=SELLING),
    batch("POST", RETURNS, "aftersales.return.create", "returns", _customer_return, dims=SELLING),
    act(f"{RETURNS}/approve", "aftersales.return.approve", "return_draft", dims=SELLING),
    act(f"{RETURNS}/receive", "aftersales.return.receive", "return_approved", dims=SELLING),
    Case(
        "POST", f"{RETURNS}/refund", ("aftersales.return.refund",),
        lambda s: {"documents": [{"id": s["return_received"]}], "cash_account_id": s["cash"]}, dims=SELLING,
    ),
    act(f"{RETURNS}/close", "aftersales.return.close", "return_received", dims=SELLING),
    act(f"{RETURNS}/cancel", "aftersales.return.cancel", "return_draft", dims=SELLING),
    read(BUY, "purchasing.order.view", dims=BUYING),
    read(f"{BUY}/counts", "purchasing.order.view", dims=BUYING),
    read(f"{BUY}/{{order_id}}", "purchasing.order.view", at={"order_id": "po_received"}, dims=BUYING),
    batch("POST", BUY, "purchasing.order.place", "orders", _purchase, dims=BUYING),
    act(f"{BUY}/confirm", "purchasing.order.confirm", "po_draft", dims=BUYING),
    act(f"{BUY}/announce", "purchasing.order.announce", "po_confirmed", dims=BUYING),
    act(f"{BUY}/receive", "purchasing.order.receive", "po_confirmed", dims=BUYING),
    act(f"{BUY}/bill", "purchasing.order.bill", "po_unbilled", dims=BUYING),
    act(f"{BUY}/reopen", "purchasing.order.confirm", "po_confirmed", dims=BUYING),
    act(f"{BUY}/cancel", "purchasing.order.cancel", "po_draft", dims=BUYING),
    act(f"{BUY}/close", "purchasing.order.close", "po_confirmed", dims=BUYING),
    read(BACK, "purchasing.return.view", dims=BUYING),
    read(f"{BACK}/counts", "purchasing.return.view", dims=BUYING),
    read(f"{BACK}/{{return_id}}", "purchasing.return.view", at={"return_id": "po_return"}, dims=BUYING),
    batch("POST", BACK, "purchasing.return.create", "returns", _purchase_return, dims=BUYING),
    act(f"{BACK}/ship", "purchasing.return.ship", "po_return", dims=BUYING),
    act(f"{BACK}/cancel", "purchasing.return.cancel", "po_return", dims=BUYING),
    Case(
        "POST", "/warehouse/revaluations", ("warehouse.adjustment.revalue", "stock.cost.view"),
        lambda s: {"revaluations": [{"warehouse_id": s["warehouse"], "reason": "运费", "lines": [{"sku_id": s["lamp"], "change": "-1.00"}]}]},
        dims=BUYING,
    ),
    *_warehouse(),
    *_floor(),
)  # fmt: skip
