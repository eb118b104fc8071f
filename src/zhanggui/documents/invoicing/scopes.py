"""Which rows a caller sees: the one place that turns an actor's scopes into filters of this module.

A caller with a choice of shops sees what carries one of them, and so no dealings of the whole company. What we owe suppliers tells
what goods cost, so it needs a permission of its own.
"""

from __future__ import annotations

from zhanggui.documents.invoicing.permissions import PAYABLE_VIEW
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import FEW, few, narrow

SQL = db.Folder(__file__)


def of_money(actor: Actor, *, company_id: int | None = None) -> dict[str, object]:
    """Filters for bills, payments, write-offs and open items."""
    return {
        "companies": narrow(actor.companies, company_id),
        "shops": None if actor.shops is None else sorted(actor.shops),
        "sales_only": None if actor.may(PAYABLE_VIEW) else True,
    }


def unsettled() -> int | None:
    """How many items are open at most, where they are so few that they, or the documents behind them, are looked at one by one. One statement."""
    return FEW if few(SQL.unsettled) else None


def sees(actor: Actor, *, company_id: int, shop_id: int | None, supplier: bool) -> bool:
    """The same for one row."""
    return (
        actor.sees_company(company_id)
        and (actor.shops is None or shop_id in actor.shops)
        and (not supplier or actor.may(PAYABLE_VIEW))
    )
