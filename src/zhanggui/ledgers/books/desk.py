"""The books for people: chart, entries, the ledger of an account, trial balance with drill-down. All of it needs `books.entry.view`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as Day
from decimal import Decimal
from typing import Any, Final, Literal

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Listing, Selection, narrow
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.ledgers.books.errors import AccountUnknown, EntryUnknown
from zhanggui.ledgers.books.permissions import ENTRY_VIEW
from zhanggui.ledgers.books.queries import EntryRow, whole

SQL = db.Folder(__file__)
ZERO: Final = Decimal("0.00")
NEWEST: Final = Keyset("-id", (Key("id", int, descending=True),))
BY_DATE: Final = Keyset("date", (Key("date", Day), Key("entry_id", int), Key("line_no", int)))
Dimension = Literal["customer", "supplier", "shop", "warehouse", "sku"]


@dataclass(frozen=True, slots=True)
class ListedAccount:
    """An account of the chart; only leaves take lines. `aux`: the dimensions it keeps (辅助核算)."""

    id: int
    code: str
    name_zh: str
    name_en: str
    category: str
    side: str
    level: int
    parent: str | None
    is_leaf: bool
    aux: list[str]
    open_item: bool
    cash: bool
    active: bool


@dataclass(frozen=True, slots=True)
class EntryPage(Page[EntryRow]):
    """A page of entries; `debit` with `total`."""

    debit: Decimal | None = None


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """What a list of entries is narrowed to. Months are yyyymm, dates and months inclusive; `account`: it or any account below."""

    company_id: int | None = None
    document_id: int | None = None
    document_type: str | None = None
    event: str | None = None
    account: str | None = None
    month_from: int | None = None
    month_to: int | None = None
    since: Day | None = None
    until: Day | None = None


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Whose ledger of which account, in which months (yyyymm, inclusive), and of which dimension."""

    company_id: int
    account: str
    month_from: int
    month_to: int
    customer_id: int | None = None
    supplier_id: int | None = None
    shop_id: int | None = None
    warehouse_id: int | None = None
    sku_id: int | None = None


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A line of an account's ledger; `balance` after it, debit less credit."""

    entry_id: int
    line_no: int
    date: Day
    event: str
    document_type: str
    document_id: int
    summary: str
    account: str
    side: str
    amount: Decimal
    customer_id: int | None
    supplier_id: int | None
    shop_id: int | None
    warehouse_id: int | None
    sku_id: int | None
    qty: Decimal | None
    balance: Decimal


@dataclass(frozen=True, slots=True)
class LedgerPage(Page[LedgerLine]):
    """A page of an account's ledger. `opening`: balance before the first month; `debit`, `credit`: turnover, with `total`."""

    opening: Decimal = ZERO
    debit: Decimal | None = None
    credit: Decimal | None = None


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """Opening, turnover and closing of an account; balances are debit less credit."""

    code: str
    name_zh: str
    name_en: str
    side: str
    level: int
    is_leaf: bool
    opening: Decimal
    debit: Decimal
    credit: Decimal

    @property
    def closing(self) -> Decimal:
        """The balance after the last month."""
        return self.opening + self.debit - self.credit


@dataclass(frozen=True, slots=True)
class DimensionBalance:
    """Opening, turnover and closing of one value of a dimension; `id` is 0 for lines that do not carry it."""

    id: int
    opening: Decimal
    debit: Decimal
    credit: Decimal

    @property
    def closing(self) -> Decimal:
        """The balance after the last month."""
        return self.opening + self.debit - self.credit


_ENTRIES: Final = Selection(__file__, "entry_page")
_LINES: Final = Listing(__file__, "account_lines", BY_DATE, LedgerLine)
_TURNOVERS: Final = Selection(__file__, "turnovers")


def _enter(company_id: int, actor: Actor) -> None:
    actor.require(ENTRY_VIEW)
    actor.require_companies([company_id])


def accounts(company_id: int, *, actor: Actor) -> list[ListedAccount]:
    """The chart of a company, by code; empty before its first posting. One statement. Raises `MissingPermission`, `OutOfScope`."""
    _enter(company_id, actor)
    return [ListedAccount(*row) for row in SQL.accounts_page.rows(company=company_id)]


