"""Writers of sales orders: place, confirm, ship, reopen, cancel, close, converge. All take batches."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.sales.orders import converging, credit, direct, pricing, sources, sweeping
from zhanggui.documents.sales.orders.contracts import Deed, NewOrder, OrderLineRow
from zhanggui.documents.sales.orders.converging import converge
from zhanggui.documents.sales.orders.errors import NothingToShip, NoWarehouse, PartlyShipped, UnknownLine, UnknownMaster
from zhanggui.documents.sales.orders.machine import ORDER
from zhanggui.documents.sales.permissions import ORDER_PLACE
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import ALL, SYSTEM, Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.foundation.numbering import public as numbering
from zhanggui.kernel import db
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.errors import DomainError, in_line, raise_if
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners

SQL = db.Folder(__file__)
ZERO = Decimal(0)
UNNAMED = warehouse.Waybill(0, "", "")


def _masters(
    new: Sequence[NewOrder],
) -> tuple[dict[int, organization.ShopRow], dict[int, organization.CompanyRow], dict[int, catalog.SkuRow]]:
    shops = organization.recent_shops({o.shop_id for o in new})
    customers, skus = db.answers(
        partners.ask_customers(sorted({o.customer_id for o in new})),
        catalog.ask_skus(sorted({line.sku_id for o in new for line in o.lines})),
    )
    homes = organization.warehouse_companies({o.warehouse_id for o in new if o.warehouse_id is not None})
    errors: list[DomainError] = []
    for row, o in enumerate(new):
        shop, customer = shops.get(o.shop_id), customers.get(o.customer_id)
        if shop is None or not shop.active:
            errors.append(UnknownMaster(field="shop_id", row=row, what_zh="店铺", what_en="shop", which=o.shop_id))
        elif customer is None or not customer.active or customer.company_id != shop.company_id:
            errors.append(
                UnknownMaster(field="customer_id", row=row, what_zh="客户", what_en="customer", which=o.customer_id)
            )
        elif o.warehouse_id is not None and homes.get(o.warehouse_id) != shop.company_id:
            errors.append(
                UnknownMaster(field="warehouse_id", row=row, what_zh="仓库", what_en="warehouse", which=o.warehouse_id)
            )
        elif o.warehouse_id is None and shop.warehouse_id is None:
            errors.append(NoWarehouse(field="warehouse_id", row=row, shop=shop.code))
        errors.extend(
            UnknownMaster(field=in_line(at, "sku_id"), row=row, what_zh="SKU", what_en="SKU", which=line.sku_id)
            for at, line in enumerate(o.lines)
            if line.sku_id not in skus or not skus[line.sku_id].active
        )
    raise_if(errors)
    return shops, organization.recent_companies({s.company_id for s in shops.values()}), skus


def leaves_as(company: organization.CompanyRow) -> str:
    """The kind of shipment by which goods of orders leave the company: sold at once, or sent until the buyer confirms."""
    return "sent" if company.revenue_point == "ON_CONFIRM" else "sale"


class Entered(NamedTuple):
    """Orders just written: ids in the order given, the ids of their priced lines, and what was looked up for them."""

    ids: Sequence[int]
    line_ids: Sequence[int]
    priced: Sequence[pricing.PricedLine]
    days: Sequence[date]
    shops: Mapping[int, organization.ShopRow]


@db.in_transaction
def place(new: Sequence[NewOrder], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Create draft orders; ids in the order given. Nothing is promised yet.

    Raises UnknownMaster, InvalidLine (all rows at once); the database's unique violation for an external number used before.
    """
    return enter(new, "place", actor=actor, now=now).ids if new else []


