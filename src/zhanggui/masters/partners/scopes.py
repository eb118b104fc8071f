"""Which rows a caller sees: the one place that turns an actor's scopes into filters of this module."""

from __future__ import annotations

from django.db.models import Q

from zhanggui.foundation.identity.public import Actor


def of_partners(actor: Actor) -> Q:
    """Customers or suppliers of the companies the actor sees."""
    return Q() if actor.companies is None else Q(company_id__in=actor.companies)


def of_quotations(actor: Actor) -> Q:
    """Quotations of suppliers of the companies the actor sees."""
    return Q() if actor.companies is None else Q(supplier__company_id__in=actor.companies)