def entry_page(
    wanted: EntryFilter, *, actor: Actor, cursor: str | None = None, limit: int = 50, total: bool = False
) -> EntryPage:
    """Entries of the caller's companies with their lines, last posted first. One statement, two with `total`."""
    actor.require(ENTRY_VIEW)
    filters: dict[str, object] = {
        "companies": narrow(actor.companies, wanted.company_id),
        "document": wanted.document_id,
        "document_type": wanted.document_type,
        "event": wanted.event,
        "account": wanted.account,
        "month_from": wanted.month_from,
        "month_to": wanted.month_to,
        "since": wanted.since,
        "until": wanted.until,
    }
    values = NEWEST.decode(cursor)
    marks = ("page",) if values is None else ("page", "after")
    rows = _ENTRIES.rows(*marks, limit=limit + 1, after_id=None if values is None else values[0], **filters)
    found = whole(row[1:] for row in rows)
    page = NEWEST.close(found, [[entry.id] for entry in found], limit=limit)
    if not total:
        return EntryPage(page.items, page.next)
    [(count, debit)] = _ENTRIES.rows("totals", **filters)
    return EntryPage(page.items, page.next, count, debit)


def entry(entry_id: int, *, actor: Actor) -> EntryRow:
    """One entry. Raises `MissingPermission`, EntryUnknown. One statement."""
    actor.require(ENTRY_VIEW)
    rows = _ENTRIES.rows("page", limit=1, ids=[entry_id], companies=narrow(actor.companies, None))
    found = whole(row[1:] for row in rows)
    if not found:
        raise EntryUnknown(field="entry_id", which=entry_id)
    return found[0]


def _dimensions(wanted: LedgerFilter) -> dict[str, Any]:
    return {
        "customer": wanted.customer_id,
        "supplier": wanted.supplier_id,
        "shop": wanted.shop_id,
        "warehouse": wanted.warehouse_id,
        "sku": wanted.sku_id,
    }


def ledger(
    wanted: LedgerFilter, *, actor: Actor, cursor: str | None = None, limit: int = 50, total: bool = False
) -> LedgerPage:
    """The lines of an account and those below it, by date, with the balance after each. Three statements at most.

    Raises `MissingPermission`, `OutOfScope`.
    """
    _enter(wanted.company_id, actor)
    filters: dict[str, Any] = {
        "company": wanted.company_id,
        "account": wanted.account,
        "month_from": wanted.month_from,
        "month_to": wanted.month_to,
        **_dimensions(wanted),
    }
    opening = sum((row[2] for row in _TURNOVERS.rows("by_nothing", **filters)), ZERO)
    found = _LINES.page(cursor=cursor, limit=limit, **filters)
    lines = tuple(replace(line, balance=opening + line.balance) for line in found.items)
    if not total:
        return LedgerPage(lines, found.next, opening=opening)
    count, debit, credit = _LINES.totals(**filters)
    return LedgerPage(lines, found.next, count, opening, debit, credit)


def balances(company_id: int, month_from: int, month_to: int, *, actor: Actor) -> list[BalanceRow]:
    """The trial balance (科目余额表): every account with a balance or turnover, summed up into the accounts above it. Two statements.

    Raises `MissingPermission`, `OutOfScope`.
    """
    chart = {account.code: account for account in accounts(company_id, actor=actor)}
    sums: dict[str, list[Decimal]] = {}
    rows = _TURNOVERS.rows("by_nothing", company=company_id, month_from=month_from, month_to=month_to)
    for leaf, _, *amounts in rows:
        code: str | None = leaf
        while code is not None:
            into = sums.setdefault(code, [ZERO, ZERO, ZERO])
            for i, amount in enumerate(amounts):
                into[i] += amount
            code = chart[code].parent
    return [_balance(chart[code], sums[code]) for code in sorted(sums)]


def _balance(account: ListedAccount, amounts: list[Decimal]) -> BalanceRow:
    return BalanceRow(
        account.code, account.name_zh, account.name_en, account.side, account.level, account.is_leaf, *amounts
    )


def balances_by(wanted: LedgerFilter, dimension: Dimension, *, actor: Actor) -> list[DimensionBalance]:
    """The balance of an account (and those below it) per value of a dimension. Two statements.

    Raises `MissingPermission`, `OutOfScope`, AccountUnknown.
    """
    if wanted.account not in {account.code for account in accounts(wanted.company_id, actor=actor)}:
        raise AccountUnknown(field="account", account=wanted.account)
    rows = _TURNOVERS.rows(
        f"by_{dimension}",
        company=wanted.company_id,
        account=wanted.account,
        month_from=wanted.month_from,
        month_to=wanted.month_to,
        **_dimensions(wanted),
    )
    sums: dict[int, list[Decimal]] = {}
    for _, value, *amounts in rows:
        into = sums.setdefault(value, [ZERO, ZERO, ZERO])
        for i, amount in enumerate(amounts):
            into[i] += amount
    return [DimensionBalance(value, *amounts) for value, amounts in sorted(sums.items()) if any(amounts)]
