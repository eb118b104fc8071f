"""Writers of purchase orders: place, confirm, receive, reopen, cancel, close. All take batches. Bills: billing.py."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from zhanggui.documents.purchasing.orders import arriving, pricing, queries, units
from zhanggui.documents.purchasing.orders.contracts import Arrival, Deed, NewPurchaseOrder
from zhanggui.documents.purchasing.orders.errors import PartlyReceived, UnknownMaster
from zhanggui.documents.purchasing.orders.machine import ORDER
from zhanggui.documents.purchasing.permissions import ORDER_PLACE
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import ALL, Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.foundation.numbering import public as numbering
from zhanggui.kernel import db
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.errors import DomainError, in_line, raise_if
from zhanggui.kernel.posting import Origin
from zhanggui.kernel.quantity import q4
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners

SQL = db.Folder(__file__)
ZERO = Decimal(0)


def _masters(
    new: Sequence[NewPurchaseOrder],
) -> tuple[list[organization.CompanyRow], dict[int, catalog.SkuRow], list[int]]:
    """The buying company of every order, the SKUs, and the lead time of every order's supplier."""
    warehouses = organization.warehouses(sorted({o.warehouse_id for o in new}))
    suppliers = partners.suppliers(sorted({o.supplier_id for o in new}))
    skus = catalog.skus(sorted({line.sku_id for o in new for line in o.lines}))
    usable = {sku.id for sku in skus.values() if sku.active and sku.stocked}
    errors: list[DomainError] = []
    for row, o in enumerate(new):
        place, supplier = warehouses.get(o.warehouse_id), suppliers.get(o.supplier_id)
        if place is None or not place.active:
            errors.append(
                UnknownMaster(field="warehouse_id", row=row, what_zh="仓库", what_en="warehouse", which=o.warehouse_id)
            )
        elif supplier is None or not supplier.active or supplier.company_id != place.company_id:
            errors.append(
                UnknownMaster(field="supplier_id", row=row, what_zh="供应商", what_en="supplier", which=o.supplier_id)
            )
        unknown = [(at, line.sku_id) for at, line in enumerate(o.lines) if line.sku_id not in usable]
        errors += [
            UnknownMaster(field=in_line(at, "sku_id"), row=row, what_zh="SKU", what_en="SKU", which=sku_id)
            for at, sku_id in unknown
        ]
    raise_if(errors)
    companies = organization.recent_companies({w.company_id for w in warehouses.values()})
    buyers = [companies[warehouses[o.warehouse_id].company_id] for o in new]
    return buyers, skus, [suppliers[o.supplier_id].lead_days for o in new]


@db.in_transaction
def place(new: Sequence[NewPurchaseOrder], *, actor: Actor, now: datetime) -> Sequence[int]:
    """Create draft orders; ids in the order given. Nothing is on order yet.

    Raises UnknownMaster, InvalidLine, NoLines (all rows at once).
    """
    if not new:
        return []
    actor.require(ORDER_PLACE)
    companies, skus, leads = _masters(new)
    new = units.in_base_units(new, skus)
    state = lifecycle.birth(ORDER, "place", actor=actor, companies=[c.id for c in companies])
    actor.require_warehouses(o.warehouse_id for o in new)
    deductible = [o.deductible and c.taxpayer == "general" for o, c in zip(new, companies, strict=True)]
    priced = pricing.price_orders(new, deductible, skus)
    days = [business_date(o.ordered_at, c.timezone) for o, c in zip(new, companies, strict=True)]
    numbers = numbering.take_each(series="CG", slots=[(c.id, day) for c, day in zip(companies, days, strict=True)])
    taken = list(db.take_ids(len(new) + len(priced)))
    ids, line_ids = taken[: len(new)], taken[len(new) :]
    nets: list[Decimal] = [ZERO] * len(new)
    taxes: list[Decimal] = [ZERO] * len(new)
    for p in priced:
        nets[p.order] += p.net
        taxes[p.order] += p.tax
    SQL.insert.later(
        state=state, now=now, id=ids, company=[c.id for c in companies], warehouse=[o.warehouse_id for o in new],
        supplier=[o.supplier_id for o in new], number=numbers, origin_type=[o.origin.type if o.origin else None for o in new],
        origin=[o.origin.id if o.origin else None for o in new], business_date=days, ordered_at=[o.ordered_at for o in new],
        expected_on=[o.expected_on or day + timedelta(days=lead) for o, day, lead in zip(new, days, leads, strict=True)], currency=[c.currency for c in companies], deductible=deductible, net=nets, tax=taxes,
        remark=[o.remark for o in new], extra=[json.dumps(o.extra, ensure_ascii=False) if o.extra else None for o in new],
        line=line_ids, parent=[ids[p.order] for p in priced], line_no=[p.line_no for p in priced], sku=[p.sku_id for p in priced],
        qty=[p.qty for p in priced], unit_price=[p.unit_price for p in priced], tax_rate=[p.tax_rate for p in priced],
        line_net=[p.net for p in priced], line_tax=[p.tax for p in priced], cost=[p.cost for p in priced],
        origin_line=[p.origin_line for p in priced],
    )  # fmt: skip
    born = [lifecycle.Born(i, c.id, {"number": n}) for i, c, n in zip(ids, companies, numbers, strict=True)]
    lifecycle.born(ORDER, "place", born, actor=actor, now=now)
    return ids


