"""What may be allowed with returns of customers."""

from __future__ import annotations

from zhanggui.kernel.machine import Permission

RETURN_VIEW = Permission("aftersales.return.view", "查看退货单", "View returns")
RETURN_CREATE = Permission("aftersales.return.create", "新增退货单", "Create returns")
RETURN_APPROVE = Permission("aftersales.return.approve", "审核退货单", "Approve returns")
RETURN_RECEIVE = Permission("aftersales.return.receive", "退货入库", "Receive returns")
RETURN_REFUND = Permission("aftersales.return.refund", "退款", "Refund returns")
RETURN_CANCEL = Permission("aftersales.return.cancel", "取消退货单", "Cancel returns")
RETURN_CLOSE = Permission("aftersales.return.close", "关闭退货单", "Close returns")

PERMISSIONS = (RETURN_VIEW, RETURN_CREATE, RETURN_APPROVE, RETURN_RECEIVE, RETURN_REFUND, RETURN_CANCEL, RETURN_CLOSE)
