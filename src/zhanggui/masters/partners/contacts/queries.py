"""Reads of contacts."""

from __future__ import annotations

from collections.abc import Collection

from zhanggui.masters.partners.contracts import ContactPerson
from zhanggui.masters.partners.models import Contact

_COLUMNS = ("name", "title", "phone", "email", "wechat")


def contacts_of(side: str, ids: Collection[int]) -> dict[int, tuple[ContactPerson, ...]]:
    """The contacts of customers (`side` is `customer_id`) or suppliers (`supplier_id`), in their order. One statement."""
    found: dict[int, list[ContactPerson]] = {}
    rows = Contact.objects.filter(**{f"{side}__in": ids}).order_by(side, "sort")
    for row in rows.values(side, *_COLUMNS):
        found.setdefault(row.pop(side), []).append(ContactPerson(**row))
    return {id_: tuple(people) for id_, people in found.items()}
