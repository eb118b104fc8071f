"""Why a warehouse document can't be entered by hand."""

from __future__ import annotations

from zhanggui.kernel.errors import Malformed


class UnknownMaster(Malformed):
    """A warehouse, partner, shop or SKU that does not exist, is not active, belongs to another company or is not kept in stock."""

    code = "warehouse.unknown_master"
    zh = "{what_zh} {which} 不存在、已停用、不属于该公司或不核算库存。"
    en = "{what_en} {which} does not exist, is not active, belongs to another company or is not kept in stock."
    remedy_zh = "请先建立或启用该资料；组合装和费用没有库存。"
    remedy_en = "Create or activate it first; bundles and fees have no stock."


class SerialNotSingle(Malformed):
    """A serial number names one single piece."""

    code = "warehouse.serial_not_single"
    zh = "第 {line} 行:有序列号 {serial} 的数量必须为 1。"
    en = "Line {line}: the quantity of serial number {serial} has to be 1."
    remedy_zh = "请为每个序列号单独填写一行。"
    remedy_en = "Enter one line per serial number."


class NoChange(Malformed):
    """A revaluation that changes nothing."""

    code = "warehouse.no_change"
    zh = "第 {line} 行:调整金额不能为 0。"
    en = "Line {line}: the change of value can't be zero."
    remedy_zh = "请填写增加(正数)或减少(负数)的金额，或删除该行。"
    remedy_en = "Enter what the goods are worth more (positive) or less (negative), or drop the line."
