"""Writers of bills: post. A bill, its entry and its open item appear together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Day
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.invoicing.bills.machine import BILL
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.foundation.numbering import public as numbering
from zhanggui.kernel import db
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.books import public as books
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)
ZERO = Decimal(0)
SERIES = {"receivable": "YS", "payable": "YF"}


class NewBillLine(NamedTuple):
    """Net and tax of one line; `account` takes the net. `reference_id`: the receipt of an estimated payable."""

    sku_id: int | None
    qty: Decimal
    net: Decimal
    tax: Decimal
    account: str
    origin_line: int | None = None
    reference_id: int | None = None
    warehouse_id: int | None = None
    stock_qty: Decimal | None = None


class NewBill(NamedTuple):
    """A claim: `direction` receivable (we get) or payable (we owe); `account` is the open-item account. `reference_id`: the order of a
    platform receivable. All amounts in company currency; negative = credit note."""

    company_id: int
    direction: str
    account: str
    origin: Origin
    date: Day
    due_date: Day
    lines: Sequence[NewBillLine]
    customer_id: int | None = None
    supplier_id: int | None = None
    shop_id: int | None = None
    reference_id: int | None = None


class PostedBill(NamedTuple):
    """A posted bill: its open item is None when nothing is owed (gross 0)."""

    id: int
    number: str
    gross: Decimal
    item_id: int | None


def _tax_account(bill: NewBill, company: organization.CompanyRow) -> str:
    if company.taxpayer == "small":
        return "222101"
    return "22210107" if bill.direction == "receivable" else "22210101"


def _entry(bill_id: int, bill: NewBill, number: str, company: organization.CompanyRow) -> books.Entry:
    """Receivable: D claim, C revenue per account, C output VAT. Payable: D what was bought, D input VAT, C debt (voucher_rules.md §1–2)."""
    ours, theirs = ("D", "C") if bill.direction == "receivable" else ("C", "D")
    net = sum((line.net for line in bill.lines), ZERO)
    tax = sum((line.tax for line in bill.lines), ZERO)
    lines = [
        books.Line(
            bill.account,
            ours,
            net + tax,
            bill.customer_id,
            bill.supplier_id,
            bill.shop_id,
            reference_id=bill.reference_id,
        )
    ]
    grouped: dict[tuple[str, int | None, int | None, int | None], list[Decimal]] = {}
    for line in bill.lines:
        # Revenue is kept per shop and customer; what was bought keeps its SKU, because stock value is proved per SKU.
        sku_id = line.sku_id if bill.direction == "payable" else None
        sums = grouped.setdefault((line.account, sku_id, line.warehouse_id, line.reference_id), [ZERO, ZERO])
        sums[0] += line.net
        sums[1] += line.stock_qty or ZERO
    for (account, sku_id, warehouse_id, reference_id), (amount, qty) in grouped.items():
        # An expense charged against a claim (a platform's fee), and what the platform pays of it (122104, S09), stay on the debit side, as
        # their accounts read.
        subsidy = account[:4] == "1221"
        expense = bill.direction == "receivable" and (subsidy or account[:2] in ("54", "56", "57"))
        side, signed = ("D", -amount) if expense else (theirs, amount)
        lines.append(
            books.Line(
                account,
                side,
                signed,
                bill.customer_id,
                bill.supplier_id,
                bill.shop_id,
                warehouse_id,
                sku_id,
                qty or None,
                bill.reference_id if subsidy else reference_id,
            )
        )
    lines.append(books.Line(_tax_account(bill, company), theirs, tax))
    items = []
    if net + tax:
        items.append(
            books.NewItem(
                bill.account,
                net + tax,
                bill.due_date,
                company.currency,
                bill.customer_id,
                bill.supplier_id,
                bill.shop_id,
                bill.reference_id,
            )
        )
    origin = Origin(BILL.document, bill_id)
    return books.Entry(
        bill.company_id,
        posting_key(BILL.document, bill_id),
        f"bill.{bill.direction}",
        origin,
        bill.date,
        number,
        lines,
        items,
    )


@db.in_transaction
def post(new: Sequence[NewBill], *, actor: Actor, now: datetime) -> list[PostedBill]:
    """Post bills: document, entry and open item in one transaction; order of the result = order given.

    Raises ClosedPeriod, NoAccount, MissingDimension.
    """
    if not new:
        return []
    state = lifecycle.birth(BILL, "post", actor=actor, companies=[b.company_id for b in new])
    companies = organization.recent_companies({b.company_id for b in new})
    numbers: list[str] = [""] * len(new)
    for direction in ("receivable", "payable"):
        at = [i for i, b in enumerate(new) if b.direction == direction]
        taken = numbering.take_each(series=SERIES[direction], slots=[(new[i].company_id, new[i].date) for i in at])
        for i, number in zip(at, taken, strict=True):
            numbers[i] = number
    taken_ids = list(db.take_ids(len(new) + sum(len(b.lines) for b in new)))
    ids, line_ids = taken_ids[: len(new)], taken_ids[len(new) :]
    entries = [_entry(i, b, n, companies[b.company_id]) for i, b, n in zip(ids, new, numbers, strict=True)]
    items = {p.key: p.items[0] if p.items else None for p in books.post(entries, now=now)}
    lines = [(parent, no, line) for parent, b in zip(ids, new, strict=True) for no, line in enumerate(b.lines, 1)]
    nets = [sum((x.net for x in b.lines), ZERO) for b in new]
    taxes = [sum((x.tax for x in b.lines), ZERO) for b in new]
    item_ids = [items.get(e.key) for e in entries]
    SQL.insert.later(
        state=state, now=now, id=ids, company=[b.company_id for b in new], number=numbers, direction=[b.direction for b in new],
        account=[b.account for b in new], customer=[b.customer_id for b in new], supplier=[b.supplier_id for b in new], shop=[b.shop_id for b in new],
        reference=[b.reference_id for b in new], origin_type=[b.origin.type for b in new], origin=[b.origin.id for b in new], date=[b.date for b in new], due_date=[b.due_date for b in new],
        currency=[companies[b.company_id].currency for b in new], net=nets, tax=taxes, item=item_ids,
        line=line_ids, parent=[p for p, _, _ in lines], line_no=[n for _, n, _ in lines], sku=[x.sku_id for _, _, x in lines],
        qty=[x.qty for _, _, x in lines], line_net=[x.net for _, _, x in lines], line_tax=[x.tax for _, _, x in lines],
        line_account=[x.account for _, _, x in lines], origin_line=[x.origin_line for _, _, x in lines],
    )  # fmt: skip
    posted = [
        PostedBill(i, n, net + tax, item)
        for i, n, net, tax, item in zip(ids, numbers, nets, taxes, item_ids, strict=True)
    ]
    born = [
        lifecycle.Born(p.id, b.company_id, {"number": p.number, "gross": p.gross})
        for p, b in zip(posted, new, strict=True)
    ]
    lifecycle.born(BILL, "post", born, actor=actor, now=now)
    return posted