def enter(new: Sequence[NewOrder], action: str, *, actor: Actor, now: datetime) -> Entered:
    """Write orders in the state in which `action` creates them. For the commands of this document, inside their transaction."""
    actor.require(ORDER_PLACE)
    shops, companies, skus = _masters(new)
    state = lifecycle.birth(ORDER, action, actor=actor, companies=[shops[o.shop_id].company_id for o in new])
    actor.require_shops(o.shop_id for o in new)
    actor.require_warehouses(o.warehouse_id or shops[o.shop_id].warehouse_id or 0 for o in new)
    new, skus, origins, entered = sources.resolve(new, shops, companies, skus)
    priced = pricing.price_orders(new, shops, companies, skus, entered)
    days = [business_date(o.ordered_at, companies[shops[o.shop_id].company_id].timezone) for o in new]
    numbers = numbering.take_each(
        series="XS", slots=[(shops[o.shop_id].company_id, d) for o, d in zip(new, days, strict=True)]
    )
    taken = list(db.take_ids(len(new) + len(priced)))
    ids, line_ids = taken[: len(new)], taken[len(new) :]
    nets: list[Decimal] = [ZERO] * len(new)
    taxes: list[Decimal] = [ZERO] * len(new)
    for p in priced:
        nets[p.order] += p.net
        taxes[p.order] += p.tax
    SQL.insert.later(
        state=state, now=now, id=ids, company=[shops[o.shop_id].company_id for o in new], shop=[o.shop_id for o in new],
        warehouse=[o.warehouse_id or shops[o.shop_id].warehouse_id for o in new], customer=[o.customer_id for o in new], number=numbers,
        external_number=[o.external_number for o in new], origin_type=[o.origin.type if o.origin else None for o in new],
        origin=[o.origin.id if o.origin else None for o in new], business_date=days, ordered_at=[o.ordered_at for o in new],
        currency=[companies[shops[o.shop_id].company_id].currency for o in new], net=nets, tax=taxes, ship_to=[_json(o.ship_to) for o in new],
        remark=[o.remark for o in new], extra=[_json(o.extra) for o in new],
        line=line_ids, parent=[ids[p.order] for p in priced], line_no=[p.line_no for p in priced], sku=[p.sku_id for p in priced],
        stocked=[p.stocked for p in priced], qty=[p.qty for p in priced], unit_price=[p.unit_price for p in priced],
        tax_rate=[p.tax_rate for p in priced], line_net=[p.net for p in priced], line_tax=[p.tax for p in priced],
        account=[p.account for p in priced], origin_line=[p.origin_line for p in priced],
    )  # fmt: skip
    sources.write(line_ids, origins)
    born = [
        lifecycle.Born(i, shops[o.shop_id].company_id, {"number": n}) for i, o, n in zip(ids, new, numbers, strict=True)
    ]
    lifecycle.born(ORDER, action, born, actor=actor, now=now)
    return Entered(ids, line_ids, priced, days, shops)


def _json(value: Mapping[str, object] | None) -> str | None:
    return json.dumps(value, ensure_ascii=False) if value else None


@db.in_transaction
def confirm(
    ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None, partial: bool = False
) -> credit.Confirmed:
    """Confirm drafts: goods are promised to them. With `partial` what is short stays a backorder; without it a shortage refuses the
    whole batch. The answer also tells which orders exceed a credit limit. Raises WrongState, Stale, CreditExceeded (where the company
    refuses and the caller may not override it), Shortage."""
    promises = credit.Confirmed()
    lines = converging.ask_lines(ids)

    def effect(documents: lifecycle.Documents) -> None:
        rows = lines.read(documents.along[0])
        promises.warnings = credit.check(documents, rows, actor=actor)
        requests = [stock.Request(r.sku_id, r.warehouse_id, r.qty, r.order_id, r.line_id) for r in rows if r.stocked]
        if requests:
            promises.extend(stock.reserve(requests, document_type=ORDER.document, now=now, partial=partial))

    lifecycle.transition(
        ORDER, ids, "confirm", actor=actor, now=now, versions=versions, effect=effect, along=[lines.call]
    )
    return promises


