"""Numbers as the pages of the web application write them (`web/src/lib/decimal.ts`). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from zhanggui.foundation.printing.capitals import capitals
from zhanggui.kernel.money import q2

_SIXTH: Final = Decimal("0.000001")
_FOURTH: Final = Decimal("0.0001")


def _short(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(value: Decimal | None) -> str:
    """Thousands, two decimals; empty for None: what the reader may not see."""
    return "" if value is None else f"{q2(value):,.2f}"


def quantity(value: Decimal | None) -> str:
    """Thousands, as many decimals as it has."""
    return "" if value is None else _short(value.quantize(_FOURTH, ROUND_HALF_UP))


def price(value: Decimal | None) -> str:
    """The price of one: thousands, two to six decimals."""
    if value is None:
        return ""
    text = _short(value.quantize(_SIXTH, ROUND_HALF_UP))
    decimals = len(text.partition(".")[2])
    return text if decimals > 2 else f"{value:,.2f}"


def rate(value: Decimal | None) -> str:
    """A rate, as a percentage."""
    return "" if value is None else f"{_short((value * 100).quantize(_FOURTH, ROUND_HALF_UP))}%"


def day(value: date | None) -> str:
    """A business date."""
    return "" if value is None else value.isoformat()


def in_words(value: Decimal | None, currency: str) -> str:
    """人民币大写 of an amount in yuan; empty for other currencies and for what the reader may not see."""
    return "" if value is None or currency != "CNY" else f"人民币{capitals(value)}"


def address(parts: Mapping[str, object]) -> str:
    """A postal address in one line: from large to small in China, from small to large elsewhere."""
    names = [str(parts.get(name) or "") for name in ("province", "city", "district", "street")]
    country, postcode = str(parts.get("country") or ""), str(parts.get("postcode") or "")
    if country in ("", "CN", "中国"):
        # A city that is a province of its own stands in both fields.
        if names[0] == names[1]:
            names[0] = ""
        return " ".join(part for part in ("".join(names), postcode) if part)
    return ", ".join(part for part in (*reversed(names), postcode, country) if part)
