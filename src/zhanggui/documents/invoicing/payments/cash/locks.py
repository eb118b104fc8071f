"""Row locks of cash accounts, in the order of ids. Only the columns are locked, not the keys that payments refer to."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from zhanggui.documents.invoicing.payments.models import CashAccount
from zhanggui.foundation.identity.public import Actor


def cash_accounts(ids: Collection[int], actor: Actor) -> dict[int, CashAccount]:
    """The cash accounts that exist in the actor's scope, locked; those of no shop belong to all."""
    rows = CashAccount.objects.select_for_update(no_key=True).filter(id__in=ids)
    if actor.companies is not None:
        rows = rows.filter(company_id__in=actor.companies)
    if actor.shops is not None:
        rows = rows.filter(Q(shop_id__isnull=True) | Q(shop_id__in=actor.shops))
    return {row.id: row for row in rows.order_by("id")}
