"""Why a return can't be created, received or refunded."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed


class UnknownMaster(Malformed):
    """A shop, customer, warehouse or SKU that does not exist or belongs to another company."""

    code = "aftersales.unknown_master"
    zh = "{what_zh} {which} 不存在或不属于该公司。"
    en = "{what_en} {which} does not exist or belongs to another company."
    remedy_zh = "请核对资料编号。"
    remedy_en = "Check the identifier."


class InvalidLine(Malformed):
    """A quantity, amount or quality outside of its limits."""

    code = "aftersales.invalid_line"
    zh = "第 {line} 行的{what_zh}({value})无效。"
    en = "Line {line}: the {what_en} ({value}) is not valid."
    remedy_zh = "数量须大于 0 且不超过 999999999999(最多 4 位小数);商品退款金额不能为负；质量为 good 或 defect;不填金额时须指明原订单行。"
    remedy_en = "Quantities are above 0 with 4 decimals at most; goods have no negative refund; quality is good or defect; without an amount name the order line."


class ForeignOrderLine(Malformed):
    """The order line is not this customer's, or of another shop or SKU."""

    code = "aftersales.foreign_order_line"
    zh = "第 {line} 行的原订单行 {which} 与店铺、客户或 SKU 不符。"
    en = "Line {line}: order line {which} is of another shop, customer or SKU."
    remedy_zh = "请选择该客户在该店铺购买此 SKU 的订单行。"
    remedy_en = "Choose an order line of this customer, shop and SKU."


class ForeignOrder(Malformed):
    """The sales order is not this customer's, or of another shop."""

    code = "aftersales.foreign_order"
    zh = "原订单 {order} 与店铺或客户不符。"
    en = "Order {order} is of another shop or customer."
    remedy_zh = "请选择该客户在该店铺的订单，或留空。"
    remedy_en = "Choose an order of this customer and shop, or none."


class NoLines(Malformed):
    """A return without lines."""

    code = "aftersales.no_lines"
    zh = "退货单没有明细行。"
    en = "The return has no lines."
    remedy_zh = "请至少填写一行。"
    remedy_en = "Give at least one line."


class NoWarehouse(Malformed):
    """Neither the return nor its shop names a warehouse."""

    code = "aftersales.no_warehouse"
    zh = "退货单没有指定仓库，店铺 {shop} 也没有默认仓库。"
    en = "The return names no warehouse, and shop {shop} has none of its own."
    remedy_zh = "请指定收货仓库，或为店铺设置默认仓库。"
    remedy_en = "Name a warehouse, or give the shop one."


class UnknownLine(Malformed):
    """A quantity for a line that belongs to none of the returns, or that no line can have."""

    code = "aftersales.unknown_line"
    zh = "退货单行 {line} 不属于所选退货单，或其数量({value})无效。"
    en = "Line {line} belongs to none of the chosen returns, or its quantity ({value}) is not valid."
    remedy_zh = "请刷新退货单后重新选择；数量不能为负(最多 4 位小数)。"
    remedy_en = "Reload the returns and choose again; quantities are not negative and have 4 decimals at most."


class NotReturnable(Conflict):
    """More would come back than left."""

    code = "aftersales.not_returnable"
    zh = "退货单 {number} 第 {line} 行可退 {left},本次退货 {qty}。"
    en = "Line {line} of return {number}: {left} can come back, not {qty}."
    remedy_zh = "请核对原订单的发货与已退数量；无法对应原单时请去掉原订单行。"
    remedy_en = "Check what was shipped and what already came back; leave the order line empty when it can't be traced."


class NothingToReceive(Conflict):
    """Everything has come back, or the chosen quantities are zero."""

    code = "aftersales.nothing_to_receive"
    zh = "退货单 {number} 没有可收货的数量。"
    en = "Return {number} has nothing left to receive."
    remedy_zh = "请检查本次收货数量；已收齐的退货单请关闭。"
    remedy_en = "Check the quantities; close a return that is complete."


class NothingToRefund(Conflict):
    """The return's credit is used up, or less is left than asked."""

    code = "aftersales.nothing_to_refund"
    zh = "退货单 {number} 可退款 {left},不能退款 {amount}。"
    en = "Return {number} has {left} left to refund; {amount} can't be paid."
    remedy_zh = "请核对已退款或已核销的金额。"
    remedy_en = "Check what was refunded or allocated already."


class FollowsReturn(Conflict):
    """A credit that follows from a return."""

    code = "aftersales.follows_return"
    zh = "该贷项由退货单 {which} 产生，不能单独红冲。"
    en = "The credit follows from return {which}; it can't be undone by itself."
    remedy_zh = "退货有误时请重新销售出库。"
    remedy_en = "Sell the goods again if they came back by mistake."


class ForeignPiece(Conflict):
    """A serial number comes back that did not leave with the order line."""

    code = "aftersales.foreign_piece"
    zh = "退货单 {number} 第 {line} 行:序列号 {serial} 不是该订单行发出的(或已退回)。"
    en = "Return {number}, line {line}: serial number {serial} did not leave with that order line, or is back already."
    remedy_zh = "请核对序列号;可在“序列号追踪”查看它卖给了谁。"
    remedy_en = "Check the number; its trace shows who bought it."
