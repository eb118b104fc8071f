"""What other modules see of price lists, and what they give to create or change them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypedDict


@dataclass(frozen=True, slots=True)
class PriceListRow:
    """A price list; it applies where all of its filled conditions match, in its period (None: open)."""

    id: int
    company_id: int
    code: str
    name: str
    currency: str
    priority: int
    customer_id: int | None
    grade: str
    channel: str
    shop_id: int | None
    valid_from: date | None
    valid_to: date | None
    active: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPriceList:
    """A price list to create; its currency and company never change."""

    company_id: int
    code: str
    name: str
    currency: str = "CNY"
    priority: int = 0
    customer_id: int | None = None
    grade: str = ""
    channel: str = ""
    shop_id: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class PriceListValues(TypedDict, total=False):
    """The fields of a price list that can change."""

    code: str
    name: str
    priority: int
    customer_id: int | None
    grade: str
    channel: str
    shop_id: int | None
    valid_from: date | None
    valid_to: date | None
    active: bool


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A line of a price list: the price of one base unit of a SKU from `min_qty` on."""

    id: int
    list_id: int
    sku_id: int
    min_qty: Decimal
    price: Decimal
    valid_from: date | None
    valid_to: date | None
    active: bool
    version: int
    list_name: str = ""
    sku_code: str = ""
    sku_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPrice:
    """A line to add to a price list; its own period narrows the list's."""

    list_id: int
    sku_id: int
    price: Decimal
    min_qty: Decimal = Decimal(0)
    valid_from: date | None = None
    valid_to: date | None = None


class PriceValues(TypedDict, total=False):
    """The fields of a line that can change."""

    price: Decimal
    min_qty: Decimal
    valid_from: date | None
    valid_to: date | None
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """What one buyer wants: (SKU, base units) of each line. The customer's grade is looked up."""

    company_id: int
    currency: str
    on: date
    customer_id: int | None
    channel: str
    shop_id: int | None
    lines: tuple[tuple[int, Decimal], ...]
