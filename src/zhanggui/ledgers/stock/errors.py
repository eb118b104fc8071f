"""What can go wrong when goods move."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict


class Shortage(Conflict):
    """Less can be promised or shipped than asked for."""

    code = "stock.shortage"
    zh = "SKU {sku} 在仓库 {warehouse} 可用 {available},需要 {needed}。"
    en = "SKU {sku} has {available} available in warehouse {warehouse}, {needed} needed."
    remedy_zh = "减少数量、换仓库、先入库,或为该 SKU 开启预售/负库存。"
    remedy_en = "Lower the quantity, use another warehouse, receive goods first, or allow presale for the SKU."


class ClosedDay(Conflict):
    """The day is closed for the company."""

    code = "stock.closed"
    zh = "公司在 {day} 及以前已关账,不能再记库存。"
    en = "Stock of the company is closed through {day}."
    remedy_zh = "请改用未关账的业务日期。"
    remedy_en = "Use a business date after the closing."


class OverReturn(Conflict):
    """More would come back than went out."""

    code = "stock.over_return"
    zh = "退回数量 {qty} 超过原出入库可退数量 {left}。"
    en = "{qty} can't be returned: {left} of the original move is left."
    remedy_zh = "请核对原单的已退数量。"
    remedy_en = "Check what has already been returned of the original document."


class PoolKeyFixed(Conflict):
    """Cost pools are kept per company or per warehouse, and goods lie in them already."""

    code = "stock.pool_key_fixed"
    zh = "公司 {company} 已有按原方式核算的成本,不能更改成本核算范围。"
    en = "Company {company} already keeps costs the other way; the key of its cost pools can't change."
    remedy_zh = "请保持原设置;确需更改时在新账套中初始化库存。"
    remedy_en = "Keep the setting, or open a new company with opening stock."


class NegativeStockLeft(Conflict):
    """Negative stock can't be forbidden while some is owed."""

    code = "stock.negative_left"
    zh = "仍有负库存,不能关闭负库存/预售。"
    en = "Some stock is negative; negative stock can't be forbidden now."
    remedy_zh = "请先补足库存。"
    remedy_en = "Receive the missing goods first."
