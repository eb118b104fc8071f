"""A replay changed what goods had cost whose input VAT was transferred out: the VAT follows (welfare, abnormal losses)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from zhanggui.documents.warehouse.adjustments import taxing
from zhanggui.documents.warehouse.adjustments.machine import ADJUSTMENT
from zhanggui.documents.warehouse.adjustments.purposes import PURPOSES
from zhanggui.kernel import db
from zhanggui.kernel.money import EXACT, q2
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.stock import public as stock

SQL = db.Folder(__file__)


class _Replayed(Protocol):
    """The event of the valuation, a room beside this one."""

    @property
    def company_id(self) -> int: ...

    @property
    def sku_ids(self) -> tuple[int, ...]: ...

    @property
    def date(self) -> date: ...

    @property
    def at(self) -> datetime: ...


def on_costs_replayed(event: _Replayed) -> None:
    """Make taxes that hang on a cost what they are of the cost by now. Safe to repeat; one statement where there are none."""
    purposes = [code for code, purpose in PURPOSES.items() if purpose.tax == "cost"]
    rows = SQL.taxed_by_cost.rows(sku=list(event.sku_ids), company=event.company_id, purpose=purposes)
    if not rows:
        return
    costs = stock.line_costs([row[0] for row in rows])
    now_tax = {row[0]: q2(EXACT.multiply(costs[row[0]], row[3])) for row in rows}
    changed = [row for row in rows if now_tax[row[0]] != row[2]]
    entries = []
    for key, (line_id, sku_id, before, _, document, company, purpose, warehouse_id) in zip(
        db.take_ids(len(changed)), changed, strict=True
    ):
        taxed = taxing.Taxed(line_id, sku_id, now_tax[line_id] - before)
        entries.append(
            books.Entry(
                company, posting_key(ADJUSTMENT.document, document, "tax", key), taxing.EVENT, Origin(ADJUSTMENT.document, document),
                event.date, PURPOSES[purpose].zh, taxing.lines_of(purpose, taxed, None, warehouse_id, small=False),
            )
        )  # fmt: skip
    books.post(entries, now=event.at)
    SQL.note_tax.run(id=[row[0] for row in changed], tax=[now_tax[row[0]] for row in changed])
