"""Many documents at once, brought to the state in which a command finds them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count

from django.db import connection

from tests.world import DAY, NOW, D, World, build
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel.posting import Origin

#: Prepares a batch of n and returns the call that is counted.
Case = Callable[[World, int], Callable[[], object]]
_numbers = count(1)


def code() -> str:
    """A code nobody had before."""
    return f"F{next(_numbers)}"


def orders(w: World, n: int, state: str = "draft") -> list[int]:
    """Sales orders that are draft, confirmed or shipped."""
    ids = list(sales.place([w.order((w.skus[0], 1, 2), (w.skus[1], 2, 3)) for _ in range(n)], actor=SYSTEM, now=NOW))
    if state != "draft":
        sales.confirm(ids, actor=SYSTEM, now=NOW)
    if state == "shipped":
        sales.ship(ids, actor=SYSTEM, now=NOW)
    plan_for_many()
    return ids


def confirming() -> World:
    """A company whose revenue comes with the buyers' confirmation, with goods."""
    w = build(code=code(), revenue_point="ON_CONFIRM")
    for sku in w.skus[:2]:
        w.adjust(sku, 100_000, "100000.00", kind="opening")
    return w


def plan_for_many() -> None:
    """Rows of an open transaction are unknown to the planner, which would walk through five hundred documents once for each of them. Not
    by ANALYZE: what that finds outlives the rollback, and the next test's tables would be taken for empty."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")


def new_returns(w: World, n: int) -> list[aftersales.NewReturn]:
    """Returns of orders that were shipped, a line each."""
    rows = {r.order_id: r for r in reversed(sales.read_lines(orders(w, n, "shipped")))}
    return [
        aftersales.NewReturn(
            w.shop, w.customer, NOW, [aftersales.NewReturnLine(r.sku_id, D(1), order_line_id=r.line_id)]
        )
        for r in rows.values()
    ]


def returns(w: World, n: int, state: str = "draft") -> list[int]:
    """Sales returns that are draft, approved or received."""
    if state == "received":
        return list(aftersales.record(new_returns(w, n), actor=SYSTEM, now=NOW))
    ids = list(aftersales.create(new_returns(w, n), actor=SYSTEM, now=NOW))
    if state == "approved":
        aftersales.approve(ids, actor=SYSTEM, now=NOW)
    return ids


def new_purchases(w: World, n: int) -> list[purchasing.NewPurchaseOrder]:
    """Purchase orders of two lines."""
    lines = [purchasing.NewPurchaseOrderLine(sku, D(2), D("3.00")) for sku in w.skus[:2]]
    return [purchasing.NewPurchaseOrder(w.supplier, w.warehouse, NOW, lines)] * n


def purchases(w: World, n: int, state: str = "draft") -> list[int]:
    """Purchase orders that are draft, confirmed or received."""
    ids = list(purchasing.place(new_purchases(w, n), actor=SYSTEM, now=NOW))
    if state != "draft":
        purchasing.confirm(ids, actor=SYSTEM, now=NOW)
    if state == "received":
        purchasing.receive(ids, actor=SYSTEM, now=NOW)
    return ids


def new_purchase_returns(w: World, n: int) -> list[purchasing.NewPurchaseReturn]:
    """A piece of each of n received orders goes back."""
    rows = {r.order_id: r for r in reversed(purchasing.read_lines(purchases(w, n, "received")))}
    return [
        purchasing.NewPurchaseReturn(order, NOW, [purchasing.NewPurchaseReturnLine(r.line_id, D(1))])
        for order, r in rows.items()
    ]


def new_shipments(w: World, n: int) -> list[warehouse.NewShipment]:
    """Shipments of one piece."""
    line = warehouse.NewShipmentLine(w.skus[0], D(1))
    new = warehouse.NewShipment(
        w.company, w.warehouse, "sale", Origin("test", 1), DAY, NOW, [line], w.customer, None, w.shop
    )
    return [new] * n


def new_receipts(w: World, n: int) -> list[warehouse.NewReceipt]:
    """Receipts of one piece."""
    line = warehouse.NewReceiptLine(w.skus[0], D(1), value=D("1.00"))
    origin = Origin("test", 1)
    new = warehouse.NewReceipt(
        w.company, w.warehouse, "sales_return", origin, DAY, NOW, [line], w.customer, None, w.shop
    )
    return [new] * n


def new_adjustments(w: World, n: int) -> list[warehouse.NewAdjustment]:
    """Found goods."""
    line = warehouse.NewAdjustmentLine(w.skus[0], D(1), value=D("1.00"))
    return [warehouse.NewAdjustment(w.company, w.warehouse, "other", Origin("test", 1), DAY, NOW, [line], "test")] * n


def bills(w: World, n: int) -> Sequence[invoicing.BillRow]:
    """Receivables of orders that were shipped."""
    return list(invoicing.bills_of_origins(orders(w, n, "shipped"), "sales.order"))


def payments_of(w: World, owed: Sequence[invoicing.BillRow], *, settling: bool) -> list[invoicing.NewPayment]:
    """Money for receivables, or on account."""
    return [
        invoicing.NewPayment(
            w.company, "in", w.cash, b.account, b.gross, DAY, ((b.item_id or 0, b.gross),) if settling else (),
            b.customer_id, None, b.shop_id, b.reference_id,
        )
        for b in owed
    ]  # fmt: skip
