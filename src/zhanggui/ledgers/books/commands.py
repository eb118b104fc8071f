"""The only writers of the books: post, allocate, undo, close a month, roll up. All take batches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import psycopg

from zhanggui.kernel import db
from zhanggui.kernel.errors import raise_if
from zhanggui.ledgers.books import chart, locks
from zhanggui.ledgers.books.contracts import AccountRow, Entry, Item, Line, Match, PostedEntry
from zhanggui.ledgers.books.errors import ClosedPeriod, Mismatch, MissingDimension, OverAllocation, Unbalanced

SQL = db.Folder(__file__)
ZERO = Decimal(0)

#: Dimension of the chart → the line's field. Others (employee, department, carrier …) come with the documents that know them.
DIMENSIONS = {
    "customer": "customer_id", "supplier": "supplier_id", "shop": "shop_id", "warehouse": "warehouse_id", "sku": "sku_id",
    "order": "reference_id", "receipt": "reference_id",
}  # fmt: skip


def _sparse(values: Sequence[Any]) -> Sequence[Any]:
    """A column of nothing but None travels as an empty array: unnest pads it."""
    return values if (values and values[0] is not None) or values.count(None) != len(values) else []


def _closed(error: psycopg.Error) -> ClosedPeriod | None:
    """The guard of closed months, in words."""
    if error.sqlstate != "ZG001":
        return None
    return ClosedPeriod(field="date", month=str(error).split(" in ")[-1].split("\n")[0])


def _demanded(account: AccountRow) -> list[int]:
    """The dimensions, as places in a line, without which an open item or a stock value could not be proved."""
    if account.open_item or account.code.startswith("1405"):
        return [Line._fields.index(DIMENSIONS[d]) for d in account.aux if d in DIMENSIONS]
    return []


class _Columns:
    """The columns of post.sql under construction."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.ids: list[int] = []
        self.charts: dict[int, dict[str, AccountRow]] = {}
        #: By company and code: the account's id, and the places in a line that must not be empty.
        self.known: dict[tuple[int, str], tuple[int, list[int]]] = {}
        self.lines: list[tuple[Any, ...]] = []
        self.items: list[tuple[Any, ...]] = []
        self.counts: list[int] = []

    def add(self, entries: Sequence[Entry]) -> list[PostedEntry]:
        """Put entries into the columns, under ids of their own."""
        self.charts = chart.charts({e.company_id for e in entries})
        ids = list(db.take_ids(len(entries) + sum(len(e.items) for e in entries)))
        posted, at = [], len(entries)
        for entry_id, entry in zip(ids, entries, strict=False):
            accounts = self.charts[entry.company_id]
            self._lines(entry_id, entry, accounts)
            item_ids = tuple(ids[at : at + len(entry.items)])
            at += len(entry.items)
            for item_id, item in zip(item_ids, entry.items, strict=True):
                account = self._account(entry.company_id, accounts, item.account)
                self.items.append(
                    (item_id, entry_id, account.id, item.customer_id, item.supplier_id, item.shop_id, item.reference_id,
                     item.due_date, item.currency, item.amount, entry.company_id, entry.document.type, entry.document.id, entry.date)
                )  # fmt: skip
            posted.append(PostedEntry(entry_id, entry.key, item_ids))
        self.entries += entries
        self.ids += ids[: len(entries)]
        return posted

    def behind(self, others: _Columns) -> _Columns:
        """These columns, with those of others before them."""
        for name in ("entries", "ids", "counts", "lines", "items"):
            setattr(self, name, getattr(others, name) + getattr(self, name))
        return self

    def _account(self, company_id: int, accounts: dict[str, AccountRow], code: str) -> AccountRow:
        account = accounts.get(code)
        return account if account is not None and account.is_leaf else chart.leaf(company_id, code)

    def _lines(self, entry_id: int, entry: Entry, accounts: dict[str, AccountRow]) -> None:
        number, difference, month, company = 0, ZERO, month_of(entry.date), entry.company_id
        for line in entry.lines:
            code, side, amount = line[:3]
            if not amount:
                continue
            number += 1
            found = self.known.get((company, code))
            if found is None:
                account = self._account(company, accounts, code)
                found = self.known[company, code] = (account.id, _demanded(account))
            account_id, demands = found
            for at in demands:
                if line[at] is None:
                    field = Line._fields[at]
                    raise MissingDimension(field=field, account=code, dimension=field.removesuffix("_id"))
            difference += amount if side == "D" else -amount
            self.lines.append((entry_id, number, account_id, *line[1:], company, month))
        if difference:
            raise Unbalanced(key=entry.key, difference=difference)
        self.counts.append(number)

    def params(self, now: datetime) -> dict[str, Any]:
        """The parameters of post.sql."""
        entries, e_lines = self.entries, list(zip(*self.lines, strict=True))
        items = list(zip(*self.items, strict=True)) or [()] * 14
        # A line tuple is (entry, no, account, side, amount, customer … tx_amount): Line's own order after the account.
        at = {name: i + 2 for i, name in enumerate(Line._fields)}
        return {
            "entry": self.ids, "company": [e.company_id for e in entries], "key": [e.key for e in entries], "event": [e.event for e in entries],
            "document_type": [e.document.type for e in entries], "document": [e.document.id for e in entries], "date": [e.date for e in entries],
            "original_date": [], "month": [month_of(e.date) for e in entries], "reverses": _sparse([e.reverses for e in entries]),
            "count": self.counts, "summary": [e.summary for e in entries], "posted_at": now,
            "l_entry": e_lines[0], "l_no": e_lines[1], "l_company": e_lines[-2], "l_month": e_lines[-1], "l_account": e_lines[2], "l_side": e_lines[at["side"]], "l_amount": e_lines[at["amount"]],
            "l_currency": _sparse(e_lines[at["currency"]]), "l_tx_amount": _sparse(e_lines[at["tx_amount"]]),
            "l_customer": _sparse(e_lines[at["customer_id"]]), "l_supplier": _sparse(e_lines[at["supplier_id"]]), "l_shop": _sparse(e_lines[at["shop_id"]]),
            "l_warehouse": _sparse(e_lines[at["warehouse_id"]]), "l_sku": _sparse(e_lines[at["sku_id"]]), "l_qty": _sparse(e_lines[at["qty"]]),
            "l_reference": _sparse(e_lines[at["reference_id"]]), "l_cash": _sparse(e_lines[at["cash_account_id"]]), "l_flow": _sparse(e_lines[at["cash_flow"]]),
            "i_id": items[0], "i_entry": items[1], "i_account": items[2], "i_customer": _sparse(items[3]), "i_supplier": _sparse(items[4]), "i_shop": _sparse(items[5]),
            "i_reference": _sparse(items[6]), "i_due": items[7], "i_currency": items[8], "i_amount": items[9], "i_company": items[10],
            "i_document_type": items[11], "i_document": items[12], "i_date": items[13],
        }  # fmt: skip


