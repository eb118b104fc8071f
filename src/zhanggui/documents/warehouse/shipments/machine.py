"""The life of a shipment (出库单)."""

from __future__ import annotations

from zhanggui.documents.warehouse import permissions as p
from zhanggui.kernel.machine import Machine, State, Transition

SHIPMENT = Machine(
    document="warehouse.shipment",
    zh="出库单",
    en="Shipment",
    table="warehouse_shipment",
    states=(
        State("draft", "待出库", "To ship"),
        State("shipped", "已出库", "Shipped"),
        State("reversed", "已红冲", "Reversed", terminal=True),
        State("cancelled", "已取消", "Cancelled", terminal=True),
    ),
    initial="draft",
    transitions=(
        Transition("create", "新增", "Create", ("",), "draft", p.SHIPMENT_CREATE),
        Transition("dispatch", "直接出库", "Ship at once", ("",), "shipped", p.SHIPMENT_SHIP),
        Transition("pick", "拣货验货", "Pick", ("draft",), "draft", p.SHIPMENT_PICK),
        Transition("ship", "出库", "Ship", ("draft",), "shipped", p.SHIPMENT_SHIP),
        Transition("waybill", "填快递单号", "Enter waybill", ("draft", "shipped"), None, p.SHIPMENT_SHIP),
        Transition("undo", "红冲", "Undo", ("shipped",), "reversed", p.SHIPMENT_UNDO),
        Transition("cancel", "取消", "Cancel", ("draft",), "cancelled", p.SHIPMENT_CANCEL),
    ),
)
