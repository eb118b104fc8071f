"""Why an adjustment does not fit its purpose (用途)."""

from __future__ import annotations

from zhanggui.kernel.errors import Malformed


class NoPurpose(Malformed):
    """Only other issues and receipts have a purpose."""

    code = "warehouse.no_purpose"
    zh = "用途“{purpose}”无效:只有类型为“其他”的单据才有用途。"
    en = "The purpose “{purpose}” is not valid: only adjustments of the kind “other” have one."
    remedy_zh = "请把类型改为“其他”，或不填用途。"
    remedy_en = "Make the kind “other”, or leave the purpose out."


class WrongDirection(Malformed):
    """Goods of this purpose leave (or come)."""

    code = "warehouse.wrong_direction"
    zh = "第 {line} 行:用途“{purpose_zh}”的数量必须{sign_zh}，现为 {qty}。"
    en = "Line {line}: a quantity for “{purpose_en}” has to be {sign_en}; it is {qty}."
    remedy_zh = "请改正数量的正负号，或另开一张单据。"
    remedy_en = "Change the sign of the quantity, or enter another document for it."


class PurposeLacks(Malformed):
    """The purpose can't be accounted for without this."""

    code = "warehouse.purpose_lacks"
    zh = "用途“{purpose_zh}”需要填写{what_zh}。"
    en = "“{purpose_en}” needs {what_en}."
    remedy_zh = "请填写{what_zh}。"
    remedy_en = "Enter {what_en}."


class PurposeIgnores(Malformed):
    """The purpose has no use for this, and nothing is dropped without a word."""

    code = "warehouse.purpose_ignores"
    zh = "用途“{purpose_zh}”不使用{what_zh}。"
    en = "“{purpose_en}” has no use for {what_en}."
    remedy_zh = "请删除{what_zh}，或改选其他用途。"
    remedy_en = "Leave {what_en} out, or choose another purpose."


class FairPriceMissing(Malformed):
    """A deemed sale (视同销售) without a price: no list has one, and none was entered."""

    code = "warehouse.fair_price_missing"
    zh = "第 {line} 行:商品 {sku} 视同销售，需要公允单价；价目表没有可用的价格:{why_zh}。"
    en = "Line {line}: giving SKU {sku} away is a deemed sale and needs its fair price; no list has one: {why_en}."
    remedy_zh = "请在该行填写不含税公允单价，或先在价目表中为该商品定价。"
    remedy_en = "Enter the fair price (net, per unit) in the line, or add a price of the SKU to a price list."


class InputTaxNotDeductible(Malformed):
    """A small-scale taxpayer deducts no input VAT: the gross amount is the cost."""

    code = "warehouse.input_tax_not_deductible"
    zh = "第 {line} 行:小规模纳税人不能抵扣进项税额。"
    en = "Line {line}: a small-scale taxpayer deducts no input VAT."
    remedy_zh = "请把税额计入成本，税额留空。"
    remedy_en = "Make the tax a part of the value, and leave the tax out."
