"""Row locks of the partners, always in the order of ids."""

from __future__ import annotations

from collections.abc import Collection

from zhanggui.foundation.identity.public import Actor
from zhanggui.masters.partners import scopes
from zhanggui.masters.partners.models import Customer, Quotation, Supplier


def customers(ids: Collection[int], actor: Actor) -> dict[int, Customer]:
    """The customers that exist in the actor's scope, locked; their contacts and addresses with them."""
    rows = Customer.objects.select_for_update(no_key=True).filter(scopes.of_partners(actor), id__in=ids)
    return {row.id: row for row in rows.order_by("id")}


def suppliers(ids: Collection[int], actor: Actor) -> dict[int, Supplier]:
    """The suppliers that exist in the actor's scope, locked; their contacts with them."""
    rows = Supplier.objects.select_for_update(no_key=True).filter(scopes.of_partners(actor), id__in=ids)
    return {row.id: row for row in rows.order_by("id")}


def quotations(ids: Collection[int], actor: Actor) -> dict[int, Quotation]:
    """The quotations that exist in the actor's scope, locked."""
    rows = Quotation.objects.select_for_update(no_key=True, of=("self",)).filter(
        scopes.of_quotations(actor), id__in=ids
    )
    return {row.id: row for row in rows.order_by("id")}


def lock_credit(customer_ids: Collection[int]) -> None:
    """Hold the credit of customers until the transaction ends, in the order of their ids. One statement."""
    list(Customer.objects.select_for_update(no_key=True).filter(id__in=customer_ids).order_by("id").values_list("id"))
