"""Writers of returns: create, record, approve, receive, close, cancel. All take batches. Credits and refunds: crediting.py."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from zhanggui.documents.aftersales.returns import crediting, matching, pricing, queries
from zhanggui.documents.aftersales.returns.contracts import NewReturn, Original, ReturnLineRow
from zhanggui.documents.aftersales.returns.errors import NothingToReceive, NotReturnable, UnknownMaster
from zhanggui.documents.aftersales.returns.machine import RETURN
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import ALL, Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.foundation.numbering import public as numbering
from zhanggui.kernel import db
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.errors import DomainError, raise_if
from zhanggui.kernel.posting import Origin
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners

SQL = db.Folder(__file__)
ZERO = Decimal(0)


def _masters(new: Sequence[NewReturn]) -> pricing.Masters:
    shops = organization.shops(sorted({r.shop_id for r in new}))
    customers = partners.customers(sorted({r.customer_id for r in new}))
    places = organization.warehouses(sorted({r.warehouse_id for r in new if r.warehouse_id is not None}))
    skus = catalog.skus(sorted({line.sku_id for r in new for line in r.lines}))
    errors: list[DomainError] = []
    for row, r in enumerate(new):
        shop, customer = shops.get(r.shop_id), customers.get(r.customer_id)
        if shop is None:
            errors.append(UnknownMaster(field="shop_id", row=row, what_zh="店铺", what_en="shop", which=r.shop_id))
        elif customer is None or customer.company_id != shop.company_id:
            errors.append(
                UnknownMaster(field="customer_id", row=row, what_zh="客户", what_en="customer", which=r.customer_id)
            )
        elif r.warehouse_id is not None and (
            r.warehouse_id not in places or places[r.warehouse_id].company_id != shop.company_id
        ):
            errors.append(
                UnknownMaster(field="warehouse_id", row=row, what_zh="仓库", what_en="warehouse", which=r.warehouse_id)
            )
        unknown = [line.sku_id for line in r.lines if line.sku_id not in skus]
        errors += [
            UnknownMaster(field="sku_id", row=row, what_zh="SKU", what_en="SKU", which=sku_id) for sku_id in unknown
        ]
    raise_if(errors)
    sold = sales.sold_lines(
        sorted({line.order_line_id for r in new for line in r.lines if line.order_line_id is not None})
    )
    return pricing.Masters(shops, organization.recent_companies({s.company_id for s in shops.values()}), skus, sold)


def _order_of(r: NewReturn, sold: Mapping[int, sales.SoldLine]) -> int | None:
    """The one sales order a return belongs to, if it is one."""
    if r.order_id is not None:
        return r.order_id
    orders = {o.order_id for line in r.lines for o in line.originals}
    orders |= {sold[line.order_line_id].order_id for line in r.lines if line.order_line_id is not None}
    return orders.pop() if len(orders) == 1 else None


def _new(new: Sequence[NewReturn], action: str, *, actor: Actor, now: datetime) -> list[int]:
    m = _masters(new)
    companies = [m.companies[m.shops[r.shop_id].company_id] for r in new]
    state = lifecycle.birth(RETURN, action, actor=actor, companies=[c.id for c in companies])
    actor.require_shops(r.shop_id for r in new)
    returned: dict[int, Decimal] = dict(SQL.returned.rows(order_line=sorted(m.sold)))
    priced = pricing.price_returns(new, m, returned)
    days = [business_date(r.returned_at, c.timezone) for r, c in zip(new, companies, strict=True)]
    numbers = numbering.take_each(series="TH", slots=[(c.id, day) for c, day in zip(companies, days, strict=True)])
    taken = list(db.take_ids(len(new) + len(priced)))
    ids, line_ids = taken[: len(new)], taken[len(new) :]
    nets: list[Decimal] = [ZERO] * len(new)
    taxes: list[Decimal] = [ZERO] * len(new)
    for p in priced:
        nets[p.parent] += p.net
        taxes[p.parent] += p.tax
    SQL.insert.run(
        state=state, now=now, id=ids, company=[c.id for c in companies], shop=[r.shop_id for r in new],
        warehouse=[r.warehouse_id or m.shops[r.shop_id].warehouse_id for r in new], customer=[r.customer_id for r in new],
        order=[_order_of(r, m.sold) for r in new], number=numbers, external_number=[r.external_number for r in new],
        origin_type=[r.origin.type if r.origin else None for r in new], origin=[r.origin.id if r.origin else None for r in new],
        business_date=days, returned_at=[r.returned_at for r in new], currency=[c.currency for c in companies], net=nets, tax=taxes,
        reason=[r.reason for r in new], extra=[json.dumps(r.extra, ensure_ascii=False) if r.extra else None for r in new],
        line=line_ids, parent=[ids[p.parent] for p in priced], line_no=[p.line_no for p in priced], sku=[p.line.sku_id for p in priced],
        stocked=[p.stocked for p in priced], qty=[p.line.qty for p in priced], line_net=[p.net for p in priced], line_tax=[p.tax for p in priced],
        account=[p.account for p in priced], quality=[p.line.quality for p in priced], order_line=[p.line.order_line_id for p in priced],
        origin_line=[p.line.origin_line for p in priced],
    )  # fmt: skip
    _add_parts([(line_id, o) for line_id, p in zip(line_ids, priced, strict=True) for o in p.line.originals])
    born = [lifecycle.Born(i, c.id, {"number": n}) for i, c, n in zip(ids, companies, numbers, strict=True)]
    lifecycle.born(RETURN, action, born, actor=actor, now=now)
    return ids


def _add_parts(parts: Sequence[tuple[int, Original]]) -> None:
    if parts:
        SQL.add_parts.run(
            id=list(db.take_ids(len(parts))), line=[line for line, _ in parts], move=[o.move_id for _, o in parts],
            order_line=[o.order_line_id for _, o in parts], order=[o.order_id for _, o in parts], qty=[o.qty for _, o in parts],
        )  # fmt: skip


@db.in_transaction
def create(new: Sequence[NewReturn], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Create drafts to approve; nothing comes back yet. Returns ids in the order given.

    Raises UnknownMaster, InvalidLine, ForeignOrderLine (all rows at once); the database's unique violation for an external number
    used before.
    """
    return _new(new, "create", actor=actor, now=now) if new else []


