"""Price lists, and which price applies and why: what other modules may use."""

from zhanggui.masters.editing import Change
from zhanggui.masters.pricing.contracts import PricesNamed
from zhanggui.masters.pricing.lists.commands import (
    create_price_lists,
    create_prices,
    update_price_lists,
    update_prices,
)
from zhanggui.masters.pricing.lists.contracts import (
    NewPrice,
    NewPriceList,
    PriceListRow,
    PriceListValues,
    PriceRow,
    PriceValues,
)
from zhanggui.masters.pricing.lists.queries import find_price_lists, find_prices, load_rules, prices_for
from zhanggui.masters.pricing.permissions import PERMISSIONS
from zhanggui.masters.pricing.printing.labels import LABEL
from zhanggui.masters.pricing.rules import PriceDecision, PriceRequest, PriceRule, Reason, quote, quote_all

#: What can be printed.
PRINTED = (LABEL,)

__all__ = [
    "PERMISSIONS",
    "PRINTED",
    "Change",
    "NewPrice",
    "NewPriceList",
    "PriceDecision",
    "PriceListRow",
    "PriceListValues",
    "PriceRequest",
    "PriceRow",
    "PriceRule",
    "PriceValues",
    "PricesNamed",
    "Reason",
    "create_price_lists",
    "create_prices",
    "find_price_lists",
    "find_prices",
    "load_rules",
    "prices_for",
    "quote",
    "quote_all",
    "update_price_lists",
    "update_prices",
]
