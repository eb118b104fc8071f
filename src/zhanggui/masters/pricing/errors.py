"""What pricing refuses beyond the words of `masters.errors`."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict


class ForeignCustomer(Conflict):
    """A price list can't be for a customer of another company."""

    code = "pricing.foreign_customer"
    zh = "客户 {customer} 不属于价目表所在的公司。"
    en = "Customer {customer} does not belong to the price list's company."
    remedy_zh = "请选择本公司的客户。"
    remedy_en = "Choose a customer of the same company."


class SamePrice(Conflict):
    """Two lines of a list for the same SKU, minimum quantity and start: nobody could say which one applies."""

    code = "pricing.same_price"
    zh = "价目表中已有该规格、该起订量 {min_qty} 且生效日期相同的价格。"
    en = "The list has a price for this SKU from the quantity {min_qty} on with the same start."
    remedy_zh = "请修改或停用已有的价格。"
    remedy_en = "Change or deactivate that price."
