"""The fixed words of the catalogue: kinds of goods and cost methods, with their Chinese and English labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["goods", "gift", "packaging", "virtual", "fee", "discount"]
Costing = Literal["", "fifo"]


@dataclass(frozen=True, slots=True)
class KindOfGoods:
    """What a kind means for the ledgers: only stocked kinds move stock and carry cost."""

    code: Kind
    stocked: bool
    zh: str
    en: str


_ALL = (
    KindOfGoods("goods", True, "销售货品", "Goods for sale"),
    KindOfGoods("gift", True, "赠品", "Gift"),
    KindOfGoods("packaging", True, "包装物", "Packaging"),
    KindOfGoods("virtual", False, "虚拟商品", "Virtual goods"),
    KindOfGoods("fee", False, "费用", "Fee line"),
    KindOfGoods("discount", False, "折扣", "Discount line"),
)

KINDS: dict[str, KindOfGoods] = {kind.code: kind for kind in _ALL}

COSTINGS: Mapping[str, tuple[str, str]] = {
    "": ("按公司设置", "As the company"),
    "fifo": ("先进先出", "First in, first out"),
}

#: The unit of a product that names none; seeded by migration.
DEFAULT_UNIT = "pcs"
