"""What callers hand to the writers of adjustments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.stock import public as stock

#: 成本调整单: lines of quantity 0 whose signed `value` changes what the goods here are worth (K14, I10).
REVALUATION = "revaluation"


class NewAdjustmentLine(NamedTuple):
    """A signed quantity (base unit). `value`: cost of what comes in, None = current average; of a revaluation (quantity 0) the signed change. `declared`: what a source document claimed.
    Goods that come in and are tracked need their lot (a new one with its dates) or serial number. `fair_price`: of a gift or sample, net, per
    base unit (None = from the price lists, which say why); `tax_rate` is filled in where a purpose has VAT; `tax`: what the invoice of a donation says."""

    sku_id: int
    qty: Decimal
    origin_line: int | None = None
    value: Decimal | None = None
    declared: Decimal | None = None
    quality: str = stock.GOOD
    lot: str = ""
    serial: str = ""
    made_on: date | None = None
    expires_on: date | None = None
    fair_price: Decimal | None = None
    tax: Decimal = Decimal(0)
    tax_rate: Decimal | None = None
    price_zh: str = ""
    price_en: str = ""


class NewAdjustment(NamedTuple):
    """An adjustment to create; `kind` is other, count, opening or revaluation; `reason` says why in the user's words. `purpose`: what an
    adjustment of the kind other is for (`purposes`), '' for none; `shop_id`: whose gift or packaging; `department`: who uses it."""

    company_id: int
    warehouse_id: int
    kind: str
    origin: Origin
    business_date: date
    effective_at: datetime
    lines: Sequence[NewAdjustmentLine]
    reason: str = ""
    note: str = ""
    extra: Mapping[str, object] | None = None
    purpose: str = ""
    shop_id: int | None = None
    department: str = ""