@db.in_transaction
def confirm(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Confirm drafts: their quantities are on order (采购在途). Raises WrongState, Stale."""

    def effect(documents: Sequence[lifecycle.Document]) -> None:
        rows = queries.read_lines(ids)
        actor.require_warehouses(r.warehouse_id for r in rows)
        stock.expect([(r.sku_id, r.warehouse_id, r.qty) for r in rows])

    lifecycle.transition(ORDER, ids, "confirm", actor=actor, now=now, versions=versions, effect=effect)


@db.in_transaction
def receive(
    ids: Sequence[int],
    *,
    actor: Actor,
    now: datetime,
    versions: Mapping[int, int] | None = None,
    deeds: Mapping[int, Deed] | None = None,
    quantities: Mapping[int, Decimal] | None = None,
    arrivals: Sequence[Arrival] = (),
) -> Sequence[int]:
    """Receive what is still to come of confirmed orders: receipts, stock at cost and the estimated payable in one transaction; the
    bill too, where the company's invoices come with the goods.

    `deeds`: business date and moment per order (default: now). `quantities`: per order line, to receive less (lines not named:
    nothing). `arrivals` instead: what came, lot by lot and piece by piece. The value of a receipt is its share of the line's cost with
    cumulative rounding. Returns the receipts, in order of the orders' ids. Raises WrongState, Stale, UnknownLine, OverReceipt,
    NothingToReceive, ClosedDay, and what the stock ledger says of lots and serial numbers.
    """
    lifecycle.lock(ORDER, ids, "receive", actor=actor, versions=versions)
    rows = queries.read_lines(ids)
    if arrivals:
        quantities = arriving.quantities(arrivals)
    queries.check_values(rows, quantities, q4)
    coming = arriving.coming(ids, rows, quantities, arrivals)
    heads = {r.order_id: r for r in rows}
    companies = organization.recent_companies({r.company_id for r in rows})
    new = []
    for order_id in sorted(coming):
        h = heads[order_id]
        today = Deed(business_date(now, companies[h.company_id].timezone), now)
        deed = (deeds or {}).get(order_id, today)
        new.append(
            warehouse.NewReceipt(h.company_id, h.warehouse_id, "purchase", Origin(ORDER.document, order_id), deed.business_date, deed.effective_at,
                                 coming[order_id], None, h.supplier_id)
        )  # fmt: skip
    # Who may receive an order may cause its receipt; the scopes stay the caller's.
    return warehouse.take_in(new, actor=replace(actor, permissions=ALL), now=now)


def _give_up(documents: Sequence[lifecycle.Document], *, actor: Actor, now: datetime) -> None:
    """Nothing more is to come for confirmed orders: their announcements are withdrawn, and the quantities on order lowered."""
    ids = [document.id for document in documents if document.state == "confirmed"]
    warehouse.withdraw_receipts(ids, ORDER.document, actor=replace(actor, permissions=ALL), now=now)
    received = queries.received_quantities(ids)
    outstanding = [(r.sku_id, r.warehouse_id, received.get(r.line_id, ZERO) - r.qty) for r in queries.read_lines(ids)]
    stock.expect([change for change in outstanding if change[2]])


def _refuse_received(documents: Sequence[lifecycle.Document]) -> Mapping[int, DomainError]:
    moved = {m.origin_id for m in warehouse.received_lines([d.id for d in documents], ORDER.document)}
    return {
        d.id: PartlyReceived(field="id", row=row, order=d.number) for row, d in enumerate(documents) if d.id in moved
    }


@db.in_transaction
def reopen(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Take a confirmation back (反审核) while nothing has come in; nothing is on order any more. Raises WrongState, PartlyReceived."""
    lifecycle.transition(
        ORDER,
        ids,
        "reopen",
        actor=actor,
        now=now,
        versions=versions,
        guard=_refuse_received,
        effect=partial(_give_up, actor=actor, now=now),
    )


@db.in_transaction
def cancel(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Cancel orders of which nothing has come in. Raises WrongState, PartlyReceived."""
    lifecycle.transition(
        ORDER,
        ids,
        "cancel",
        actor=actor,
        now=now,
        versions=versions,
        guard=_refuse_received,
        effect=partial(_give_up, actor=actor, now=now),
    )


@db.in_transaction
def close(ids: Sequence[int], *, actor: Actor, now: datetime, versions: Mapping[int, int] | None = None) -> None:
    """Decide that nothing more will come in (or all has); what is missing is no longer on order. Bills may still come."""
    lifecycle.transition(
        ORDER, ids, "close", actor=actor, now=now, versions=versions, effect=partial(_give_up, actor=actor, now=now)
    )
