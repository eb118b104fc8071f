"""Which rows a caller sees: the one place that turns an actor's scopes into filters of this module."""

from __future__ import annotations

from django.db.models import Q

from zhanggui.foundation.identity.public import Actor, Scope


def _in(column: str, scope: Scope) -> Q:
    return Q() if scope is None else Q(**{f"{column}__in": scope})


def of_companies(actor: Actor) -> Q:
    """Companies the actor sees."""
    return _in("id", actor.companies)


def of_shops(actor: Actor) -> Q:
    """Shops the actor sees, in companies the actor sees."""
    return _in("id", actor.shops) & _in("company_id", actor.companies)


def of_warehouses(actor: Actor) -> Q:
    """Warehouses the actor sees, in companies the actor sees."""
    return _in("id", actor.warehouses) & _in("company_id", actor.companies)


def inside_warehouses(actor: Actor) -> Q:
    """Zones and bins in warehouses the actor sees."""
    return _in("warehouse_id", actor.warehouses) & _in("warehouse__company_id", actor.companies)
