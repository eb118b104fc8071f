"""Checks that this room makes for rooms beside it, which may not know it: the composition root ties them to their events."""

from __future__ import annotations

from typing import Protocol

from zhanggui.masters.errors import Missing
from zhanggui.masters.labels import label
from zhanggui.masters.organization.companies.queries import company_facts
from zhanggui.masters.organization.shops.queries import shop_facts


class NamesCompanies(Protocol):
    """An event that names companies."""

    @property
    def company_ids(self) -> tuple[int, ...]:
        """The companies."""


class NamesShops(Protocol):
    """An event that names shops."""

    @property
    def shop_ids(self) -> tuple[int, ...]:
        """The shops."""


def companies_must_exist(event: NamesCompanies) -> None:
    """Raise `Missing` if the event names an unknown company; the transaction that published it is undone."""
    known = company_facts(event.company_ids)
    for company_id in event.company_ids:
        if company_id not in known:
            raise Missing(field="company_id", which=company_id, **label("company_id"))


def shops_must_exist(event: NamesShops) -> None:
    """Raise `Missing` if the event names an unknown shop."""
    known = shop_facts(event.shop_ids)
    for shop_id in event.shop_ids:
        if shop_id not in known:
            raise Missing(field="shop_id", which=shop_id, **label("shop_id"))
