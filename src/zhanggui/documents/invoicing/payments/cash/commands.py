"""Writers of cash accounts: created, renamed, given to a shop, retired. Code, company, account and currency stay: books were kept in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple, TypedDict

from zhanggui.documents.invoicing.errors import UnknownMaster
from zhanggui.documents.invoicing.payments.cash import locks
from zhanggui.documents.invoicing.payments.errors import RetiredCashAccount
from zhanggui.documents.invoicing.payments.models import CashAccount
from zhanggui.documents.invoicing.permissions import CASH_ACCOUNT_EDIT
from zhanggui.foundation.audit import public as audit
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.errors import raise_if
from zhanggui.masters.checks import Findings
from zhanggui.masters.editing import Change, audit_rows, revise
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)
#: What the audit log calls them.
DOCUMENT: Final = "invoicing.cash_account"


class NewCashAccount(NamedTuple):
    """A till, bank account or wallet; `account` is its leaf in the chart."""

    company_id: int
    code: str
    name: str
    account: str
    currency: str
    shop_id: int | None = None


class CashAccountRow(NamedTuple):
    """What never changes of a cash account."""

    id: int
    company_id: int
    code: str
    account: str
    currency: str


class CashAccountValues(TypedDict, total=False):
    """The fields of a cash account that can change."""

    name: str
    shop_id: int | None
    active: bool


FIELDS: Final = tuple(CashAccountValues.__annotations__)
_cash_accounts: dict[int, CashAccountRow] = db.cache()


def cash_accounts(ids: Sequence[int]) -> dict[int, CashAccountRow]:
    """Cash accounts by id; company, code, account and currency never change, hence cached."""
    missing = [i for i in ids if i not in _cash_accounts]
    if missing:
        _cash_accounts.update({row[0]: CashAccountRow(*row) for row in SQL.cash_accounts.rows(id=missing)})
    return {i: _cash_accounts[i] for i in ids if i in _cash_accounts}


def cash_account_by_code(company_id: int, code: str) -> int | None:
    """The id of a company's cash account."""
    row = SQL.cash_account_by_code.one(company=company_id, code=code)
    return row[0] if row else None


def require_in_use(ids: Sequence[int]) -> None:
    """No new money over an account that was retired; its rows are the places in `ids`. One statement. Raises RetiredCashAccount."""
    retired = {row[0]: row for row in SQL.retired_cash_accounts.rows(id=sorted(set(ids)))}
    raise_if(
        [
            RetiredCashAccount(field="cash_account_id", row=row, account=retired[i][1], name=retired[i][2])
            for row, i in enumerate(ids)
            if i in retired
        ]
    )


@db.in_transaction
def create_cash_accounts(new: Sequence[NewCashAccount], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Create cash accounts; ids in the order given."""
    actor.require(CASH_ACCOUNT_EDIT)
    actor.require_companies(a.company_id for a in new)
    ids = db.take_ids(len(new))
    SQL.add_cash_accounts.run(
        id=list(ids), company=[a.company_id for a in new], shop=[a.shop_id for a in new], code=[a.code for a in new],
        name=[a.name for a in new], account=[a.account for a in new], currency=[a.currency for a in new], now=now,
    )  # fmt: skip
    rows = [
        audit.AuditRow(a.company_id, DOCUMENT, i, "create", None, {**a._asdict(), "active": True})
        for i, a in zip(ids, new, strict=True)
    ]
    audit.record(rows, actor=actor, now=now)
    return ids


@db.in_transaction
def update_cash_accounts(batch: Sequence[Change[CashAccountValues]], *, actor: Actor, now: datetime) -> None:
    """Change cash accounts; a retired one takes no new money, what is booked on it stays.

    Raises `MissingPermission`, `OutOfScope`, UnknownMaster and of `masters.errors` Missing, Stale, FixedField and those of names; several at
    once as `Many`.
    """
    actor.require(CASH_ACCOUNT_EDIT)
    findings = Findings()
    held = locks.cash_accounts([change.id for change in batch], actor)
    revisions = revise(held, batch, fields=FIELDS, now=now, findings=findings)
    given = {r.record.shop_id for r in revisions if "shop_id" in r.before and r.record.shop_id is not None}
    shops = organization.recent_shops(given)
    for revision in revisions:
        account = revision.record
        account.name = findings.name(account.name, row=revision.row)
        shop = account.shop_id
        if shop in given and (shop not in shops or shops[shop].company_id != account.company_id):
            findings.add(UnknownMaster(field="shop_id", row=revision.row, what_zh="店铺", what_en="shop", which=shop))
    findings.done()
    actor.require_shops(given)
    CashAccount.objects.bulk_create(
        [revision.record for revision in revisions],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*FIELDS, "version", "updated_at"],
    )
    audit.record(audit_rows(DOCUMENT, revisions, lambda account: account.company_id), actor=actor, now=now)
