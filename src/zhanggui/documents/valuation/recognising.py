"""Goods sent become goods sold: their cost leaves 发出商品 for cost of sales (voucher_rules.md S03). Takes a batch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.valuation.posting import COGS, SENT
from zhanggui.kernel import db
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.books import public as books


class Recognition(NamedTuple):
    """What `document` says is sold of the goods sent for `order_id`: (SKU, cost) pairs; a negative cost takes some back."""

    company_id: int
    key: str
    document: Origin
    date: date
    summary: str
    order_id: int
    shop_id: int
    customer_id: int
    costs: Sequence[tuple[int, Decimal]]


def _lines(r: Recognition) -> list[books.Line]:
    lines = []
    for sku_id, cost in r.costs:
        lines += [
            books.Line(COGS, "D", cost, r.customer_id, None, r.shop_id, sku_id=sku_id),
            books.Line(SENT, "C", cost, r.customer_id, None, r.shop_id, sku_id=sku_id, reference_id=r.order_id),
        ]
    return lines


@db.in_transaction
def recognise(new: Sequence[Recognition], *, now: datetime) -> None:
    """Book cost of sales for goods sent. One statement. Raises ClosedPeriod."""
    books.post(
        [books.Entry(r.company_id, r.key, "sent.confirmed", r.document, r.date, r.summary, _lines(r)) for r in new],
        now=now,
    )
