"""Why a purchase order can't be placed, received, billed or cancelled."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed


class UnknownMaster(Malformed):
    """A supplier, warehouse or SKU that does not exist, is not active, belongs to another company or can't be bought."""

    code = "purchasing.unknown_master"
    zh = "{what_zh} {which} 不存在、已停用、不属于该公司或不能采购入库。"
    en = "{what_en} {which} does not exist, is not active, belongs to another company or can't be received."
    remedy_zh = "请先建立或启用该资料；只有核算库存的 SKU 才能采购入库。"
    remedy_en = "Create or activate it first; only SKUs that are kept in stock can be bought and received."


class InvalidLine(Malformed):
    """A quantity, price or rate outside of its limits."""

    code = "purchasing.invalid_line"
    zh = "第 {line} 行的{what_zh}({value})超出范围。"
    en = "Line {line}: the {what_en} ({value}) is out of range."
    remedy_zh = "数量须大于 0 且不超过 999999999999(最多 4 位小数);单价不能为负(最多 6 位小数);税率为 0 到 1。"
    remedy_en = "Quantities are above 0 up to 999999999999 with 4 decimals at most; prices have 6 decimals and are not negative; rates lie between 0 and 1."


class UnknownLine(Malformed):
    """A quantity or price for a line that belongs to none of the orders, or that no line can have."""

    code = "purchasing.unknown_line"
    zh = "采购订单行 {line} 不属于所选订单，或其数值({value})无效。"
    en = "Line {line} belongs to none of the chosen orders, or its value ({value}) is not valid."
    remedy_zh = "请刷新订单后重新选择；数量不能为负(最多 4 位小数),单价不能为负(最多 6 位小数)。"
    remedy_en = (
        "Reload the orders and choose again; quantities have 4 decimals at most, prices 6, and neither is negative."
    )


class NoLines(Malformed):
    """An order without lines."""

    code = "purchasing.no_lines"
    zh = "采购单据没有明细行。"
    en = "The document has no lines."
    remedy_zh = "请至少填写一行商品。"
    remedy_en = "Give at least one line."


class OverReceipt(Conflict):
    """More would come in than was ordered."""

    code = "purchasing.over_receipt"
    zh = "采购订单 {order} 第 {line} 行还可收 {left},本次收货 {qty}。"
    en = "Line {line} of order {order} has {left} to come; {qty} can't be received."
    remedy_zh = "请按未收数量收货；多出的商品请另下采购订单。"
    remedy_en = "Receive what is still to come; order the surplus separately."


class NothingToReceive(Conflict):
    """Everything has come in, or the chosen quantities are zero."""

    code = "purchasing.nothing_to_receive"
    zh = "采购订单 {order} 没有可收货的数量。"
    en = "Order {order} has nothing left to receive."
    remedy_zh = "请检查本次收货数量；已收齐的订单请关闭。"
    remedy_en = "Check the quantities; close an order that is complete."


class PartlyReceived(Conflict):
    """Goods of the order have come in."""

    code = "purchasing.partly_received"
    zh = "采购订单 {order} 已有商品入库，不能取消或反审核。"
    en = "Goods of order {order} have come in; it can't be cancelled or reopened."
    remedy_zh = "请关闭剩余数量，已入库部分走采购退货。"
    remedy_en = "Close the remainder; what has come in goes back by a purchase return."


class NothingToBill(Conflict):
    """Nothing was received that is not billed yet, or less than asked."""

    code = "purchasing.nothing_to_bill"
    zh = "采购订单 {order} 已入库未开票数量为 {left},不能开票 {qty}。"
    en = "Order {order} has {left} received and not billed; {qty} can't be billed."
    remedy_zh = "请先收货，或减少开票数量。"
    remedy_en = "Receive the goods first, or bill less."


class FollowsGoods(Conflict):
    """A bill or shipment that follows from goods that came in or went back."""

    code = "purchasing.follows_goods"
    zh = "该单据由 {order} 的收货或退货产生，不能单独红冲。"
    en = "The document follows from goods received or returned by {order}; it can't be undone by itself."
    remedy_zh = "多收的商品请做采购退货；价格有误请在采购退货后重新收货。"
    remedy_en = "Send goods back by a purchase return; the credit follows from it."
