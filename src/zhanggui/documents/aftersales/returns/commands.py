"""Writers of returns: create, record, approve, receive, close, cancel. All take batches. Credits and refunds: crediting.py."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from zhanggui.documents.aftersales.returns import crediting, pricing, queries, receiving
from zhanggui.documents.aftersales.returns.contracts import NewReturn, ReturnedPiece, ReturnLineRow
from zhanggui.documents.aftersales.returns.errors import ForeignOrder, NoWarehouse, UnknownMaster
from zhanggui.documents.aftersales.returns.machine import RETURN
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.foundation.numbering import public as numbering
from zhanggui.kernel import db
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.errors import DomainError, in_line, raise_if
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners

SQL = db.Folder(__file__)
ZERO = Decimal(0)


def _home(
    row: int,
    r: NewReturn,
    shop: organization.ShopRow | None,
    customers: Mapping[int, partners.CustomerRow],
    homes: Mapping[int, int],
) -> DomainError | None:
    """What is wrong with the shop, customer or warehouse of a return."""
    if shop is None:
        return UnknownMaster(field="shop_id", row=row, what_zh="店铺", what_en="shop", which=r.shop_id)
    if r.customer_id not in customers or customers[r.customer_id].company_id != shop.company_id:
        return UnknownMaster(field="customer_id", row=row, what_zh="客户", what_en="customer", which=r.customer_id)
    if r.warehouse_id is None and shop.warehouse_id is None:
        return NoWarehouse(field="warehouse_id", row=row, shop=shop.code)
    if r.warehouse_id is not None and homes.get(r.warehouse_id) != shop.company_id:
        return UnknownMaster(field="warehouse_id", row=row, what_zh="仓库", what_en="warehouse", which=r.warehouse_id)
    return None


def _masters(new: Sequence[NewReturn]) -> pricing.Masters:
    shops = organization.shops(sorted({r.shop_id for r in new}))
    customers = partners.customers(sorted({r.customer_id for r in new}))
    homes = organization.warehouse_companies({r.warehouse_id for r in new if r.warehouse_id is not None})
    skus = catalog.skus(sorted({line.sku_id for r in new for line in r.lines}))
    errors: list[DomainError] = []
    for row, r in enumerate(new):
        error = _home(row, r, shops.get(r.shop_id), customers, homes)
        if error is not None:
            errors.append(error)
        unknown = [(at, x.sku_id) for at, x in enumerate(r.lines) if x.sku_id not in skus]
        errors += [
            UnknownMaster(field=in_line(at, "sku_id"), row=row, what_zh="SKU", what_en="SKU", which=i)
            for at, i in unknown
        ]
    raise_if(errors)
    _check_orders(new)
    named = sorted({x.order_line_id for r in new for x in r.lines if x.order_line_id is not None})
    companies = organization.recent_companies({s.company_id for s in shops.values()})
    return pricing.Masters(shops, companies, skus, sales.sold_lines(named))


def _check_orders(new: Sequence[NewReturn]) -> None:
    """A named sales order is of the same shop and customer. Raises ForeignOrder."""
    named = sorted({r.order_id for r in new if r.order_id is not None})
    if not named:
        return
    owners = {x.order_id: (x.shop_id, x.customer_id) for x in sales.read_lines(named)}
    foreign = [
        (row, r.order_id)
        for row, r in enumerate(new)
        if r.order_id is not None and owners.get(r.order_id) != (r.shop_id, r.customer_id)
    ]
    raise_if([ForeignOrder(field="order_id", row=row, order=order_id) for row, order_id in foreign])


def _order_of(r: NewReturn, sold: Mapping[int, sales.SoldLine]) -> int | None:
    """The one sales order a return belongs to, if it is one."""
    if r.order_id is not None:
        return r.order_id
    orders = {o.order_id for line in r.lines for o in line.originals}
    orders |= {sold[line.order_line_id].order_id for line in r.lines if line.order_line_id is not None}
    return orders.pop() if len(orders) == 1 else None


def _new(new: Sequence[NewReturn], action: str, *, actor: Actor, now: datetime) -> list[int]:
    actor.require(RETURN.by_action[action].permission)
    m = _masters(new)
    companies = [m.companies[m.shops[r.shop_id].company_id] for r in new]
    state = lifecycle.birth(RETURN, action, actor=actor, companies=[c.id for c in companies])
    actor.require_shops(r.shop_id for r in new)
    actor.require_warehouses(r.warehouse_id or m.shops[r.shop_id].warehouse_id or 0 for r in new)
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
    SQL.insert.later(
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
    receiving.add_parts([(line_id, o) for line_id, p in zip(line_ids, priced, strict=True) for o in p.line.originals])
    born = [lifecycle.Born(i, c.id, {"number": n}) for i, c, n in zip(ids, companies, numbers, strict=True)]
    lifecycle.born(RETURN, action, born, actor=actor, now=now)
    return ids


@db.in_transaction
def create(new: Sequence[NewReturn], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Create drafts to approve; nothing comes back yet. Returns ids in the order given.

    Raises UnknownMaster, NoWarehouse, ForeignOrder, NoLines, InvalidLine, ForeignOrderLine (all rows at once); the database's unique violation for an external number
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
    receiving.take_in(rows, deeds, None, actor=actor, now=now)
    crediting.converge(receiving.without_goods(rows), now=now)
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
    pieces: Sequence[ReturnedPiece] = (),
) -> None:
    """Take in what comes back of approved returns: stock at its original cost and the customer's credit in one transaction. Returns
    without goods (仅退款) are credited only. May be repeated until all has come.

    `deeds`: business date and moment per return (default: now). `quantities`: per line, to receive less (lines not named: nothing).
    `pieces` instead: what came, lot by lot and number by number. Raises WrongState, Stale, UnknownLine, NothingToReceive, NotReturnable,
    ForeignPiece, OverReturn, ClosedDay, and what the ledger says of lots and serial numbers.
    """
    rows: list[ReturnLineRow] = []

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        rows.extend(queries.read_lines(ids))
        actor.require_shops(r.shop_id for r in rows)
        companies = organization.recent_companies({r.company_id for r in rows})
        today = {r.return_id: sales.Deed(business_date(now, companies[r.company_id].timezone), now) for r in rows}
        receiving.take_in(rows, {**today, **(deeds or {})}, quantities, pieces, actor=actor, now=now)

    lifecycle.transition(RETURN, ids, "receive", actor=actor, now=now, versions=versions, effect=effect)
    crediting.converge(receiving.without_goods(rows), now=now, deeds=deeds)


@db.in_transaction
def close(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Decide that nothing more comes back and nothing more is refunded. Raises WrongState, Stale."""
    lifecycle.transition(RETURN, ids, "close", actor=actor, now=now, versions=versions)


@db.in_transaction
def cancel(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Cancel returns of which nothing has come back. Raises WrongState, Stale."""
    lifecycle.transition(RETURN, ids, "cancel", actor=actor, now=now, versions=versions)
