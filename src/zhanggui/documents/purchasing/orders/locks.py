"""The row locks of purchase orders beside those of the lifecycle: by id, whatever the state."""

from __future__ import annotations

from collections.abc import Iterable

from zhanggui.documents.purchasing.orders.machine import ORDER
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db

SQL = db.Folder(__file__)


def orders(ids: Iterable[int], *, actor: Actor) -> None:
    """Lock orders by id. Raises DocumentUnknown for those that do not exist or the actor may not see (all at once)."""
    wanted = list(dict.fromkeys(ids))
    seen = {order_id for order_id, company_id in SQL.lock.rows(id=wanted) if actor.sees_company(company_id)}
    lifecycle.require_seen(ORDER, wanted, seen)
