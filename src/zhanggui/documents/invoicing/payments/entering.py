"""Payments and cash accounts entered by hand: what they refer to exists, belongs together and lies in the caller's scope.

The commands trust their callers (sales, purchasing, imports), who have checked it already; what comes over HTTP is checked here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from zhanggui.documents.invoicing.dates import today
from zhanggui.documents.invoicing.errors import NothingToSettle, UnknownMaster, WrongAccount
from zhanggui.documents.invoicing.items.queries import visible_items
from zhanggui.documents.invoicing.payments.cash.commands import NewCashAccount, cash_accounts
from zhanggui.documents.invoicing.payments.commands import NewPayment
from zhanggui.documents.invoicing.payments.schemas import CashAccountIn, PaymentIn
from zhanggui.documents.invoicing.permissions import (
    CASH_ACCOUNT_EDIT,
    PAYABLE_VIEW,
    PAYMENT_POST,
)
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel.errors import DomainError, raise_if
from zhanggui.ledgers.books import public as books
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners


class _Owners(NamedTuple):
    """The company of each partner and shop that payments name."""

    customers: Mapping[int, int]
    suppliers: Mapping[int, int]
    shops: Mapping[int, int]


def _owners(entered: Sequence[PaymentIn]) -> _Owners:
    customers = {p.customer_id for p in entered if p.customer_id is not None}
    suppliers = {p.supplier_id for p in entered if p.supplier_id is not None}
    shops = organization.recent_shops({p.shop_id for p in entered if p.shop_id is not None})
    return _Owners(
        {c.id: c.company_id for c in partners.customers(customers).values()} if customers else {},
        {s.id: s.company_id for s in partners.suppliers(suppliers).values()} if suppliers else {},
        {shop.id: shop.company_id for shop in shops.values()},
    )


def _advance_errors(row: int, p: PaymentIn, company_id: int, owners: _Owners) -> list[DomainError]:
    if p.account is None:
        return [NothingToSettle(field="settles", row=row)]
    errors: list[DomainError] = [
        UnknownMaster(field=field, row=row, what_zh=zh, what_en=en, which=which)
        for field, zh, en, which, known in (
            ("customer_id", "客户", "customer", p.customer_id, owners.customers),
            ("supplier_id", "供应商", "supplier", p.supplier_id, owners.suppliers),
            ("shop_id", "店铺", "shop", p.shop_id, owners.shops),
        )
        if which is not None and known.get(which) != company_id
    ]
    account = books.charts([company_id])[company_id].get(p.account)
    if account is None or not account.is_leaf or not account.open_item:
        errors.append(
            WrongAccount(
                field="account", row=row, account=p.account, why_zh="不是往来核销科目", why_en="it keeps no open items"
            )
        )
    return errors


def payments(entered: Sequence[PaymentIn], *, actor: Actor, now: datetime) -> list[NewPayment]:
    """Payments of the cash accounts' companies. What they settle says on which account and for whom; an advance says so itself.

    Raises `MissingPermission`, `OutOfScope`, UnknownItem, UnknownMaster, WrongAccount, NothingToSettle.
    """
    actor.require(PAYMENT_POST)
    cash = cash_accounts(sorted({p.cash_account_id for p in entered}))
    items = visible_items(sorted({s.item_id for p in entered for s in p.settles}), actor=actor)
    owners = _owners(entered)
    errors: list[DomainError] = []
    for row, p in enumerate(entered):
        account = cash.get(p.cash_account_id)
        if account is None or not actor.sees_company(account.company_id):
            errors.append(
                UnknownMaster(
                    field="cash_account_id",
                    row=row,
                    what_zh="资金账户",
                    what_en="cash account",
                    which=p.cash_account_id,
                )
            )
        elif not p.settles:
            errors += _advance_errors(row, p, account.company_id, owners)
    raise_if(errors)
    days = today([account.company_id for account in cash.values()], now)
    new = [_payment(p, cash[p.cash_account_id].company_id, items, days) for p in entered]
    if any(p.supplier_id is not None for p in new):
        actor.require(PAYABLE_VIEW)
    if actor.shops is not None:
        actor.require_shops(p.shop_id or 0 for p in new)
    return new


def _payment(
    p: PaymentIn, company_id: int, items: Mapping[int, books.OpenItemRow], days: Mapping[int, date]
) -> NewPayment:
    first = items[p.settles[0].item_id] if p.settles else None
    return NewPayment(
        company_id=company_id,
        direction=p.direction,
        cash_account_id=p.cash_account_id,
        account=first.account if first else p.account or "",
        amount=p.amount,
        date=p.date or days[company_id],
        settles=tuple((s.item_id, s.amount) for s in p.settles),
        customer_id=first.customer_id if first else p.customer_id,
        supplier_id=first.supplier_id if first else p.supplier_id,
        shop_id=first.shop_id if first else p.shop_id,
        reference_id=first.reference_id if first else None,
        note=p.note,
    )


def accounts(entered: Sequence[CashAccountIn], *, actor: Actor) -> list[NewCashAccount]:
    """Cash accounts to create. Raises `MissingPermission`, `OutOfScope`, UnknownMaster, WrongAccount."""
    actor.require(CASH_ACCOUNT_EDIT)
    ids = {a.company_id for a in entered}
    actor.require_companies(ids)
    companies = organization.companies(ids)
    charts = books.charts(companies)
    shops = organization.recent_shops({a.shop_id for a in entered if a.shop_id is not None})
    errors: list[DomainError] = []
    for row, a in enumerate(entered):
        if a.company_id not in companies:
            errors.append(
                UnknownMaster(field="company_id", row=row, what_zh="公司", what_en="company", which=a.company_id)
            )
            continue
        if a.shop_id is not None and (a.shop_id not in shops or shops[a.shop_id].company_id != a.company_id):
            errors.append(UnknownMaster(field="shop_id", row=row, what_zh="店铺", what_en="shop", which=a.shop_id))
        leaf = charts[a.company_id].get(a.account)
        if leaf is None or not leaf.is_leaf or not leaf.cash:
            errors.append(
                WrongAccount(
                    field="account",
                    row=row,
                    account=a.account,
                    why_zh="不是货币资金末级科目",
                    why_en="it holds no money",
                )
            )
    raise_if(errors)
    actor.require_shops(a.shop_id for a in entered if a.shop_id is not None)
    return [
        NewCashAccount(a.company_id, a.code, a.name, a.account, companies[a.company_id].currency, a.shop_id)
        for a in entered
    ]
