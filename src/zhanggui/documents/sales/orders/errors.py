"""Why an order can't be placed, shipped or cancelled."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed


class UnknownMaster(Malformed):
    """A shop, customer or SKU that does not exist, is not active or belongs to another company."""

    code = "sales.unknown_master"
    zh = "{what_zh} {which} 不存在、已停用或不属于该公司。"
    en = "{what_en} {which} does not exist, is not active or belongs to another company."
    remedy_zh = "请先建立或启用该资料。"
    remedy_en = "Create or activate it first."


class InvalidLine(Malformed):
    """A quantity or price outside of its limits."""

    code = "sales.invalid_line"
    zh = "第 {line} 行的{what_zh}({value})超出范围。"
    en = "Line {line}: the {what_en} ({value}) is out of range."
    remedy_zh = "数量须大于 0 且不超过 999999999999(最多 4 位小数);商品单价不能为负。"
    remedy_en = "Quantities are above 0 up to 999999999999 with 4 decimals at most; goods have no negative price."


class NoWarehouse(Malformed):
    """Neither the order nor its shop names a warehouse."""

    code = "sales.no_warehouse"
    zh = "订单没有指定仓库，店铺 {shop} 也没有默认仓库。"
    en = "The order names no warehouse, and shop {shop} has none of its own."
    remedy_zh = "请指定发货仓库，或为店铺设置默认仓库。"
    remedy_en = "Name a warehouse, or give the shop one."


class UnknownLine(Malformed):
    """A line that belongs to none of the orders."""

    code = "sales.unknown_line"
    zh = "订单行 {line} 不属于所选订单。"
    en = "Line {line} belongs to none of the chosen orders."
    remedy_zh = "请刷新订单后重新选择。"
    remedy_en = "Reload the orders and choose again."


class NothingToShip(Conflict):
    """No goods are promised to the order, or the chosen quantities are zero."""

    code = "sales.nothing_to_ship"
    zh = "订单 {order} 没有可发的预占数量。"
    en = "Order {order} has no reserved quantity to ship."
    remedy_zh = "请先补货并重新预占，或检查本次发货数量。"
    remedy_en = "Receive goods and reserve again, or check the quantities to ship."


class PartlyShipped(Conflict):
    """Goods of the order have left."""

    code = "sales.partly_shipped"
    zh = "订单 {order} 已有商品发出，不能取消或反审核。"
    en = "Goods of order {order} have left; it can't be cancelled or reopened."
    remedy_zh = "请关闭剩余数量，已发部分走退货。"
    remedy_en = "Close the remainder; what has left comes back by a return."


class BilledAlready(Conflict):
    """Goods of an undone shipment are billed to the customer."""

    code = "sales.billed_already"
    zh = "订单行 {line} 的出库已生成应收，不能红冲出库单。"
    en = "What left for order line {line} is billed; its shipment can't be undone."
    remedy_zh = "请做销售退货:商品和应收一并冲回。"
    remedy_en = "Enter a return: goods and receivable go back together."


class FollowsShipment(Conflict):
    """A receivable that follows from goods that left."""

    code = "sales.follows_shipment"
    zh = "该应收单由订单 {order} 的发货产生，不能单独红冲。"
    en = "The bill follows from goods shipped for order {order}; it can't be undone by itself."
    remedy_zh = "商品退回请做销售退货；仅退款请做退款单。"
    remedy_en = "Enter a return, with or without goods."


class OverRelease(Conflict):
    """More is to be released to the warehouse than is promised and on no draft yet."""

    code = "sales.over_release"
    zh = "订单 {order} 的明细 {line} 可推送 {left},本次 {qty}。"
    en = "Line {line} of order {order}: {qty} to release, {left} promised and not with the warehouse yet."
    remedy_zh = "请减少数量,或先补占库存;已推送的可先取消出库单。"
    remedy_en = "Lower the quantity, reserve what is short first, or cancel the shipment that holds it."


class NothingToReserve(Conflict):
    """Everything of the order is promised or has left."""

    code = "sales.nothing_to_reserve"
    zh = "订单 {order} 没有缺货数量。"
    en = "Order {order} lacks nothing."
    remedy_zh = "该订单可以直接发货或推送仓库。"
    remedy_en = "Ship it, or release it to the warehouse."


class NoPrice(Malformed):
    """A line without a price, and no price list gives one."""

    code = "sales.no_price"
    zh = "商品 {sku} 没有可用的价格:{why_zh}。"
    en = "There is no price for SKU {sku}: {why_en}."
    remedy_zh = "请填写单价,或在价目表中维护该商品。"
    remedy_en = "Enter a price, or put the SKU on a price list."


class BundleBroken(Conflict):
    """A bundle without components, or with one that is not active."""

    code = "sales.bundle_broken"
    zh = "组合装 {sku} 没有组成商品,或有组成商品已停用。"
    en = "Bundle {sku} has no components, or one of them is not active."
    remedy_zh = "请先维护组合装的组成。"
    remedy_en = "Maintain what the bundle contains first."


class CreditExceeded(Conflict):
    """An order takes its customer beyond the credit limit."""

    code = "sales.credit_exceeded"
    zh = "订单 {order}:客户 {customer} 信用额度 {limit},已用 {used},本单 {amount},超出额度。"
    en = "Order {order}: customer {customer} has a credit limit of {limit}, {used} used; {amount} more exceeds it."
    remedy_zh = "请先收款或调整额度,或由有“超信用额度审核”权限的人审核;也可将公司的信用控制改为“超额提醒”。"
    remedy_en = (
        "Collect money or raise the limit first, or have it confirmed by somebody who may exceed credit limits; "
        "the company's credit control may also be set to warn only."
    )
