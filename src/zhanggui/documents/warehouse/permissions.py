"""What may be allowed in the warehouse."""

from __future__ import annotations

from zhanggui.kernel.machine import Permission

SHIPMENT_VIEW = Permission("warehouse.shipment.view", "查看出库单", "View shipments")
SHIPMENT_CREATE = Permission("warehouse.shipment.create", "新增出库单", "Create shipments")
SHIPMENT_PICK = Permission("warehouse.shipment.pick", "拣货验货", "Pick shipments")
SHIPMENT_SHIP = Permission("warehouse.shipment.ship", "确认出库", "Ship")
SHIPMENT_CANCEL = Permission("warehouse.shipment.cancel", "取消出库单", "Cancel shipments")
SHIPMENT_UNDO = Permission("warehouse.shipment.undo", "红冲出库单", "Undo shipments")
RECEIPT_VIEW = Permission("warehouse.receipt.view", "查看入库单", "View receipts")
RECEIPT_CREATE = Permission("warehouse.receipt.create", "新增入库单", "Create receipts")
RECEIPT_TALLY = Permission("warehouse.receipt.tally", "清点到货", "Tally receipts")
RECEIPT_RECEIVE = Permission("warehouse.receipt.receive", "确认入库", "Receive goods")
RECEIPT_CANCEL = Permission("warehouse.receipt.cancel", "取消入库单", "Cancel receipts")
ADJUSTMENT_VIEW = Permission("warehouse.adjustment.view", "查看其他出入库单", "View stock adjustments")
ADJUSTMENT_CREATE = Permission("warehouse.adjustment.create", "新增其他出入库单", "Create stock adjustments")
ADJUSTMENT_POST = Permission("warehouse.adjustment.post", "审核其他出入库单", "Post stock adjustments")
ADJUSTMENT_CANCEL = Permission("warehouse.adjustment.cancel", "取消其他出入库单", "Cancel stock adjustments")
ADJUSTMENT_UNDO = Permission("warehouse.adjustment.undo", "红冲其他出入库单", "Undo stock adjustments")
ADJUSTMENT_REVALUE = Permission("warehouse.adjustment.revalue", "成本调整", "Revalue stock")
COUNT_VIEW = Permission("warehouse.count.view", "查看盘点单", "View stock counts")
COUNT_CREATE = Permission("warehouse.count.create", "新增盘点单", "Begin stock counts")
COUNT_ENTER = Permission("warehouse.count.enter", "录入实盘数量", "Enter what was counted")
COUNT_POST = Permission("warehouse.count.post", "完成盘点", "Post stock counts")
COUNT_CANCEL = Permission("warehouse.count.cancel", "取消盘点单", "Cancel stock counts")

PERMISSIONS = (
    SHIPMENT_VIEW, SHIPMENT_CREATE, SHIPMENT_PICK, SHIPMENT_SHIP, SHIPMENT_CANCEL, SHIPMENT_UNDO, RECEIPT_VIEW, RECEIPT_CREATE, RECEIPT_TALLY,
    RECEIPT_RECEIVE, RECEIPT_CANCEL, ADJUSTMENT_VIEW, ADJUSTMENT_CREATE, ADJUSTMENT_POST, ADJUSTMENT_CANCEL, ADJUSTMENT_UNDO, ADJUSTMENT_REVALUE,
    COUNT_VIEW, COUNT_CREATE, COUNT_ENTER, COUNT_POST, COUNT_CANCEL,
)  # fmt: skip
