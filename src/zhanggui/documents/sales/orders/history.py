"""Orders of the past: what was ordered has left and is owed. Written straight down; nothing just written is read back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales import permissions
from zhanggui.documents.sales.orders import commands, converging
from zhanggui.documents.sales.orders.contracts import NewOrder
from zhanggui.documents.sales.orders.machine import ORDER
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM, Actor
from zhanggui.kernel import db
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.partners import public as partners

Then = Callable[[Sequence[int]], None]


@db.in_transaction
def record(new: Sequence[NewOrder], *, actor: Actor, now: datetime, before_stock: Then | None = None) -> Sequence[int]:
    """Record orders that were delivered when they were ordered: confirmed, promised, shipped and billed at their own moment, in one
    transaction. Returns ids in the order given. What exists afterwards is what `place`, `confirm` and `ship` would have left.

    `before_stock` is called with the ids when everything is written but the stock postings. Nothing that other postings wait for is
    locked until then, so two processes can work on neighbouring days and take turns only there; goods that must come in
    before these leave can be posted in it. Raises UnknownMaster, InvalidLine, Shortage, ClosedDay, ClosedPeriod; the database's unique
    violation for an external number used before.
    """
    if not new:
        return []
    actor.require(permissions.ORDER_CONFIRM)
    actor.require(permissions.ORDER_SHIP)
    entered = commands.enter(new, "record", actor=actor, now=now)
    invoicing.post_bills(_bills(new, entered), actor=SYSTEM, now=now)
    shipments = _shipments(new, entered)
    stock.note_kept(
        [
            stock.Request(line.sku_id, s.warehouse_id, line.qty, s.origin.id, line.origin_line or 0)
            for s in shipments
            for line in s.lines
        ],
        document_type=ORDER.document,
        now=now,
    )

    def then() -> None:
        if before_stock is not None:
            before_stock(entered.ids)

    warehouse.hand_over(shipments, actor=SYSTEM, now=now, before_stock=then)
    return entered.ids


def _bills(new: Sequence[NewOrder], entered: commands.Entered) -> list[invoicing.NewBill]:
    """One bill per order, of all its lines."""
    customers = partners.customers(sorted({o.customer_id for o in new}))
    lines: dict[int, list[invoicing.NewBillLine]] = defaultdict(list)
    for line_id, p in zip(entered.line_ids, entered.priced, strict=True):
        lines[p.order].append(invoicing.NewBillLine(p.sku_id, p.qty, p.net, p.tax, p.account, line_id))
    bills = []
    for at, (order_id, order, day) in enumerate(zip(entered.ids, new, entered.days, strict=True)):
        shop = entered.shops[order.shop_id]
        bills.append(
            invoicing.NewBill(
                shop.company_id, "receivable", converging.RECEIVABLE[shop.kind], Origin(ORDER.document, order_id), day,
                day + timedelta(days=customers[order.customer_id].terms_days), lines[at], order.customer_id, None, shop.id,
                order_id if shop.kind == "online" else None,
            )
        )  # fmt: skip
    return bills


def _shipments(new: Sequence[NewOrder], entered: commands.Entered) -> list[warehouse.NewShipment]:
    """One shipment per order that has goods."""
    goods = [(p, line_id) for line_id, p in zip(entered.line_ids, entered.priced, strict=True) if p.stocked]
    shipments = []
    for at, lines in groupby(goods, key=lambda pair: pair[0].order):
        order, shop = new[at], entered.shops[new[at].shop_id]
        shipments.append(
            warehouse.NewShipment(
                shop.company_id, order.warehouse_id or shop.warehouse_id or 0, "sale", Origin(ORDER.document, entered.ids[at]),
                entered.days[at], order.ordered_at, [warehouse.NewShipmentLine(p.sku_id, p.qty, line_id) for p, line_id in lines],
                order.customer_id, None, shop.id,
            )
        )  # fmt: skip
    return shipments
