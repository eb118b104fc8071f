"""One day of the file through the whole loop: the documents of the day in the order of work, all in the caller's transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.edges.channels.online_retail import rules
from zhanggui.edges.channels.online_retail.sites import Site
from zhanggui.foundation.exchange.public import Disposition
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel.money import q2
from zhanggui.kernel.posting import Origin
from zhanggui.masters.catalog.public import SkuRow

ORIGIN = "exchange.import"


class Row(NamedTuple):
    """A classified row."""

    row_no: int
    step: int
    at: datetime
    invoice: str
    code: str
    qty: Decimal
    price: Decimal
    customer: str
    country: str
    description: str


class Mark(NamedTuple):
    """What a row became: the document and the number of its line."""

    row_no: int
    disposition: Disposition
    document_type: str
    document_id: int
    line_no: int


class Work(NamedTuple):
    """Everything the day's documents need. `places`: which document of its invoice a group of rows is, where that is not the first;
    by step, day, invoice, customer, country."""

    import_id: int
    day: date
    site: Site
    skus: Mapping[str, SkuRow]
    customers: Mapping[str, int]
    places: Mapping[tuple[int, date, str, str, str], int]
    actor: Actor
    now: datetime

    @property
    def origin(self) -> Origin:
        """Who asked for the documents: the import."""
        return Origin(ORIGIN, self.import_id)


Groups = dict[tuple[str, str, str], list[Row]]


def run(work: Work, rows: Sequence[Row], turn: Callable[[], None]) -> list[Mark]:
    """Make and drive the day's documents; returns what each row became.

    `turn` returns when all days before are in the ledgers. Everything that costs goods, or finds them, comes after it, in the order
    of the steps; orders, bills and payments do not depend on other days and come before it.
    """
    steps: dict[int, Groups] = {}
    for row in rows:
        steps.setdefault(row.step, {}).setdefault((row.invoice, row.customer, row.country), []).append(row)
    marks: list[Mark] = []

    def goods_in(order_ids: Sequence[int]) -> None:
        if order_ids:
            _settle(work, invoicing.bills_of_origins(order_ids, "sales.order"))
        turn()
        marks.extend(_adjust(work, steps.get(rules.ADJUST_IN, {})))

    orders = steps.get(rules.ORDER, {})
    if orders:
        marks += _sell(work, orders, goods_in)
    else:
        goods_in([])
    marks += _take_back(work, steps.get(rules.RETURN, {}))
    marks += _adjust(work, steps.get(rules.ADJUST_OUT, {}))
    marks += _write_off(work, [row for group in steps.get(rules.WRITE_OFF, {}).values() for row in group])
    return marks


def _marks(groups: Groups, ids: Sequence[int], disposition: Disposition, document: str) -> list[Mark]:
    return [
        Mark(row.row_no, disposition, document, document_id, line_no)
        for document_id, group in zip(ids, groups.values(), strict=True)
        for line_no, row in enumerate(group, 1)
    ]


def _number(work: Work, key: tuple[str, str, str], step: int) -> str:
    """The invoice's own number. One invoice may be several documents (two customers, two days); all but the first get a suffix."""
    place = work.places.get((step, work.day, *key), 1)
    return key[0] if place == 1 else f"{key[0]}~{place}"


def _adjust(work: Work, groups: Groups) -> list[Mark]:
    new = [
        warehouse.NewAdjustment(
            work.site.company_id, work.site.warehouse_id, "other", work.origin, work.day, group[0].at,
            [
                warehouse.NewAdjustmentLine(work.skus[r.code].id, r.qty, r.row_no, declared=q2(r.qty * r.price))
                for r in group
            ],
            reason=next((r.description for r in group if r.description), "no reason given")[:200],
            extra={"invoice": invoice, "country": country},
        )
        for (invoice, _, country), group in groups.items()
    ]  # fmt: skip
    ids = warehouse.record_adjustments(new, actor=work.actor, now=work.now)
    return _marks(groups, ids, "adjusted", "warehouse.adjustment")


def _sell(work: Work, groups: Groups, before_stock: Callable[[Sequence[int]], None]) -> list[Mark]:
    new = [
        sales.NewOrder(
            work.site.shop_id, work.customers[customer], group[0].at,
            [sales.NewOrderLine(work.skus[r.code].id, r.qty, r.price, None, r.row_no) for r in group],
            external_number=_number(work, (invoice, customer, country), rules.ORDER), origin=work.origin,
            ship_to={"country": country}, extra={"invoice": invoice},
        )
        for (invoice, customer, country), group in groups.items()
    ]  # fmt: skip
    ids = sales.record(new, actor=work.actor, now=work.now, before_stock=before_stock)
    return _marks(groups, ids, "imported", "sales.order")


def _settle(work: Work, bills: Sequence[invoicing.BillRow]) -> None:
    """Money for what is owed, refunds for what we owe; each matched with its bill."""
    payments = [
        invoicing.NewPayment(
            work.site.company_id, "in" if bill.gross > 0 else "out", work.site.cash_account_id, bill.account, abs(bill.gross), work.day,
            ((bill.item_id, abs(bill.gross)),), bill.customer_id, None, bill.shop_id, bill.reference_id,
        )
        for bill in bills
        if bill.item_id is not None
    ]  # fmt: skip
    invoicing.pay(payments, actor=work.actor, now=work.now)


def _take_back(work: Work, groups: Groups) -> list[Mark]:
    if not groups:
        return []
    wanted = [
        aftersales.Wanted(work.customers[r.customer], work.skus[r.code].id, -r.qty, r.at)
        for group in groups.values()
        for r in group
        if work.skus[r.code].stocked
    ]
    matches = iter(aftersales.match_originals(wanted))
    new = []
    for (invoice, customer, country), group in groups.items():
        lines = []
        for r in group:
            sku = work.skus[r.code]
            originals = next(matches).originals if sku.stocked else ()
            lines.append(
                aftersales.NewReturnLine(
                    sku.id, -r.qty, q2(-r.qty * r.price), originals=originals, origin_line=r.row_no
                )
            )
        new.append(
            aftersales.NewReturn(
                work.site.shop_id, work.customers[customer], group[0].at, lines, work.site.warehouse_id,
                _number(work, (invoice, customer, country), rules.RETURN), origin=work.origin, extra={"country": country, "invoice": invoice},
            )
        )  # fmt: skip
    ids = aftersales.record(new, actor=work.actor, now=work.now)
    _settle(work, invoicing.bills_of_origins(ids, "aftersales.return"))
    return _marks(groups, ids, "imported", "aftersales.return")


def _write_off(work: Work, rows: Sequence[Row]) -> list[Mark]:
    new = [
        invoicing.NewWriteoff(
            work.site.company_id, "112201", -q2(r.qty * r.price), work.day, r.description[:200] or "bad debt", Origin(ORIGIN, work.import_id, r.row_no),
            customer_id=work.customers[r.customer], extra={"invoice": r.invoice, "country": r.country, "qty": str(r.qty)},
        )
        for r in rows
    ]  # fmt: skip
    ids = invoicing.write_off(new, actor=work.actor, now=work.now)
    return [Mark(r.row_no, "adjusted", "invoicing.writeoff", i, 1) for r, i in zip(rows, ids, strict=True)]
