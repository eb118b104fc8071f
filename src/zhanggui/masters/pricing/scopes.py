"""Which rows a caller sees: the one place that turns an actor's scopes into filters of this module."""

from __future__ import annotations

from django.db.models import Q

from zhanggui.foundation.identity.public import Actor


def of_lists(actor: Actor) -> Q:
    """Price lists of the companies the actor sees; of those for one shop, the shops the actor sees."""
    companies = Q() if actor.companies is None else Q(company_id__in=actor.companies)
    shops = Q() if actor.shops is None else Q(shop_id__isnull=True) | Q(shop_id__in=actor.shops)
    return companies & shops


def of_prices(actor: Actor) -> Q:
    """Lines of the price lists the actor sees."""
    companies = Q() if actor.companies is None else Q(list__company_id__in=actor.companies)
    shops = Q() if actor.shops is None else Q(list__shop_id__isnull=True) | Q(list__shop_id__in=actor.shops)
    return companies & shops
