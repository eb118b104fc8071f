"""Why receipt can't be confirmed, or a confirmation not be undone."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed


class NothingToConfirm(Conflict):
    """Nothing of the order waits for a confirmation."""

    code = "sales.nothing_to_confirm"
    zh = "订单 {order} 没有待确认收货的发出商品。"
    en = "Nothing that was sent for order {order} waits for its receipt to be confirmed."
    remedy_zh = "请检查是否已发货、已确认或已退回；按发货确认收入的公司无需确认收货。"
    remedy_en = "See whether it was shipped, confirmed or returned already; where revenue comes with the shipment there is nothing to confirm."


class NotWaiting(Malformed):
    """A shipped line that does not wait for a confirmation, or belongs to another order."""

    code = "sales.not_waiting"
    zh = "出库单明细 {line} 不属于订单 {order} 的待确认收货商品。"
    en = "Line {line} of a shipment is not among the goods of order {order} whose receipt is to be confirmed."
    remedy_zh = "请刷新订单后重新选择。"
    remedy_en = "Reload the order and choose again."


class ConfirmedTooEarly(Malformed):
    """The receipt is dated before the goods left."""

    code = "sales.confirmed_too_early"
    zh = "订单 {order} 于 {shipped} 发货，收货日期不能早于发货日期(填写的是 {date})。"
    en = "Order {order} was shipped on {shipped}; its receipt can't be dated {date}."
    remedy_zh = "请填写发货当日或之后的日期。"
    remedy_en = "Enter the day of the shipment or a later one."


class ReceiptConfirmed(Conflict):
    """A shipment is to be undone whose receipt was confirmed."""

    code = "sales.receipt_confirmed"
    zh = "出库单的商品已确认收货(确认收货单 {number})，不能红冲出库单。"
    en = "The buyer has confirmed that the goods came ({number}); the shipment can't be undone."
    remedy_zh = "请先红冲确认收货单，或做销售退货。"
    remedy_en = "Undo the confirmation first, or enter a return."


class ReturnedSince(Conflict):
    """Goods came back after their receipt was confirmed."""

    code = "sales.returned_since"
    zh = "确认收货单 {number} 的商品已有退货，不能红冲。"
    en = "Goods of confirmation {number} have come back since; it can't be undone."
    remedy_zh = "退货已冲回收入和成本，无需红冲确认收货。"
    remedy_en = "The return took revenue and cost back already; nothing is left to undo."
