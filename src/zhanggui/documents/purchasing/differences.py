"""Price differences of goods that came in earlier: the part of those still here moves into their value.

The bill books a whole difference as cost adjustment (540102); the stock ledger finds the share of what is still here under its own
locks and posts a move without quantity, which valuation books from 540102 to the goods: together voucher_rules.md P04.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel.clock import business_date
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.organization import public as organization

ADJUSTMENT = "540102"


class Difference(NamedTuple):
    """`amount` (±) more was paid for `qty` of a SKU than their receipt said; `bill_id` says so. `qty` None: they were all here.
    `receipt`: the move that brought them."""

    company_id: int
    warehouse_id: int
    origin: Origin
    bill_id: int
    day: date
    sku_id: int
    amount: Decimal
    qty: Decimal | None
    receipt: int = 0


def revalue(differences: Sequence[Difference], *, now: datetime) -> None:
    """Add to the goods still here their share of each difference (costing.md §5). Raises ClosedDay."""
    grouped: dict[tuple[int, Origin, int, date], list[stock.Late]] = defaultdict(list)
    for d in differences:
        grouped[d.company_id, d.origin, d.bill_id, d.day].append(
            stock.Late(d.sku_id, d.warehouse_id, d.amount, d.qty, d.receipt)
        )
    stock.share(
        [
            stock.Change(company_id, posting_key(origin.type, origin.id, "difference", bill_id), origin, now, day, late)
            for (company_id, origin, bill_id, day), late in grouped.items()
        ],
        now=now,
    )


def undo(origins: Sequence[Origin], bill_ids: Sequence[int], *, now: datetime) -> None:
    """Take back what bills added to the goods, as far as these are still here; the rest stays where it left to. Raises ClosedDay."""
    keys = [posting_key(o.type, o.id, "difference", bill) for o in origins for bill in bill_ids]
    grouped: dict[tuple[int, str, Origin], list[stock.Late]] = defaultdict(list)
    for x in stock.changes_by_key(keys):
        # With an average, those that were here then bear it; with FIFO the layer does.
        late = stock.Late(x.sku_id, x.warehouse_id, -x.amount, None if x.receipt else x.pool_qty, x.receipt or 0)
        grouped[x.company_id, x.key, Origin(x.document_type, x.document_id)].append(late)
    companies = organization.recent_companies({company_id for company_id, _, _ in grouped})
    stock.share(
        [
            stock.Change(company, posting_key(key, "undone"), origin, now, business_date(now, companies[company].timezone), late)
            for (company, key, origin), late in grouped.items()
        ],
        now=now,
    )  # fmt: skip
