"""Undoing confirmations of receipt (红冲): the goods are 发出商品 again, and what their buyer owed is taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales.acceptances.errors import ReceiptConfirmed, ReturnedSince
from zhanggui.documents.sales.acceptances.machine import ACCEPTANCE
from zhanggui.documents.sales.orders.contracts import Deed
from zhanggui.documents.sales.orders.converging import converge
from zhanggui.documents.sales.orders.machine import ORDER
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Selection, narrow
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.errors import raise_if
from zhanggui.ledgers.books import public as books
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)
VISIBLE: Final = Selection(__file__, "visible")
BILL = "invoicing.bill"


def scope(actor: Actor, *, company_id: int | None = None, shop_id: int | None = None) -> dict[str, object]:
    """The one place that turns the caller's scopes into filters of confirmations."""
    return {
        "companies": narrow(actor.companies, company_id),
        "shops": narrow(actor.shops, shop_id),
        "warehouses": narrow(actor.warehouses, None),
    }


@db.in_transaction
def undo(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Undo confirmations, today: cost back to 发出商品, a red receivable for what was billed, matched with what is open of it; what was
    paid already stands to the buyer's credit. Raises DocumentUnknown, WrongState, Stale, ReturnedSince, ClosedPeriod."""
    if not ids:
        return
    lifecycle.require_seen(ACCEPTANCE, ids, {row[0] for row in VISIBLE.rows(id=list(ids), **scope(actor))})
    rows: list[tuple[Any, ...]] = []

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        orders = sorted(row[0] for row in SQL.orders.rows(id=list(ids)))
        SQL.lock_orders.rows(id=orders)
        lifecycle.one_at_a_time(orders)
        warehouse.lock_sent_lines(orders, ORDER.document)
        rows.extend(SQL.lines.rows(id=list(ids)))
        returned = {row[3] for row in rows if row[12]}
        raise_if([ReturnedSince(field="id", number=number) for number in sorted(returned)])
        companies = organization.recent_companies({d.company_id for d in documents})
        days = {d.id: business_date(now, companies[d.company_id].timezone) for d in documents}
        entries = books.entries_of(ids, ACCEPTANCE.document)
        reversals = [books.Reversal(entry, days[i]) for i in ids for entry in entries.get(i, ())]
        books.reverse(reversals, user_id=actor.user_id, now=now)
        SQL.undo_lines.run(id=list(ids))
        today = {row[2]: Deed(days[row[0]], now) for row in rows}
        _settle(orders, converge(orders, now=now, deeds=today), actor=actor, now=now)

    lifecycle.transition(ACCEPTANCE, ids, "undo", actor=actor, now=now, versions=versions, effect=effect)


def _settle(orders: Sequence[int], red: Sequence[invoicing.PostedBill], *, actor: Actor, now: datetime) -> None:
    """Match red receivables with what is still open of the same orders, oldest first."""
    bills = invoicing.bills_of_origins(orders, ORDER.document)
    items = books.items_of_documents([b.id for b in bills], BILL)
    owed: dict[int, list[books.Item]] = defaultdict(list)
    for b in bills:
        owed[b.origin_id] += [i for i in items.get(b.id, ()) if i.amount > i.allocated]
    made = {bill.id for bill in red}
    matches = []
    for b in bills:
        for credit in items.get(b.id, ()) if b.id in made else ():
            left = credit.allocated - credit.amount
            for at, item in enumerate(owed[b.origin_id]):
                part = min(left, item.amount - item.allocated)
                if part > 0:
                    matches.append(books.Match(item.id, credit.id, part, b.date))
                    owed[b.origin_id][at] = item._replace(allocated=item.allocated + part)
                    left -= part
    books.allocate(matches, user_id=actor.user_id, now=now)


def on_shipments_undone(event: warehouse.ShipmentsUndone | warehouse.ShipmentsUndoAsked) -> None:
    """Goods whose receipt was confirmed were sent. Raises ReceiptConfirmed."""
    if event.sent:
        found = SQL.confirmed_of_shipments.rows(shipment=list(event.shipment_ids))
        raise_if([ReceiptConfirmed(field="id", number=row[0]) for row in found])