@db.in_transaction
def ship(
    ids: Sequence[int],
    *,
    actor: Actor,
    now: datetime,
    versions: Mapping[int, int] | None = None,
    deeds: Mapping[int, Deed] | None = None,
    quantities: Mapping[int, Decimal] | None = None,
    parcels: Sequence[warehouse.Waybill] = (),
) -> Sequence[int]:
    """Ship what is promised to confirmed orders: shipments, stock cut, cost, receivable and entries in one transaction.

    `deeds`: business date and moment per order (default: now). `quantities`: per order line, to ship less. `parcels`: carrier and waybill
    by order. Orders without goods are only billed. Drafts in the warehouse keep what stays promised and are cancelled when nothing does.
    Returns the shipments. Raises WrongState, Stale, UnknownLine, NothingToShip, BadWaybill, Shortage, ClosedDay.
    """
    known, promised = converging.ask(ids), stock.ask_open_reservations(ids, ORDER.document)
    held = warehouse.ask_held_promises(ids, ORDER.document)
    asked = [promised.call, held.call, *known.calls]
    locked = lifecycle.lock(ORDER, ids, "ship", actor=actor, versions=versions, alone=True, along=asked)
    facts = known.read(locked.along[2:])
    rows = facts.rows
    raise_if([UnknownLine(field="line_id", line=i) for i in sorted(set(quantities or ()) - {r.line_id for r in rows})])
    open_by_line: dict[int, list[tuple[int, Decimal]]] = defaultdict(list)
    for reservation, _, _, open_qty, _, line_id in promised.read(locked.along[0]):
        open_by_line[line_id].append((reservation, open_qty))
    companies = organization.recent_companies({r.company_id for r in rows})
    grouped: dict[int, list[warehouse.NewShipmentLine]] = defaultdict(list)
    heads: dict[int, OrderLineRow] = {}
    goods: set[int] = set()
    for r in rows:
        heads.setdefault(r.order_id, r)
        if not r.stocked:
            continue
        goods.add(r.order_id)
        left = quantities.get(r.line_id, ZERO) if quantities is not None else r.qty
        for reservation, open_qty in open_by_line[r.line_id]:
            qty = min(open_qty, left)
            left -= qty
            if qty > 0:
                grouped[r.order_id].append(warehouse.NewShipmentLine(r.sku_id, qty, r.line_id, reservation))
    raise_if(
        [
            NothingToShip(field="id", row=row, order=d.number)
            for row, d in enumerate(locked)
            if d.id in goods and d.id not in grouped
        ]
    )
    new, named = [], {parcel.document_id: parcel for parcel in parcels}
    for order_id in sorted(grouped):
        h = heads[order_id]
        deed = deeds[order_id] if deeds else Deed(business_date(now, companies[h.company_id].timezone), now)
        parcel = named.get(order_id, UNNAMED)
        new.append(
            warehouse.NewShipment(h.company_id, h.warehouse_id, leaves_as(companies[h.company_id]), Origin(ORDER.document, order_id), deed.business_date, deed.effective_at,
                                  grouped[order_id], h.customer_id, None, h.shop_id, carrier=parcel.carrier, waybill=parcel.waybill)
        )  # fmt: skip
    promises = (p for of_line in open_by_line.values() for p in of_line)
    leaving = (line for lines_ in grouped.values() for line in lines_)
    direct.relieve_drafts(ids, held.read(locked.along[1]), promises, leaving, actor=actor, now=now)
    with converging.foreseen(facts, new):
        shipped = warehouse.dispatch(new, actor=SYSTEM, now=now)
    services = [i for i in ids if i not in goods]
    if services:
        converge(services, now=now, deeds=deeds, facts=facts)
    return shipped


def _withdraw(ids: Sequence[int], *, actor: Actor, now: datetime) -> None:
    """Nothing more is to leave: drafts in the warehouse are cancelled, promises given back."""
    warehouse.withdraw_shipments(ids, ORDER.document, actor=replace(actor, permissions=ALL), now=now)
    stock.release(ids, document_type=ORDER.document)


@db.in_transaction
def cancel(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Cancel orders of which nothing has left; promises are given back. Raises WrongState, PartlyShipped."""

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        moved = {m.origin_id for m in warehouse.shipped_lines(ids, ORDER.document)}
        raise_if(
            [PartlyShipped(field="id", row=row, order=d.number) for row, d in enumerate(documents) if d.id in moved]
        )
        _withdraw(ids, actor=actor, now=now)

    lifecycle.transition(ORDER, ids, "cancel", actor=actor, now=now, versions=versions, effect=effect)


@db.in_transaction
def reopen(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Take a confirmation back (反审核) while nothing has left; promises are given back. Raises WrongState, PartlyShipped."""

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        moved = {m.origin_id for m in warehouse.shipped_lines(ids, ORDER.document)}
        raise_if(
            [PartlyShipped(field="id", row=row, order=d.number) for row, d in enumerate(documents) if d.id in moved]
        )
        _withdraw(ids, actor=actor, now=now)
        # Orders without goods were done when they were confirmed.
        sweeping.open_again(ids, now=now)

    lifecycle.transition(ORDER, ids, "reopen", actor=actor, now=now, versions=versions, effect=effect)


@db.in_transaction
def close(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Decide that nothing more will be shipped (or all has been); promises still open are given back."""

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        _withdraw([d.id for d in documents], actor=actor, now=now)

    lifecycle.transition(ORDER, ids, "close", actor=actor, now=now, versions=versions, effect=effect)
