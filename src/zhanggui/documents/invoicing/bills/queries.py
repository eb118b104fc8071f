"""Reads of bills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import date as Day
from decimal import Decimal
from typing import Final, NamedTuple

from zhanggui.documents.invoicing.bills.machine import BILL
from zhanggui.documents.invoicing.payments.queries import Settlement, settlements
from zhanggui.documents.invoicing.permissions import BILL_VIEW
from zhanggui.documents.invoicing.scopes import of_money, unsettled
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Listing, SortsOf, name_of, place_in
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.ledgers.books import public as books

SQL = db.Folder(__file__)


class Billed(NamedTuple):
    """What has been billed for one line of the asker."""

    qty: Decimal
    net: Decimal
    tax: Decimal


def billed_lines(origin_ids: Sequence[int], origin_type: str) -> dict[int, Billed]:
    """Billed so far per line of the asker; lines never billed are missing."""
    return ask_billed_lines(origin_ids, origin_type).answer()


def ask_billed_lines(origin_ids: Sequence[int], origin_type: str) -> db.Question[dict[int, Billed]]:
    """The question behind `billed_lines`, to be asked together with others."""
    return db.Question(
        SQL.billed_lines.call(origin=origin_ids, origin_type=origin_type),
        lambda rows: {row[0]: Billed(*row[1:]) for row in rows},
    )


class BillRow(NamedTuple):
    """A bill with its open item (None when nothing was owed)."""

    id: int
    origin_id: int
    number: str
    account: str
    gross: Decimal
    item_id: int | None
    customer_id: int | None
    supplier_id: int | None
    shop_id: int | None
    date: date
    reference_id: int | None


def bills_of_origins(origin_ids: Sequence[int], origin_type: str) -> list[BillRow]:
    """The bills caused by these documents, oldest first. One statement."""
    return [BillRow(*row) for row in SQL.of_origins.rows(origin=origin_ids, origin_type=origin_type)]


def origins_of_items(item_ids: Sequence[int], origin_type: str) -> list[int]:
    """The documents of one kind whose bills opened these items. One statement."""
    return [row[0] for row in SQL.origins_of_items.rows(item=item_ids, origin_type=origin_type)]


@dataclass(frozen=True, slots=True)
class Claim:
    """A bill and what is still open of it (negative: a credit note not used up)."""

    id: int
    origin_id: int
    number: str
    direction: str
    date: Day
    due_date: Day
    net: Decimal
    tax: Decimal
    gross: Decimal
    open: Decimal
    item_id: int | None


def claims(origin_ids: Sequence[int], origin_type: str) -> list[Claim]:
    """The bills caused by these documents with what is open of them, oldest first. One statement."""
    return [Claim(*row) for row in SQL.claims.rows(origin=origin_ids, origin_type=origin_type)]


#: Newest first; the index (company, date, id) walks it.
NEWEST: Final = Keyset("-date", (Key("date", Day, descending=True), Key("id", int, descending=True)))
SORTS: Final = SortsOf(
    NEWEST,
    ("d.date", "d.id"),
    {
        "number": ("d.number", str),
        "state": place_in(BILL, "d.state"),
        "direction": ("d.direction", str),
        "partner_name": name_of(partners_customer="d.customer_id", partners_supplier="d.supplier_id"),
        "due_date": ("d.due_date", Day),
        "net": ("d.net", Decimal),
        "tax": ("d.tax", Decimal),
        "gross": ("d.gross", Decimal),
    },
)


@dataclass(frozen=True, slots=True)
class ListedBill:
    """A bill in a list. Amounts in `currency`, negative for a credit note; `open` is what is not paid or settled yet."""

    id: int
    company_id: int
    number: str
    direction: str
    state: str
    version: int
    account: str
    customer_id: int | None
    supplier_id: int | None
    partner_name: str | None
    shop_id: int | None
    reference_id: int | None
    origin_type: str
    origin_id: int
    date: Day
    due_date: Day
    currency: str
    net: Decimal
    tax: Decimal
    gross: Decimal
    open: Decimal
    item_id: int | None


@dataclass(frozen=True, slots=True)
class BillLineRow:
    """A line of a bill; `account` takes the net amount."""

    id: int
    line_no: int
    sku_id: int | None
    sku_code: str
    sku_name: str
    qty: Decimal
    net: Decimal
    tax: Decimal
    gross: Decimal
    account: str
    origin_line: int | None


@dataclass(frozen=True, slots=True)
class BillSums:
    """Totals of all bills that match."""

    net: Decimal
    tax: Decimal
    gross: Decimal
    open: Decimal


@dataclass(frozen=True, slots=True)
class BillPage(Page[ListedBill]):
    """A page of bills; `sums` with `total`."""

    sums: BillSums | None = None


@dataclass(frozen=True, slots=True)
class BillFilter:
    """What a list of bills is narrowed to; None = not at all. Dates are inclusive; `overdue_on`: due before that day and still open."""

    company_id: int | None = None
    shop_id: int | None = None
    customer_id: int | None = None
    supplier_id: int | None = None
    origin_id: int | None = None
    direction: str | None = None
    number: str | None = None
    since: Day | None = None
    until: Day | None = None
    open: bool | None = None
    overdue_on: Day | None = None


@dataclass(frozen=True, slots=True)
class BillDetail:
    """A bill with its lines, what settled it, and its entry (None for who may not see the books)."""

    bill: ListedBill
    lines: tuple[BillLineRow, ...]
    settlements: tuple[Settlement, ...]
    entries: tuple[books.EntryRow, ...] | None


_LIST: Final = Listing(__file__, "page", SORTS, ListedBill)


def page(
    wanted: BillFilter,
    *,
    actor: Actor,
    cursor: str | None = None,
    limit: int = 50,
    sort: str | None = None,
    total: bool = False,
) -> BillPage:
    """Bills the caller sees, newest first. One statement, two with `total`. Raises `MissingPermission`."""
    actor.require(BILL_VIEW)
    filters: dict[str, object] = {
        **of_money(actor, company_id=wanted.company_id),
        "shop": wanted.shop_id,
        "customer": wanted.customer_id,
        "supplier": wanted.supplier_id,
        "origin": wanted.origin_id,
        "direction": wanted.direction,
        "number": wanted.number,
        "since": wanted.since,
        "until": wanted.until,
        "open": wanted.open or None,
        "overdue_on": wanted.overdue_on,
        "unsettled": unsettled() if wanted.open or wanted.overdue_on else None,
    }
    found = _LIST.page(sort, cursor=cursor, limit=limit, **filters)
    if not total:
        return BillPage(found.items, found.next)
    count, *sums = _LIST.totals(**filters)
    return BillPage(found.items, found.next, count, BillSums(*sums))


def bill(bill_id: int, *, actor: Actor) -> BillDetail:
    """One bill. Raises `MissingPermission`, `DocumentUnknown`. Four statements at most."""
    actor.require(BILL_VIEW)
    found = _LIST.page(cursor=None, limit=1, ids=[bill_id], **of_money(actor)).items
    if not found:
        raise lifecycle.unknown(BILL, bill_id)
    [head] = found
    return BillDetail(
        bill=head,
        lines=tuple(BillLineRow(*row) for row in SQL.detail_lines.rows(bill=bill_id)),
        settlements=tuple(settlements([head.item_id] if head.item_id is not None else [])),
        entries=books.entries_of_documents([bill_id], actor=actor),
    )
