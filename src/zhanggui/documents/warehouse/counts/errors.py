"""Why a count is refused."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed


class ForeignCount(Malformed):
    """Something counted for a document that was not named, of goods that are not stocked, or in a quantity that can't be."""

    code = "warehouse.foreign_count"
    zh = "实盘数据无效:盘点单 {document},SKU {sku},数量 {qty}。"
    en = "What was counted is not valid: count {document}, SKU {sku}, quantity {qty}."
    remedy_zh = "请核对盘点单和 SKU;数量不能为负,有序列号的数量为 0 或 1。"
    remedy_en = "Check the document and the SKU; quantities are not negative, and 0 or 1 for a serial number."


class NothingCounted(Conflict):
    """No line of the document has been counted."""

    code = "warehouse.nothing_counted"
    zh = "盘点单 {document} 还没有录入实盘数量。"
    en = "Nothing has been counted for {document} yet."
    remedy_zh = "请先录入实盘数量;未录入的行不会产生差异。"
    remedy_en = "Enter what was counted; lines without a quantity make no difference."
