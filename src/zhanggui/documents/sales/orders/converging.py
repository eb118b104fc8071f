"""What orders cause: converge bills what was sold of them and is not billed yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales.orders.accepted import accepted
from zhanggui.documents.sales.orders.contracts import Deed, OrderLineRow
from zhanggui.documents.sales.orders.machine import ORDER
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.money import ratio
from zhanggui.kernel.posting import Origin
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)
ZERO = Decimal(0)
#: Kind of shop → the account its customers owe on (voucher_rules.md S01, S02).
RECEIVABLE = {"online": "112202", "wholesale": "112201", "store": "112201"}


class Left(NamedTuple):
    """Goods that left for an order line, in the order in which they left; `kind`: the shipment's."""

    order_id: int
    line_id: int
    qty: Decimal
    deed: Deed
    kind: str


class Facts(NamedTuple):
    """All that converging looks at: the orders' lines, what has left of them, what is billed of them."""

    rows: list[OrderLineRow]
    left: list[Left]
    billed: Mapping[int, invoicing.Billed]


class Asked(NamedTuple):
    """The questions behind `Facts`. Their answers hold only while nobody else converges (`lifecycle.one_at_a_time`)."""

    lines: db.Question[list[OrderLineRow]]
    shipped: db.Question[list[warehouse.MovedLine]]
    billed: db.Question[dict[int, invoicing.Billed]]

    @property
    def calls(self) -> list[db.Call]:
        """To be asked together with others."""
        return [self.lines.call, self.shipped.call, self.billed.call]

    def read(self, answers: Sequence[list[db.Row]]) -> Facts:
        """What the answers to `calls` say."""
        left = [
            Left(m.origin_id, m.origin_line, m.qty, Deed(m.business_date, m.effective_at), m.kind)
            for m in self.shipped.read(answers[1])
        ]
        return Facts(self.lines.read(answers[0]), left, self.billed.read(answers[2]))


#: What the shipping in progress has read already, and what is about to leave: nobody else can have changed it in between.
_foreseen: ContextVar[Facts | None] = ContextVar("foreseen", default=None)


def read_lines(order_ids: Sequence[int]) -> list[OrderLineRow]:
    """The lines of orders, in order of order and line."""
    return ask_lines(order_ids).answer()


def ask_lines(order_ids: Sequence[int]) -> db.Question[list[OrderLineRow]]:
    """The question behind `read_lines`, to be asked together with others."""
    return db.Question(SQL.lines.call(id=order_ids), lambda rows: [OrderLineRow(*row) for row in rows])


def ask(order_ids: Sequence[int]) -> Asked:
    """What to ask for before converging these orders."""
    return Asked(
        ask_lines(order_ids),
        warehouse.ask_shipped_lines(order_ids, ORDER.document),
        invoicing.ask_billed_lines(order_ids, ORDER.document),
    )


@contextmanager
def foreseen(facts: Facts, leaving: Sequence[warehouse.NewShipment]) -> Iterator[None]:
    """Ship inside: converging finds what was read before, and what leaves now, instead of asking for it behind all that is written."""
    left = [
        Left(s.origin.id, line.origin_line, line.qty, deed, s.kind)
        for s in leaving
        for deed in [Deed(s.business_date, s.effective_at)]
        for line in s.lines
        if line.origin_line is not None
    ]
    token = _foreseen.set(facts._replace(left=[*facts.left, *left]))
    try:
        yield
    finally:
        _foreseen.reset(token)


def on_shipped(event: warehouse.ShipmentsShipped) -> None:
    """Goods left for some of our orders: converge them."""
    ours = [origin_id for origin_type, origin_id in event.origins if origin_type == ORDER.document]
    if ours:
        converge(ours, now=event.at, facts=_foreseen.get())


@db.in_transaction
def converge(
    ids: Sequence[int], *, now: datetime, deeds: Mapping[int, Deed] | None = None, facts: Facts | None = None
) -> list[invoicing.PostedBill]:
    """Make what should exist from the facts: every quantity that was sold billed once, fees with the first of it. What left is sold, but
    for goods sent: those when their buyer has confirmed that they came. `facts`: known already, by somebody who is alone with these
    orders. Returns the bills it made. Safe to repeat."""
    if facts is None:
        lifecycle.one_at_a_time(ids)
        known = ask(ids)
        facts = known.read(db.together(*known.calls))
    shipped: dict[int, Decimal] = defaultdict(Decimal)
    dates: dict[int, Deed] = {}
    for left in facts.left:
        if left.kind != "sent":
            shipped[left.line_id] += left.qty
            dates[left.order_id] = left.deed
    if any(left.kind == "sent" for left in facts.left):
        for line_id, done in accepted(ids).items():
            shipped[line_id] += done.qty
            dates[done.order_id] = Deed(done.date, now)
    return invoicing.post_bills(_due(facts, set(ids), shipped, dates, deeds or {}), actor=SYSTEM, now=now)


def _due(
    facts: Facts, ids: set[int], shipped: Mapping[int, Decimal], dates: dict[int, Deed], deeds: Mapping[int, Deed]
) -> list[invoicing.NewBill]:
    """The bills that are missing. `shipped`: what is sold of each line; `dates`: of orders of which something is sold."""
    sold_orders = set(dates)
    dates.update(deeds)
    rows = [r for r in facts.rows if r.order_id in ids]
    goods = {r.order_id for r in rows if r.stocked}
    shops = organization.recent_shops({r.shop_id for r in rows})
    bills: dict[int, invoicing.NewBill] = {}
    for r in rows:
        sold = r.order_id in sold_orders or r.order_id not in goods
        due = shipped.get(r.line_id, ZERO) if r.stocked else r.qty if sold else ZERO
        before = facts.billed.get(r.line_id)
        if due == (before.qty if before else ZERO):
            continue
        line = _bill_line(r, due, before)
        if r.order_id not in bills:
            day = dates[r.order_id].business_date if r.order_id in dates else r.business_date
            bills[r.order_id] = _bill(r, shops[r.shop_id], day)
        bills[r.order_id].lines.append(line)  # type: ignore[attr-defined]
    return list(bills.values())


def _bill(r: OrderLineRow, shop: organization.ShopRow, day: date) -> invoicing.NewBill:
    """An empty bill; a platform's receivable refers to the order."""
    return invoicing.NewBill(
        r.company_id, "receivable", RECEIVABLE[shop.kind], Origin(ORDER.document, r.order_id), day, day + timedelta(days=r.terms_days), [],
        r.customer_id, None, r.shop_id, r.order_id if shop.kind == "online" else None,
    )  # fmt: skip


def _bill_line(r: OrderLineRow, due: Decimal, before: invoicing.Billed | None) -> invoicing.NewBillLine:
    """The share of what is due that was not billed; cumulative, so that the last part takes the odd cent."""
    net = r.net if due == r.qty else ratio(r.net, due, r.qty)
    tax = r.tax if due == r.qty else ratio(r.tax, due, r.qty)
    if before is None:
        return invoicing.NewBillLine(r.sku_id, due, net, tax, r.account, r.line_id)
    return invoicing.NewBillLine(r.sku_id, due - before.qty, net - before.net, tax - before.tax, r.account, r.line_id)
