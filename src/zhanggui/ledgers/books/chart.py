"""The chart of accounts: the official first levels and our leaves, per standard and taxpayer kind; cached by code."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from importlib.resources import files

from zhanggui.kernel import db
from zhanggui.ledgers.books.contracts import AccountRow
from zhanggui.ledgers.books.errors import NoAccount
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)
_charts: dict[int, dict[str, AccountRow]] = db.cache()

#: Accounts on which documents leave open items, and accounts that are money.
OPEN_ITEM = {"112201", "112202", "112203", "220201", "220203", "220204", "112301", "220301", "224106"}


def _rows(standard: str, taxpayer: str) -> list[dict[str, str]]:
    name = "chart_small.csv" if standard == "small" else "chart_enterprise.csv"
    text = files("zhanggui.ledgers.books").joinpath(name).read_text(encoding="utf-8")
    rows = [
        r for r in csv.DictReader(text.splitlines()) if taxpayer == "general" or r.get("profile", "all") != "general"
    ]
    parents = {r["parent"] for r in rows}
    for row in rows:
        # A small-scale taxpayer has no VAT columns: 222101 becomes a leaf when its children are dropped.
        row["is_leaf"] = "" if row["code"] in parents else "1"
    return rows


def install(company_id: int, *, standard: str, taxpayer: str) -> None:
    """Give a company the chart of its standard and taxpayer kind; safe to repeat. One statement."""
    rows = _rows(standard, taxpayer)
    ids = dict(zip((r["code"] for r in rows), db.take_ids(len(rows)), strict=True))
    SQL.add_accounts.run(
        company=company_id,
        id=list(ids.values()),
        code=[r["code"] for r in rows],
        name_zh=[r["name_zh"] for r in rows],
        name_en=[r["name_en"] for r in rows],
        category=[r["category"] for r in rows],
        side=["D" if r["balance_side"] == "debit" else "C" for r in rows],
        level=[int(r["level"]) for r in rows],
        parent=[ids.get(r["parent"]) for r in rows],
        is_leaf=[bool(r["is_leaf"]) for r in rows],
        aux=[r.get("aux", "") for r in rows],
        open_item=[r["code"] in OPEN_ITEM for r in rows],
        cash=[r["code"][:4] in ("1001", "1002", "1012") for r in rows],
    )
    _charts.pop(company_id, None)


def charts(company_ids: Iterable[int]) -> dict[int, dict[str, AccountRow]]:
    """The charts of companies by code. Cached; a code that is not there is looked up again by `leaf`."""
    wanted = set(company_ids)
    missing = sorted(wanted - _charts.keys())
    if missing:
        fresh: dict[int, dict[str, AccountRow]] = {company_id: {} for company_id in missing}
        _read(missing, fresh)
        bare = [company_id for company_id in missing if not fresh[company_id]]
        if bare:
            # A company gets its chart with its first posting, so that creating one asks nothing of an accountant.
            for company in organization.companies(bare).values():
                install(company.id, standard=company.standard, taxpayer=company.taxpayer)
            _read(bare, fresh)
        _charts.update(fresh)
    return {company_id: _charts[company_id] for company_id in wanted}


def _read(company_ids: list[int], into: dict[int, dict[str, AccountRow]]) -> None:
    for row in SQL.accounts.rows(company=company_ids):
        account = AccountRow(*row)
        into[account.company_id][account.code] = account


def leaf(company_id: int, code: str) -> AccountRow:
    """The leaf account `code` of a company. Raises NoAccount."""
    account = charts([company_id])[company_id].get(code)
    if account is None or not account.is_leaf:
        _charts.pop(company_id, None)
        account = charts([company_id])[company_id].get(code)
    if account is None or not account.is_leaf:
        raise NoAccount(account=code)
    return account
