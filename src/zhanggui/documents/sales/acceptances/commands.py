"""Writers of confirmations of receipt (确认收货): what was sent is sold. Takes a batch.

A receivable with revenue and VAT, and cost of sales instead of 发出商品, appear together (voucher_rules.md S03). The receivable is made by
`converge` of the orders, as it is for shipments.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from zhanggui.documents.sales.acceptances.errors import ConfirmedTooEarly, NothingToConfirm, NotWaiting
from zhanggui.documents.sales.acceptances.machine import ACCEPTANCE
from zhanggui.documents.sales.orders.contracts import Deed
from zhanggui.documents.sales.orders.converging import converge, read_lines
from zhanggui.documents.sales.orders.machine import ORDER
from zhanggui.documents.valuation import public as valuation
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.foundation.numbering import public as numbering
from zhanggui.kernel import db
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.errors import DomainError, raise_if
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)
numbering.register([numbering.Series("QS", "确认收货单", "Confirmation of receipt", numbering.Format("QS"))])


class NewAcceptance(NamedTuple):
    """The buyer of an order has the goods: all that were sent and did not come back, or those of `shipment_lines` only (each whole).
    `date`: None = today."""

    order_id: int
    date: date | None = None
    shipment_lines: Sequence[int] = ()


class _Order(NamedTuple):
    id: int
    company_id: int
    shop_id: int
    customer_id: int
    warehouse_id: int
    number: str


class _Chosen(NamedTuple):
    """A confirmation to write: its order, its day, and what it is about."""

    order: _Order
    date: date
    lines: Sequence[warehouse.MovedLine]


def _orders(new: Sequence[NewAcceptance], actor: Actor) -> dict[int, _Order]:
    """The orders, locked by id. Raises DocumentUnknown, OutOfScope."""
    found = {row[0]: _Order(*row) for row in SQL.lock_orders.rows(id=sorted({a.order_id for a in new}))}
    raise_if([lifecycle.unknown(ORDER, a.order_id, row) for row, a in enumerate(new) if a.order_id not in found])
    actor.require_shops(o.shop_id for o in found.values())
    actor.require_warehouses(o.warehouse_id for o in found.values())
    return found


def _choose(
    new: Sequence[NewAcceptance],
    orders: dict[int, _Order],
    waiting: dict[int, list[warehouse.MovedLine]],
    now: datetime,
) -> list[_Chosen]:
    """What each confirmation is about. Raises NothingToConfirm, NotWaiting, ConfirmedTooEarly (all at once)."""
    companies = organization.recent_companies({o.company_id for o in orders.values()})
    chosen, errors = [], list[DomainError]()
    for row, a in enumerate(new):
        order = orders[a.order_id]
        here = waiting[a.order_id]
        named = set(a.shipment_lines) - {x.line_id for x in here}
        lines = [x for x in here if not a.shipment_lines or x.line_id in a.shipment_lines]
        day = a.date or business_date(now, companies[order.company_id].timezone)
        early = max((x.business_date for x in lines if x.business_date > day), default=None)
        if named:
            errors += [NotWaiting(field="shipment_lines", row=row, line=i, order=order.number) for i in sorted(named)]
        elif not lines:
            errors.append(NothingToConfirm(field="order_id", row=row, order=order.number))
        elif early:
            errors.append(ConfirmedTooEarly(field="date", row=row, order=order.number, shipped=early, date=day))
        waiting[a.order_id] = [x for x in here if x not in lines]
        chosen.append(_Chosen(order, day, lines))
    raise_if(errors)
    return chosen


@db.in_transaction
def confirm_receipt(new: Sequence[NewAcceptance], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Confirm that buyers have what was sent to them: receivable, revenue, VAT and cost of sales in one transaction; ids in the order
    given. The cost is what the goods cost when they left, less what came back.

    Raises DocumentUnknown, OutOfScope, NothingToConfirm, NotWaiting, ConfirmedTooEarly, ClosedPeriod.
    """
    if not new:
        return []
    actor.require(ACCEPTANCE.by_action["post"].permission)
    orders = _orders(new, actor)
    lifecycle.one_at_a_time(orders)
    state = lifecycle.birth(ACCEPTANCE, "post", actor=actor, companies=[orders[a.order_id].company_id for a in new])
    sent = warehouse.lock_sent_lines(sorted(orders), ORDER.document)
    line_ids = [moved.line_id for moved in sent]
    done = {row[0] for row in SQL.confirmed_lines.rows(line=line_ids)}
    left = stock.sent_lines(line_ids)
    waiting: dict[int, list[warehouse.MovedLine]] = defaultdict(list)
    for moved in sent:
        if moved.line_id not in done and left[moved.line_id].qty:
            waiting[moved.origin_id].append(moved)
    chosen = _choose(new, orders, waiting, now)
    skus = {r.line_id: r.sku_id for r in read_lines(sorted(orders))}
    numbers = numbering.take_each(series="QS", slots=[(c.order.company_id, c.date) for c in chosen])
    taken = list(db.take_ids(len(chosen) + sum(len(c.lines) for c in chosen)))
    ids, spare = taken[: len(chosen)], taken[len(chosen) :]
    lines = [(i, no, x) for i, c in zip(ids, chosen, strict=True) for no, x in enumerate(c.lines, 1)]
    SQL.insert.run(
        state=state, now=now, id=ids, company=[c.order.company_id for c in chosen], order=[c.order.id for c in chosen], number=numbers,
        date=[c.date for c in chosen], line=spare, parent=[i for i, _, _ in lines], line_no=[n for _, n, _ in lines],
        shipment_line=[x.line_id for _, _, x in lines], order_line=[x.origin_line for _, _, x in lines],
        sku=[skus[x.origin_line] for _, _, x in lines], qty=[left[x.line_id].qty for _, _, x in lines],
        cost=[left[x.line_id].cost for _, _, x in lines],
    )  # fmt: skip
    born = [
        lifecycle.Born(i, c.order.company_id, {"number": n, "order": c.order.number})
        for i, c, n in zip(ids, chosen, numbers, strict=True)
    ]
    lifecycle.born(ACCEPTANCE, "post", born, actor=actor, now=now)
    valuation.recognise(
        [
            valuation.Recognition(
                c.order.company_id, posting_key(ACCEPTANCE.document, i), Origin(ACCEPTANCE.document, i), c.date, n, c.order.id,
                c.order.shop_id, c.order.customer_id, [(skus[x.origin_line], left[x.line_id].cost) for x in c.lines],
            )
            for i, c, n in zip(ids, chosen, numbers, strict=True)
        ],
        now=now,
    )  # fmt: skip
    converge(sorted(orders), now=now, deeds={c.order.id: Deed(c.date, now) for c in chosen})
    return ids
