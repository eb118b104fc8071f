"""Labels of goods: barcode, name, code, attributes, and a price where one is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from zhanggui.foundation.printing import public as printing
from zhanggui.kernel.errors import raise_if
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.errors import Missing
from zhanggui.masters.labels import label
from zhanggui.masters.pricing.lists.queries import find_price_lists, prices_for
from zhanggui.masters.pricing.permissions import VIEW
from zhanggui.masters.pricing.rules import PriceRequest

#: Labels of one file.
MOST: Final = 3000
SIGNS: Final = {"CNY": "¥", "EUR": "€", "GBP": "£", "USD": "$"}
SIZES: Final = (
    ("60x40", "60 × 40 mm", "60 × 40 mm"),
    ("40x30", "40 × 30 mm", "40 × 30 mm"),
    ("a4", "A4 3 × 8 (70 × 37 mm)", "A4 3 × 8 (70 × 37 mm)"),
    ("60x40qr", "60 × 40 mm 二维码", "60 × 40 mm, QR code"),
    ("40x30qr", "40 × 30 mm 二维码", "40 × 30 mm, QR code"),
)


def copies(asked: Sequence[int], number: int) -> list[int]:
    """How many labels of each; one number stands for all. Raises AnswerMissing, TooMany."""
    each = list(asked) or [1]
    many = each * number if len(each) == 1 else each
    if len(many) != number:
        raise printing.AnswerMissing(
            field="copies", what="copies", what_zh="每个商品的份数", what_en="number of copies of each"
        )
    if sum(many) > MOST:
        raise printing.TooMany(field="copies", what="copies", limit=MOST, count=sum(many))
    return many


def sheet(
    code: str, name: str, options: Mapping[str, str], barcode: str, copies: int, price: str, size: str
) -> dict[str, Any]:
    """A label as its template reads it. A SKU without a barcode is scanned by its code."""
    shape, square, _ = size.partition("qr")
    text = barcode or code
    return {
        "code": code, "name": name, "options": "  ".join(options.values()), "barcode": text, "copies": copies, "size": shape,
        "square": bool(square), "bars": printing.qr(text) if square else printing.barcode(text), "price": price,
    }  # fmt: skip


def _size(options: printing.Options) -> str:
    return options.size if options.size in {code for code, _, _ in SIZES} else SIZES[0][0]


def load(asked: printing.Request) -> list[printing.Sheet]:
    """Labels of SKUs. Two statements. Raises MissingPermission, Missing, AnswerMissing, TooMany."""
    many = copies(asked.options.copies, len(asked.ids))
    cards = {card.id: card for card in catalog.find_skus(actor=asked.actor, ids=asked.ids, limit=len(asked.ids)).items}
    raise_if(
        [
            Missing(field="ids", row=row, which=each, **label("sku_id"))
            for row, each in enumerate(asked.ids)
            if each not in cards
        ]
    )
    codes: dict[int, str] = {}
    for row in catalog.barcodes(asked.ids):
        codes.setdefault(row.sku_id, row.code)
    size = _size(asked.options)
    prices = _prices(asked)
    return [
        sheet(
            cards[each].code,
            cards[each].name,
            cards[each].options,
            codes.get(each, ""),
            number,
            prices.get(each, ""),
            size,
        )
        for each, number in zip(asked.ids, many, strict=True)
    ]


def _prices(asked: printing.Request) -> dict[int, str]:
    """What everybody pays for one, by the price lists of the company that was chosen; nothing for who may not see prices."""
    company_id, actor = asked.options.company_id, asked.actor
    if not asked.options.prices or company_id is None or not actor.may(VIEW) or not actor.sees_company(company_id):
        return {}
    lists = find_price_lists(actor=actor, company_id=company_id, active=True, limit=100).items
    currency = next((each.currency for each in lists if each.customer_id is None and each.shop_id is None), None)
    if currency is None:
        return {}
    on = asked.now.date()
    decisions = prices_for(
        company_id, [PriceRequest(sku_id=each, qty=Decimal(1), currency=currency, on=on) for each in asked.ids]
    )
    sign = SIGNS.get(currency, f"{currency} ")
    return {
        each: f"{sign}{printing.price(found.price)}"
        for each, found in zip(asked.ids, decisions, strict=True)
        if found.price is not None
    }


def sample(lang: str, options: printing.Options) -> list[printing.Sheet]:
    """The label of nothing."""
    name = "北欧台灯 · 暖白 · 带遥控器的落地款" if lang == "zh" else "Table lamp, warm white, with remote control"
    colour = {"c": "暖白" if lang == "zh" else "Warm white", "s": "L"}
    return [
        sheet(
            "A-1001-WW-L",
            name,
            colour,
            "6901234567892",
            1,
            f"¥{Decimal('128.00')}" if options.prices else "",
            _size(options),
        )
    ]


LABEL: Final = printing.Kind(
    code="catalog.label", of="catalog.skus", zh="商品标签", en="Product label", permission=catalog.VIEW,
    template=Path(__file__).with_name("label.typ"), load=load, sample=sample, asks=("size", "copies", "prices"), sizes=SIZES,
)  # fmt: skip