#: Entries of so many lines at most wait for what the same command posts next, so that they travel and are checked together.
FEW = 50
#: The last posting of this thread: its call, its time, its columns. Empty after a rollback.
_waiting: dict[str, tuple[Any, Any, Any]] = db.cache()
_LAST = "last"


@db.in_transaction
def post(entries: Sequence[Entry], *, now: datetime) -> list[PostedEntry]:
    """Post balanced entries with their open items; one statement however many, and one with what the same command posted a moment ago.

    Amounts in company currency, signed (same-side red, voucher_rules.md §0.4). Entries whose lines are all zero are skipped. Raises
    NoAccount, MissingDimension, Unbalanced, ClosedPeriod; a key used before raises the database's unique violation.
    """
    entries = [entry for entry in entries if any(line.amount for line in entry.lines)]
    if not entries:
        return []
    columns = _Columns()
    posted = columns.add(entries)
    earlier, at, before = _waiting.get(_LAST, (None, None, None))
    if earlier is not None and at == now and db.waits(earlier):
        call = SQL.post.instead(earlier, _closed, **columns.behind(before).params(now))
    else:
        call = SQL.post.later(_closed, **columns.params(now))
    _waiting[_LAST] = (call, now, columns) if len(columns.lines) <= FEW else (None, None, None)
    return posted


def _check_pair(match: Match, debit: Item, credit: Item) -> None:
    same = (
        debit.account_id == credit.account_id
        and debit.currency == credit.currency
        and (debit.customer_id, debit.supplier_id, debit.shop_id)
        == (credit.customer_id, credit.supplier_id, credit.shop_id)
    )
    if not same or (debit.amount > 0) == (credit.amount > 0) or match.amount <= 0:
        raise Mismatch(debit=debit.id, credit=credit.id)


@db.in_transaction
def allocate(
    matches: Sequence[Match], *, user_id: int | None, now: datetime, held: Mapping[int, Item] | None = None
) -> list[int]:
    """核销: match debit items with credit items of the same account and partner; partial amounts allowed. Two statements.

    `held`: all of the items, locked in this transaction (`locks.items`) or made in it (`opened`). "Debit item" is the one with the positive amount of a receivable (negative of a payable). Raises Mismatch, OverAllocation.
    """
    if not matches:
        return []
    items = held or locks.items({m.debit_item for m in matches} | {m.credit_item for m in matches})
    changes: dict[int, Decimal] = defaultdict(Decimal)
    for match in matches:
        debit, credit = items[match.debit_item], items[match.credit_item]
        _check_pair(match, debit, credit)
        for item in (debit, credit):
            changes[item.id] += match.amount if item.amount > 0 else -match.amount
    raise_if(
        [
            OverAllocation(
                field="amount",
                item=item_id,
                open=abs(items[item_id].amount - items[item_id].allocated),
                amount=abs(change),
            )
            for item_id, change in changes.items()
            if abs(items[item_id].allocated + change) > abs(items[item_id].amount)
        ]
    )
    ids = list(db.take_ids(len(matches)))
    SQL.allocate.later(
        id=ids, company=[items[m.debit_item].company_id for m in matches], debit=[m.debit_item for m in matches],
        credit=[m.credit_item for m in matches], amount=[m.amount for m in matches], date=[m.date for m in matches], at=now, user=user_id,
        item=list(changes), change=list(changes.values()),
    )  # fmt: skip
    return ids


@db.in_transaction
def roll_up() -> None:
    """Fold the lines of finished transactions into the month balances; run by the worker, safe to run at any time."""
    locks.watermark()
    SQL.roll_up.run()


@db.in_transaction
def close_month(company_id: int, month: int, *, now: datetime) -> None:
    """Close a month (yyyymm): later postings are refused by the database. Waits for postings in flight."""
    locks.postings()
    SQL.close_month.run(id=db.take_id(), company=company_id, month=month, at=now)


def month_of(day: date) -> int:
    """The accounting month of a day, yyyymm."""
    return day.year * 100 + day.month
