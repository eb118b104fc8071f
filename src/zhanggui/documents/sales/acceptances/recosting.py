"""A replay changed what goods had cost that are confirmed by now: the difference follows them to cost of sales."""

from __future__ import annotations

from zhanggui.documents.sales.acceptances.machine import ACCEPTANCE
from zhanggui.documents.valuation import public as valuation
from zhanggui.kernel import db
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.stock import public as stock

SQL = db.Folder(__file__)


def on_costs_replayed(event: valuation.CostsReplayed) -> None:
    """Make the cost of what is confirmed what the ledger says it is. Safe to repeat; one statement where nothing is confirmed."""
    rows = SQL.standing_of_skus.rows(sku=list(event.sku_ids), company=event.company_id)
    if not rows:
        return
    now_cost = stock.sent_lines([row[1] for row in rows])
    changed = [(row, now_cost[row[1]].cost) for row in rows if now_cost[row[1]].cost != row[3]]
    if not changed:
        return
    valuation.recognise(
        [
            valuation.Recognition(
                company, posting_key(ACCEPTANCE.document, acceptance, "recost", key), Origin(ACCEPTANCE.document, acceptance), event.date, number,
                order, shop, customer, [(sku, cost - before)],
            )
            for key, ((_, _, sku, before, acceptance, company, number, order, shop, customer), cost) in zip(
                db.take_ids(len(changed)), changed, strict=True
            )
        ],
        now=event.at,
    )  # fmt: skip
    SQL.recost.run(id=[row[0] for row, _ in changed], cost=[cost for _, cost in changed])