@db.in_transaction
def record(new: Sequence[NewReturn], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Create returns whose goods are here already, at their own moment: stock, cost and credit in one transaction.

    Returns ids in the order given. Raises what `create` and `receive` raise.
    """
    if not new:
        return []
    ids = _new(new, "record", actor=actor, now=now)
    rows = queries.read_lines(ids)
    deeds = {r.return_id: sales.Deed(r.business_date, r.returned_at) for r in rows}
    _take_in(rows, deeds, None, actor=actor, now=now)
    crediting.converge(_without_goods(rows), now=now)
    return ids


@db.in_transaction
def approve(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Approve drafts: the customer may send the goods. Raises WrongState, Stale."""
    lifecycle.transition(RETURN, ids, "approve", actor=actor, now=now, versions=versions)


@db.in_transaction
def receive(
    ids: Sequence[int],
    *,
    actor: Actor,
    now: datetime,
    versions: Mapping[int, int] | None = None,
    deeds: Mapping[int, sales.Deed] | None = None,
    quantities: Mapping[int, Decimal] | None = None,
) -> None:
    """Take in what comes back of approved returns: stock at its original cost and the customer's credit in one transaction. Returns
    without goods (仅退款) are credited only. May be repeated until all has come.

    `deeds`: business date and moment per return (default: now). `quantities`: per line, to receive less (lines not named: nothing).
    Raises WrongState, Stale, NothingToReceive, NotReturnable, OverReturn, ClosedDay.
    """
    rows: list[ReturnLineRow] = []

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        rows.extend(queries.read_lines(ids))
        actor.require_shops(r.shop_id for r in rows)
        zones = organization.recent_companies({r.company_id for r in rows})
        today = {r.return_id: sales.Deed(business_date(now, zones[r.company_id].timezone), now) for r in rows}
        _take_in(rows, {**today, **(deeds or {})}, quantities, actor=actor, now=now)

    lifecycle.transition(RETURN, ids, "receive", actor=actor, now=now, versions=versions, effect=effect)
    crediting.converge(_without_goods(rows), now=now, deeds=deeds)


def _without_goods(rows: Iterable[ReturnLineRow]) -> list[int]:
    goods: dict[int, bool] = {}
    for r in rows:
        goods[r.return_id] = goods.get(r.return_id, False) or r.stocked
    return [return_id for return_id, stocked in goods.items() if not stocked]


def _coming(
    rows: Sequence[ReturnLineRow], quantities: Mapping[int, Decimal] | None
) -> tuple[list[tuple[ReturnLineRow, Decimal]], dict[int, Decimal]]:
    """What comes in now per line of goods, and what came before. Raises NotReturnable, NothingToReceive (all at once)."""
    before: dict[int, Decimal] = defaultdict(Decimal)
    for moved in warehouse.received_lines(list(dict.fromkeys(r.return_id for r in rows)), RETURN.document):
        before[moved.origin_line] += moved.qty
    coming: list[tuple[ReturnLineRow, Decimal]] = []
    errors: list[DomainError] = []
    goods = [r for r in rows if r.stocked]
    for r in goods:
        left = r.qty - before[r.line_id]
        qty = left if quantities is None else quantities.get(r.line_id, ZERO)
        if not 0 <= qty <= left:
            errors.append(NotReturnable(field="qty", number=r.number, line=r.line_no, left=f"{left:f}", qty=f"{qty:f}"))
        elif qty:
            coming.append((r, qty))
    if not errors:
        numbers = {r.return_id: r.number for r in goods}
        busy = {r.return_id for r, _ in coming}
        errors += [NothingToReceive(field="id", number=number) for i, number in numbers.items() if i not in busy]
    raise_if(errors)
    return coming, before


def _originals(rows: Sequence[ReturnLineRow]) -> dict[int, list[Original]]:
    """The shipments that lines come back from; found now, and kept, for those that name an order line only. Raises NotReturnable."""
    parts = queries.parts_of(list(dict.fromkeys(r.return_id for r in rows)))
    open_rows = [r for r in rows if r.stocked and r.order_line_id is not None and r.line_id not in parts]
    if not open_rows:
        return parts
    moves = sales.returnable_of_lines(sorted({r.order_line_id for r in open_rows if r.order_line_id is not None}))
    supply = matching.Supply(moves)
    errors: list[DomainError] = []
    for r in open_rows:
        found = supply.take((m for m in moves if m.line_id == r.order_line_id), r.qty)
        if found.missing:
            errors.append(
                NotReturnable(
                    field="qty", number=r.number, line=r.line_no, left=f"{r.qty - found.missing:f}", qty=f"{r.qty:f}"
                )
            )
        parts[r.line_id] = list(found.originals)
    raise_if(errors)
    _add_parts([(r.line_id, o) for r in open_rows for o in parts[r.line_id]])
    return parts


def _take_in(
    rows: Sequence[ReturnLineRow],
    deeds: Mapping[int, sales.Deed],
    quantities: Mapping[int, Decimal] | None,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Receipts of what comes in: first from the line's shipments, in their order, then without an original."""
    coming, before = _coming(rows, quantities)
    parts = _originals([r for r, _ in coming])
    heads: dict[int, ReturnLineRow] = {}
    grouped: dict[int, list[warehouse.NewReceiptLine]] = defaultdict(list)
    for r, qty in coming:
        heads.setdefault(r.return_id, r)
        lines = grouped[r.return_id]
        for move_id, part in _slice(parts.get(r.line_id, []), before[r.line_id], qty):
            lines.append(warehouse.NewReceiptLine(r.sku_id, part, r.line_id, quality=r.quality, returns=move_id))
    new = []
    for return_id, h in heads.items():
        deed = deeds[return_id]
        new.append(
            warehouse.NewReceipt(h.company_id, h.warehouse_id, "sales_return", Origin(RETURN.document, return_id), deed.business_date,
                                 deed.effective_at, grouped[return_id], h.customer_id, None, h.shop_id)
        )  # fmt: skip
    warehouse.take_in(new, actor=replace(actor, permissions=ALL), now=now)


def _slice(parts: Sequence[Original], before: Decimal, qty: Decimal) -> list[tuple[int | None, Decimal]]:
    """(move, quantity) of the next `qty` after `before` of a line; move None = no original."""
    slices: list[tuple[int | None, Decimal]] = []
    for part in parts:
        skipped = min(part.qty, before)
        before -= skipped
        taken = min(part.qty - skipped, qty)
        if taken > 0:
            slices.append((part.move_id, taken))
            qty -= taken
    if qty > 0:
        slices.append((None, qty))
    return slices


@db.in_transaction
def close(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Decide that nothing more comes back and nothing more is refunded. Raises WrongState, Stale."""
    lifecycle.transition(RETURN, ids, "close", actor=actor, now=now, versions=versions)


@db.in_transaction
def cancel(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Cancel returns of which nothing has come back. Raises WrongState, Stale."""
    lifecycle.transition(RETURN, ids, "cancel", actor=actor, now=now, versions=versions)
