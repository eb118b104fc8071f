"""What a buyer looks at first: goods that run out, orders that should have come, what is open with whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Final

from zhanggui.documents.purchasing import public as purchasing
from zhanggui.insight.dashboard.replenishment import queries as replenishment
from zhanggui.insight.dashboard.replenishment.queries import Replenishment, ReplenishmentFilter
from zhanggui.insight.dashboard.work.desk import SHORT, Desk, Figure, Group, Item, Kind, Section
from zhanggui.insight.dashboard.work.expecting import PURCHASES, Expected, due, outstanding
from zhanggui.ledgers.stock import public as stock

GOODS: Final = "insight.replenishment"


def section(desk: Desk) -> Section:
    """Six figures and four short lists, as far as the caller may see them. Five statements at most."""
    figures: list[Figure] = []
    groups: list[Group] = []
    if desk.actor.may(stock.LEDGER_VIEW):
        figures, groups = _goods(desk)
    orders = outstanding(desk)
    late, rows = due(desk, orders, desk.today, "late")
    week, _ = due(desk, orders, desk.today + timedelta(days=7), "due_week")
    figures += [late, week, _drafts(desk), _open(desk, orders)]
    return Section(figures, [*groups, _suppliers(desk, orders), rows])


def _goods(desk: Desk) -> tuple[list[Figure], list[Group]]:
    """What runs out before it can come, by the days it lasts; what sells best and is not there, by what was sold of it."""
    wanted = ReplenishmentFilter(company_id=desk.company_id, warehouse_id=desk.warehouse_id)
    found = replenishment.summary(wanted, actor=desk.actor, now=desk.now, limit=SHORT)
    urgent, sold_out = desk.to(GOODS, urgent=True), desk.to(GOODS, sold_out=True)
    figures = [
        Figure("urgent", Decimal(found.urgent), urgent, alarm=found.urgent > 0),
        Figure("sold_out", Decimal(found.sold_out), sold_out, alarm=found.sold_out > 0),
    ]
    groups = [
        Group("urgent", "rows", [_row(row, row.days_left, "days") for row in found.first], urgent),
        Group("sold_out", "rows", [_row(row, row.sold_qty, "quantity") for row in found.best], sold_out),
    ]
    return figures, groups


def _row(row: Replenishment, value: Decimal, kind: Kind) -> Item:
    return Item(
        value, kind, label=row.sku_name or row.sku_code, detail=row.supplier_name, document_type="catalog.sku", document_id=row.sku_id,
        alarm=row.available <= 0,
    )  # fmt: skip


def _drafts(desk: Desk) -> Figure:
    wanted = purchasing.PurchaseFilter(company_id=desk.company_id, warehouse_id=desk.warehouse_id, state="draft")
    number = purchasing.order_page(wanted, actor=desk.actor, limit=1, total=True).total or 0
    return Figure("purchases_draft", Decimal(number), desk.to(PURCHASES, state="draft"))


def _open(desk: Desk, orders: Sequence[Expected]) -> Figure:
    priced = desk.actor.may(purchasing.PRICE_VIEW)
    amount = sum((order.gross for order in orders), Decimal("0.00")) if priced else None
    return Figure("outstanding", Decimal(len(orders)), desk.to(PURCHASES, outstanding=True), amount=amount)


def _suppliers(desk: Desk, orders: Sequence[Expected]) -> Group:
    """What is still to come, by supplier: how many orders, and what they come to for who may see prices."""
    priced = desk.actor.may(purchasing.PRICE_VIEW)
    found: dict[tuple[int, str], list[Decimal]] = {}
    for order in orders:
        found.setdefault((order.supplier_id, order.supplier_name), []).append(order.gross)
    most = sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))[:SHORT]
    items = [
        Item(
            Decimal(len(gross)), label=name, amount=sum(gross, Decimal("0.00")) if priced else None,
            target=desk.to(PURCHASES, outstanding=True, supplier_id=supplier),
        )
        for (supplier, name), gross in most
    ]  # fmt: skip
    return Group("suppliers", "bars", items, desk.to(PURCHASES, outstanding=True))
