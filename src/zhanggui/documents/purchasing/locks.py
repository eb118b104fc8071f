"""The row locks of the module beside those of the lifecycle: orders by id."""

from __future__ import annotations

from collections.abc import Iterable

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.errors import NotFound, raise_if

SQL = db.Folder(__file__)


def orders(ids: Iterable[int], *, actor: Actor) -> None:
    """Lock orders by id whatever their state. Raises NotFound for one that does not exist or the actor may not see."""
    wanted = sorted(set(ids))
    companies: dict[int, int] = dict(SQL.lock_orders.rows(id=wanted))
    what = "采购订单" if actor.locale == "zh" else "purchase order"
    missing = [i for i in wanted if i not in companies or not actor.sees_company(companies[i])]
    raise_if([NotFound(field="id", what=what, which=i) for i in missing])
