"""Routes of the books: they are read over HTTP, and written by documents only."""

from __future__ import annotations

from typing import Annotated, Final

from django.http import HttpRequest
from ninja import Path, Query, Router

from zhanggui.foundation.identity.public import actor_of
from zhanggui.kernel.api.types import Id
from zhanggui.ledgers.books import desk
from zhanggui.ledgers.books.desk import EntryFilter, EntryPage, LedgerFilter, LedgerPage
from zhanggui.ledgers.books.queries import EntryRow
from zhanggui.ledgers.books.schemas import (
    AccountsOut,
    Code,
    CompanyQuery,
    DimensionBalancesOut,
    DimensionQuery,
    EntryOut,
    EntryPageOut,
    EntryQuery,
    LedgerPageOut,
    LedgerQuery,
    MonthsQuery,
    TrialBalanceOut,
)

AccountPath = Annotated[
    Code, Path(description="Code of the account, or the first digits of several", examples=["1122"])
]
router = Router(tags=["books"])
_PAGING: Final = {"cursor", "limit", "total"}


@router.get("/books/accounts", response=AccountsOut, summary="Chart of accounts")
def list_accounts(request: HttpRequest, query: Query[CompanyQuery]) -> dict[str, object]:
    """The chart of a company, whole."""
    return {"items": desk.accounts(query.company_id, actor=actor_of(request))}


@router.get("/books/entries", response=EntryPageOut, summary="List entries")
def list_entries(request: HttpRequest, query: Query[EntryQuery]) -> EntryPage:
    """Entries with their lines, last posted first."""
    wanted = EntryFilter(**query.model_dump(exclude=_PAGING))
    return desk.entry_page(wanted, actor=actor_of(request), cursor=query.cursor, limit=query.limit, total=query.total)


@router.get("/books/entries/{int:entry_id}", response=EntryOut, summary="One entry")
def get_entry(request: HttpRequest, entry_id: Id) -> EntryRow:
    """An entry with its lines."""
    return desk.entry(entry_id, actor=actor_of(request))


@router.get("/books/accounts/{account}/lines", response=LedgerPageOut, summary="Ledger of an account")
def get_ledger(request: HttpRequest, account: AccountPath, query: Query[LedgerQuery]) -> LedgerPage:
    """明细账: the lines of an account and those below it, with the balance after each."""
    wanted = LedgerFilter(account=account, **query.model_dump(exclude=_PAGING))
    return desk.ledger(wanted, actor=actor_of(request), cursor=query.cursor, limit=query.limit, total=query.total)


@router.get(
    "/books/accounts/{account}/balances", response=DimensionBalancesOut, summary="Balance of an account by dimension"
)
def get_dimension(request: HttpRequest, account: AccountPath, query: Query[DimensionQuery]) -> dict[str, object]:
    """辅助余额: the balance of an account and those below it per customer, supplier, shop, warehouse or SKU."""
    wanted = LedgerFilter(account=account, **query.model_dump(exclude={"by"}))
    return {"items": desk.balances_by(wanted, query.by, actor=actor_of(request))}


@router.get("/books/trial-balance", response=TrialBalanceOut, summary="Trial balance")
def get_trial_balance(request: HttpRequest, query: Query[MonthsQuery]) -> dict[str, object]:
    """科目余额表: opening, turnover and closing of every account. Drill down by account, then line, then document."""
    rows = desk.balances(query.company_id, query.month_from, query.month_to, actor=actor_of(request))
    leaves = [row for row in rows if row.is_leaf]
    return {
        "items": rows,
        "debit": sum((row.debit for row in leaves), desk.ZERO),
        "credit": sum((row.credit for row in leaves), desk.ZERO),
    }
