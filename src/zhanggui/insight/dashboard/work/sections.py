"""Which dashboards a caller has, in the order in which they are shown, and what is on one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, Literal, get_args

from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import Actor, OutOfScope
from zhanggui.insight.dashboard.errors import SectionUnknown
from zhanggui.insight.dashboard.work import accounts, buying, orders
from zhanggui.insight.dashboard.work import warehouse as floor
from zhanggui.insight.dashboard.work.desk import Desk, Section
from zhanggui.ledgers.books import public as books
from zhanggui.masters.organization import public as organization

Name = Literal["overview", "orders", "warehouse", "buying", "accounts"]
#: The boss's numbers have a route of their own.
OVERVIEW: Final = "overview"
_MAKE: Final[Mapping[str, Callable[[Desk], Section]]] = {
    "orders": orders.section,
    "warehouse": floor.section,
    "buying": buying.section,
    "accounts": accounts.section,
}


def _has(name: str, actor: Actor) -> bool:
    """Say whether somebody does this kind of work: who only looks at its documents does not."""
    match name:
        case "orders":
            return actor.may(sales.ORDER_VIEW) and (actor.may(sales.ORDER_PLACE) or actor.may(sales.ORDER_CONFIRM))
        case "warehouse":
            picks = actor.may(warehouse.SHIPMENT_PICK) or actor.may(warehouse.SHIPMENT_SHIP)
            return actor.may(warehouse.SHIPMENT_VIEW) and picks
        case "buying":
            return actor.may(purchasing.ORDER_VIEW) and actor.may(purchasing.ORDER_PLACE)
        case "accounts":
            seen = (books.ENTRY_VIEW, invoicing.BILL_VIEW, invoicing.PAYABLE_VIEW)
            return all(actor.may(each) for each in seen)
        case _:
            return actor.may(sales.ORDER_VIEW) and actor.may(sales.MARGIN_VIEW)


def names(actor: Actor) -> tuple[str, ...]:
    """The caller's dashboards. Who does every kind of work is the boss and begins with the whole; the others begin with their own work. Who
    does none, and may see orders, sees what was sold."""
    found = [name for name in get_args(Name) if _has(name, actor)]
    if len(found) < len(get_args(Name)) and OVERVIEW in found:
        found = [*found[1:], OVERVIEW]
    return tuple(found) or ((OVERVIEW,) if actor.may(sales.ORDER_VIEW) else ())


def section(
    name: str | None, company_id: int, *, actor: Actor, now: datetime, shop_id: int | None = None, warehouse_id: int | None = None
) -> tuple[Section, organization.CompanyFacts]:  # fmt: skip
    """One dashboard of a company; nothing for who has none. Raises `OutOfScope`, SectionUnknown (the caller does not have it)."""
    actor.require_companies([company_id])
    company = organization.company_facts([company_id]).get(company_id)
    if company is None:
        raise OutOfScope(field="company_id", ids=company_id)
    if name is not None and name not in names(actor):
        raise SectionUnknown(field="section", which=name)
    if name is None or name == OVERVIEW:
        return Section((), ()), company
    return _MAKE[name](Desk(actor, company_id, company.timezone, now, shop_id, warehouse_id)), company
