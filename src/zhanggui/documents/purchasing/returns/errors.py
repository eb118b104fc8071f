"""Why goods can't go back to a supplier."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed


class ForeignLine(Malformed):
    """The line is not one of the order's."""

    code = "purchasing.return_line"
    zh = "采购订单 {order} 没有明细行 {line},或退货数量 {qty} 无效。"
    en = "Order {order} has no line {line}, or the quantity {qty} is not valid."
    remedy_zh = "请从原采购订单的明细中选择，退货数量须大于 0(最多 4 位小数)。"
    remedy_en = "Choose lines of the order; quantities are above 0 with 4 decimals at most."


class NotReturnable(Conflict):
    """More would go back than came in."""

    code = "purchasing.not_returnable"
    zh = "采购订单 {order} 第 {line} 行还可退 {left},本次退货 {qty}。"
    en = "{left} of line {line} of order {order} can go back; {qty} can't be returned."
    remedy_zh = "请减少退货数量，或取消尚未出库的退货单。"
    remedy_en = "Return less, or cancel returns that have not left yet."
