"""The VAT of adjustments with a purpose, an entry of the document beside those of its goods (voucher_rules.md S11, I02, I08, I09).

A gift is a deemed sale: output VAT on the fair price. Welfare and abnormal losses give input VAT back: cost × the rate of the SKU. That
follows the cost, also when a replay changes it. A donation deducts what its invoice says. A small-scale taxpayer owes VAT on gifts and
has no input VAT to give back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.warehouse.adjustments.contracts import NewAdjustment, NewAdjustmentLine
from zhanggui.documents.warehouse.adjustments.machine import ADJUSTMENT
from zhanggui.documents.warehouse.adjustments.purposes import PURPOSES
from zhanggui.kernel import db
from zhanggui.kernel.money import EXACT, ZERO, q2
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.books import public as books
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)
EVENT = "adjustment.tax"
OUTPUT, INPUT, TRANSFERRED_OUT = "22210107", "22210101", "22210109"
#: A small-scale taxpayer's VAT has no columns.
SMALL = "222101"
GIFTS, PENDING, LOSS, WELFARE, STAFF, DONATED = "560110", "190101", "571102", "221102", "560201", "530106"


class Taxed(NamedTuple):
    """A line and the tax on it, or the difference that a replay makes."""

    line_id: int
    sku_id: int
    tax: Decimal


def lines_of(purpose: str, x: Taxed, shop_id: int | None, warehouse_id: int, small: bool) -> list[books.Line]:
    """What a tax does to the books, by purpose."""
    if purpose in ("gift", "sample"):
        output = SMALL if small else OUTPUT
        return [
            books.Line(GIFTS, "D", x.tax, shop_id=shop_id, sku_id=x.sku_id),
            books.Line(output, "C", x.tax),
        ]
    if purpose == "donation":
        return [books.Line(INPUT, "D", x.tax), books.Line(DONATED, "C", x.tax, sku_id=x.sku_id)]
    through, final = (WELFARE, STAFF) if purpose == "welfare" else (PENDING, LOSS)
    passed = books.Line(through, "D", x.tax, warehouse_id=warehouse_id, sku_id=x.sku_id)
    return [
        passed,
        books.Line(TRANSFERRED_OUT, "C", x.tax),
        passed._replace(account=final),
        passed._replace(side="C"),
    ]


def of_line(purpose: str, x: NewAdjustmentLine, cost: Decimal, *, small: bool) -> Decimal:
    """The tax of a line: what its purpose hangs it on × its rate, in cents."""
    basis = PURPOSES[purpose].tax
    if basis == "fair":
        net = q2(EXACT.multiply(abs(x.qty), x.fair_price or ZERO))
        return q2(EXACT.multiply(net, x.tax_rate or ZERO))
    if basis == "cost":
        return ZERO if small else q2(EXACT.multiply(cost, x.tax_rate or ZERO))
    return x.tax


def post(
    posted: Sequence[tuple[int, NewAdjustment, Sequence[int]]], costs: Mapping[int, Decimal], *, now: datetime
) -> None:
    """Book the taxes of adjustments, (id, document, ids of its lines), and note them in their lines. `costs`: per line. Raises ClosedPeriod."""
    taxed = [(i, s, ids) for i, s, ids in posted if s.purpose and PURPOSES[s.purpose].tax]
    if not taxed:
        return
    companies = organization.companies({s.company_id for _, s, _ in taxed})
    entries: list[books.Entry] = []
    noted: list[Taxed] = []
    for adjustment_id, s, line_ids in taxed:
        small = companies[s.company_id].taxpayer == "small"
        found = [
            Taxed(line_id, x.sku_id, of_line(s.purpose, x, costs.get(line_id, ZERO), small=small))
            for line_id, x in zip(line_ids, s.lines, strict=True)
        ]
        lines = [line for x in found for line in lines_of(s.purpose, x, s.shop_id, s.warehouse_id, small)]
        key = posting_key(ADJUSTMENT.document, adjustment_id, "tax")
        origin = Origin(ADJUSTMENT.document, adjustment_id)
        entries.append(books.Entry(s.company_id, key, EVENT, origin, s.business_date, PURPOSES[s.purpose].zh, lines))
        noted += found
    books.post(entries, now=now)
    SQL.note_tax.later(id=[x.line_id for x in noted], tax=[x.tax for x in noted])


def reverse(ids: Sequence[int], days: Mapping[int, date], *, user_id: int | None, now: datetime) -> None:
    """Undo the taxes of adjustments, on their days. One statement where there are none. Raises ClosedPeriod."""
    entries = books.entries_of(ids, ADJUSTMENT.document, event=EVENT)
    reversals = [books.Reversal(entry, days[i]) for i, found in entries.items() for entry in found]
    books.reverse(reversals, user_id=user_id, now=now)
