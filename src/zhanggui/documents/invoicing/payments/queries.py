"""Reads of payments and of what they settle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal
from typing import Final

from zhanggui.documents.invoicing.payments.machine import PAYMENT
from zhanggui.documents.invoicing.permissions import PAYMENT_VIEW
from zhanggui.documents.invoicing.scopes import of_money, unsettled
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Listing, SortsOf, name_of, place_in
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.ledgers.books import public as books

SQL = db.Folder(__file__)


@dataclass(frozen=True, slots=True)
class Settlement:
    """`amount` of an open item was matched with an item of the document named here; negative: a matching was taken back."""

    id: int
    item_id: int
    document_type: str
    document_id: int
    number: str
    date: Day
    amount: Decimal


def settlements(item_ids: Sequence[int]) -> list[Settlement]:
    """What open items were matched with, oldest first. One statement."""
    return [Settlement(*row) for row in SQL.settlements.rows(item=item_ids)]


#: Newest first; the index (company, date, id) walks it.
NEWEST: Final = Keyset("-date", (Key("date", Day, descending=True), Key("id", int, descending=True)))
SORTS: Final = SortsOf(
    NEWEST,
    ("d.date", "d.id"),
    {
        "number": ("d.number", str),
        "state": place_in(PAYMENT, "d.state"),
        "direction": ("d.direction", str),
        "partner_name": name_of(partners_customer="d.customer_id", partners_supplier="d.supplier_id"),
        "cash_account_name": name_of(invoicing_cash_account="d.cash_account_id"),
        "amount": ("d.amount", Decimal),
    },
)


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """Money in or out. `amount` > 0 in `currency`; `open` is what is not allocated yet (an advance)."""

    id: int
    company_id: int
    number: str
    direction: str
    state: str
    version: int
    cash_account_id: int
    cash_account_name: str
    account: str
    customer_id: int | None
    supplier_id: int | None
    partner_name: str | None
    shop_id: int | None
    reference_id: int | None
    date: Day
    currency: str
    amount: Decimal
    open: Decimal
    item_id: int
    note: str


@dataclass(frozen=True, slots=True)
class PaymentPage(Page[PaymentRow]):
    """A page of payments; with `total` what came in and went out in all."""

    money_in: Decimal | None = None
    money_out: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PaymentFilter:
    """What a list of payments is narrowed to; None = not at all. Dates are inclusive; `open`: not allocated in full."""

    company_id: int | None = None
    shop_id: int | None = None
    customer_id: int | None = None
    supplier_id: int | None = None
    cash_account_id: int | None = None
    direction: str | None = None
    number: str | None = None
    since: Day | None = None
    until: Day | None = None
    open: bool | None = None


@dataclass(frozen=True, slots=True)
class PaymentDetail:
    """A payment with what it settled and its entry (None for who may not see the books)."""

    payment: PaymentRow
    settlements: tuple[Settlement, ...]
    entries: tuple[books.EntryRow, ...] | None


_LIST: Final = Listing(__file__, "page", SORTS, PaymentRow)


def page(
    wanted: PaymentFilter,
    *,
    actor: Actor,
    cursor: str | None = None,
    limit: int = 50,
    sort: str | None = None,
    total: bool = False,
) -> PaymentPage:
    """Payments the caller sees, newest first. One statement, two with `total`. Raises `MissingPermission`."""
    actor.require(PAYMENT_VIEW)
    filters: dict[str, object] = {
        **of_money(actor, company_id=wanted.company_id),
        "shop": wanted.shop_id,
        "customer": wanted.customer_id,
        "supplier": wanted.supplier_id,
        "cash_account": wanted.cash_account_id,
        "direction": wanted.direction,
        "number": wanted.number,
        "since": wanted.since,
        "until": wanted.until,
        "open": wanted.open or None,
        "unsettled": unsettled() if wanted.open else None,
    }
    found = _LIST.page(sort, cursor=cursor, limit=limit, **filters)
    if not total:
        return PaymentPage(found.items, found.next)
    return PaymentPage(found.items, found.next, *_LIST.totals(**filters))


def payment(payment_id: int, *, actor: Actor) -> PaymentDetail:
    """One payment. Raises `MissingPermission`, `DocumentUnknown`. Three statements at most."""
    actor.require(PAYMENT_VIEW)
    found = _LIST.page(cursor=None, limit=1, ids=[payment_id], **of_money(actor)).items
    if not found:
        raise lifecycle.unknown(PAYMENT, payment_id)
    return PaymentDetail(
        payment=found[0],
        settlements=tuple(settlements([found[0].item_id])),
        entries=books.entries_of_documents([payment_id], actor=actor),
    )
