"""What may be allowed with purchase orders and returns to suppliers."""

from __future__ import annotations

from zhanggui.kernel.machine import Permission

ORDER_VIEW = Permission("purchasing.order.view", "查看采购订单", "View purchase orders")
ORDER_PLACE = Permission("purchasing.order.place", "新增采购订单", "Place purchase orders")
ORDER_CONFIRM = Permission("purchasing.order.confirm", "审核采购订单", "Confirm purchase orders")
ORDER_ANNOUNCE = Permission("purchasing.order.announce", "采购到货通知", "Announce arrivals of purchase orders")
ORDER_RECEIVE = Permission("purchasing.order.receive", "采购订单收货", "Receive purchase orders")
ORDER_BILL = Permission("purchasing.order.bill", "登记采购发票", "Bill purchase orders")
ORDER_CANCEL = Permission("purchasing.order.cancel", "取消采购订单", "Cancel purchase orders")
ORDER_CLOSE = Permission("purchasing.order.close", "关闭采购订单", "Close purchase orders")
RETURN_VIEW = Permission("purchasing.return.view", "查看采购退货", "View purchase returns")
RETURN_CREATE = Permission("purchasing.return.create", "新增采购退货", "Create purchase returns")
RETURN_SHIP = Permission("purchasing.return.ship", "采购退货出库", "Ship purchase returns")
RETURN_CANCEL = Permission("purchasing.return.cancel", "取消采购退货", "Cancel purchase returns")
PRICE_VIEW = Permission("purchasing.price.view", "查看采购价", "View purchase prices")

PERMISSIONS = (
    ORDER_VIEW, ORDER_PLACE, ORDER_CONFIRM, ORDER_ANNOUNCE, ORDER_RECEIVE, ORDER_BILL, ORDER_CANCEL, ORDER_CLOSE,
    RETURN_VIEW, RETURN_CREATE, RETURN_SHIP, RETURN_CANCEL, PRICE_VIEW,
)  # fmt: skip
