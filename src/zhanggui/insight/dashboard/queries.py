"""Sales, margin, money and stock of one company for a period, as far as the caller may see them. Reads only, a handful of statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import Actor, OutOfScope
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Selection, narrow
from zhanggui.kernel.clock import business_date
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)
ZERO: Final = Decimal("0.00")
#: A year and a day, so that a year can be compared with the one before.
DAYS_MAX: Final = 366
_SPAN, _DAYS, _MARGIN, _TOP = (Selection(__file__, name) for name in ("span", "days", "margin", "top"))


@dataclass(frozen=True, slots=True)
class Day:
    """One business day. `revenue` and `cost` are what the books say; None for who may not see margins."""

    day: date
    orders: int
    net: Decimal
    returned: Decimal
    revenue: Decimal | None = None
    cost: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ShopShare:
    """What a shop sold in the period."""

    shop_id: int
    orders: int
    net: Decimal


@dataclass(frozen=True, slots=True)
class TopSku:
    """What was sold of a SKU in the period."""

    sku_id: int
    code: str
    name: str
    qty: Decimal
    net: Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """What is owed now, company currency."""

    cash: Decimal
    receivable: Decimal
    payable: Decimal
    overdue: Decimal


@dataclass(frozen=True, slots=True)
class Goods:
    """What lies in stock now."""

    value: Decimal
    skus: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The numbers of one company. `previous`: the days of the period before, of the same length; parts are None for who may not see them."""

    company_id: int
    currency: str
    since: date
    until: date
    days: tuple[Day, ...]
    previous: tuple[Day, ...]
    shops: tuple[ShopShare, ...]
    top: tuple[TopSku, ...]
    money: Money | None
    goods: Goods | None


@dataclass(frozen=True, slots=True)
class _Part:
    """The shops and warehouses that are asked for, as far as the caller sees them; None: all."""

    shops: list[int] | None
    warehouses: list[int] | None

    def filters(self) -> dict[str, list[int] | None]:
        """For the statements."""
        return {"shops": self.shops, "warehouses": self.warehouses}


def _part(actor: Actor, shop_id: int | None, warehouse_id: int | None) -> _Part:
    return _Part(narrow(actor.shops, shop_id), narrow(actor.warehouses, warehouse_id))


def _margins(
    company: int, since: date, until: date, *, part: _Part, actor: Actor
) -> dict[date, tuple[Decimal, Decimal]] | None:
    """Revenue and cost by day; None for who may not see them. Cost of sales in the books has no warehouse of its own: who sees or asks
    for some warehouses only sees no margin."""
    if not actor.may(sales.MARGIN_VIEW) or part.warehouses is not None:
        return None
    months = {"month_from": since.year * 100 + since.month, "month_to": until.year * 100 + until.month}
    rows = _MARGIN.rows(company=company, since=since, until=until, **months, shops=part.shops)
    return {row[0]: (row[1], row[2]) for row in rows}


def _days(
    company: int, since: date, until: date, *, part: _Part, actor: Actor
) -> tuple[tuple[Day, ...], list[ShopShare]]:
    """Every day of the period, also those on which nothing happened; and the shops, the strongest first."""
    margins = _margins(company, since, until, part=part, actor=actor)
    days: dict[date, list[db.Row]] = {since + timedelta(days=n): [] for n in range((until - since).days + 1)}
    shops: dict[int, ShopShare] = {}
    for row in _DAYS.rows(company=company, since=since, until=until, **part.filters()):
        day, shop, orders, net, _ = row
        days[day].append(row)
        so_far = shops.get(shop, ShopShare(shop, 0, ZERO))
        shops[shop] = ShopShare(shop, so_far.orders + orders, so_far.net + net)
    found = []
    for day, rows in days.items():
        revenue, cost = (None, None) if margins is None else margins.get(day, (ZERO, ZERO))
        orders, net, returned = (
            sum(r[2] for r in rows),
            sum((r[3] for r in rows), ZERO),
            sum((r[4] for r in rows), ZERO),
        )
        found.append(Day(day, orders, net, returned, revenue, cost))
    return tuple(found), sorted(shops.values(), key=lambda shop: shop.net, reverse=True)


def cash_accounts(company_id: int) -> list[tuple[str, str, str, Decimal]]:
    """What lies in each till, bank account and wallet: code, Chinese and English name, amount. Whom it is shown to is the caller's to ask.
    One statement."""
    return [(code, zh, en, amount) for code, zh, en, amount in SQL.cash_accounts.rows(company=company_id)]


def _money(company: int, *, today: date, actor: Actor) -> Money | None:
    if not (actor.may(invoicing.BILL_VIEW) and actor.may(invoicing.PAYABLE_VIEW) and actor.may(books.ENTRY_VIEW)):
        return None
    [(receivable, payable, overdue)] = SQL.open.rows(company=company, today=today)
    cash = sum((row[3] for row in cash_accounts(company)), ZERO)
    return Money(cash, receivable, payable, overdue)


def _goods(company: int, *, actor: Actor) -> Goods | None:
    if not actor.may(stock.COST_VIEW):
        return None
    [(value, skus)] = SQL.stock.rows(company=company)
    return Goods(value, skus)


def last_day(*, actor: Actor, shop_id: int | None = None, warehouse_id: int | None = None) -> date | None:
    """The last business day on which the caller's shops (or the one that is asked for) sold something. One statement."""
    part = _part(actor, shop_id, warehouse_id)
    [(found,)] = _SPAN.rows(companies=narrow(actor.companies, None), **part.filters())
    return found  # type: ignore[no-any-return]  # a row of the database


def dashboard(
    company_id: int,
    since: date,
    until: date,
    *,
    actor: Actor,
    now: datetime,
    shop_id: int | None = None,
    warehouse_id: int | None = None,
) -> Dashboard:
    """The numbers from `since` to `until`, both included; sales of one shop or warehouse only where one is asked for. Raises `MissingPermission`, `OutOfScope`. Nine statements at most."""
    actor.require(sales.ORDER_VIEW)
    actor.require_companies([company_id])
    company = organization.company_facts([company_id]).get(company_id)
    if company is None:
        raise OutOfScope(field="company_id", ids=company_id)
    length = (until - since).days + 1
    part = _part(actor, shop_id, warehouse_id)
    days, shops = _days(company_id, since, until, part=part, actor=actor)
    previous, _ = _days(company_id, since - timedelta(days=length), since - timedelta(days=1), part=part, actor=actor)
    top: Sequence[db.Row] = _TOP.rows(company=company_id, since=since, until=until, **part.filters())
    return Dashboard(
        company_id=company_id,
        currency=company.currency,
        since=since,
        until=until,
        days=days,
        previous=previous,
        shops=tuple(shops),
        top=tuple(TopSku(*row) for row in top),
        money=_money(company_id, today=business_date(now, company.timezone), actor=actor),
        goods=_goods(company_id, actor=actor),
    )
