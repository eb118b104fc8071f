"""What may be allowed with sales orders."""

from __future__ import annotations

from zhanggui.kernel.machine import Permission

ORDER_VIEW = Permission("sales.order.view", "查看销售订单", "View sales orders")
ORDER_PLACE = Permission("sales.order.place", "新增销售订单", "Place sales orders")
ORDER_AMEND = Permission("sales.order.amend", "修改销售订单", "Amend sales orders")
ORDER_CONFIRM = Permission("sales.order.confirm", "审核销售订单", "Confirm sales orders")
ORDER_RELEASE = Permission("sales.order.release", "销售订单推送仓库", "Release sales orders to the warehouse")
ORDER_SHIP = Permission("sales.order.ship", "销售订单发货", "Ship sales orders")
ORDER_CANCEL = Permission("sales.order.cancel", "取消销售订单", "Cancel sales orders")
ORDER_CLOSE = Permission("sales.order.close", "关闭销售订单", "Close sales orders")
ACCEPTANCE_VIEW = Permission("sales.acceptance.view", "查看确认收货单", "View confirmations of receipt")
ACCEPTANCE_POST = Permission("sales.acceptance.post", "确认收货", "Confirm receipt")
ACCEPTANCE_UNDO = Permission("sales.acceptance.undo", "红冲确认收货单", "Undo confirmations of receipt")
CREDIT_OVERRIDE = Permission("sales.credit.override", "超信用额度审核", "Confirm beyond credit limits")
RECEIVER_VIEW = Permission("sales.receiver.view", "查看收件人电话和地址", "View phones and streets of receivers")
MARGIN_VIEW = Permission("sales.margin.view", "查看毛利", "View margins")

PERMISSIONS = (
    ORDER_VIEW, ORDER_PLACE, ORDER_AMEND, ORDER_CONFIRM, ORDER_RELEASE, ORDER_SHIP, ORDER_CANCEL, ORDER_CLOSE, ACCEPTANCE_VIEW,
    ACCEPTANCE_POST, ACCEPTANCE_UNDO, CREDIT_OVERRIDE, RECEIVER_VIEW, MARGIN_VIEW,
)  # fmt: skip
