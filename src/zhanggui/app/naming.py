"""Rooms of the masters' floor that do not know each other name each other's rows; here the owners are asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from zhanggui.kernel.errors import NotFound, raise_if
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners
from zhanggui.masters.pricing import public as pricing


def _missing(field: str, what: str, wanted: Iterable[int], known: Collection[int]) -> list[NotFound]:
    return [NotFound(field=field, what=what, which=each) for each in sorted(set(wanted)) if each not in known]


def on_partners_named(event: partners.PartnersNamed) -> None:
    """Customers, suppliers and quotations name companies and SKUs. Raises NotFound."""
    errors: list[NotFound] = []
    if event.company_ids:
        errors += _missing("company_id", "company", event.company_ids, organization.companies(event.company_ids))
    if event.sku_ids:
        errors += _missing("sku_id", "SKU", event.sku_ids, catalog.skus(event.sku_ids))
    raise_if(errors)


def on_prices_named(event: pricing.PricesNamed) -> None:
    """Price lists name companies and shops. Raises NotFound."""
    errors: list[NotFound] = []
    if event.company_ids:
        errors += _missing("company_id", "company", event.company_ids, organization.companies(event.company_ids))
    if event.shop_ids:
        errors += _missing("shop_id", "shop", event.shop_ids, organization.shops(event.shop_ids))
    raise_if(errors)
