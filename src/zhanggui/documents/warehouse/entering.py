"""Documents entered by hand: what they refer to exists, belongs together and lies in the caller's scope.

The commands trust their callers (sales, purchasing), who have checked it already; what comes over HTTP is checked here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.warehouse.errors import SerialNotSingle, UnknownMaster
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel.clock import business_date
from zhanggui.kernel.errors import DomainError, in_line, raise_if
from zhanggui.kernel.machine import Permission
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners

#: Where a line names goods without a quantity.
NO_QTY = Decimal(0)


class Line(NamedTuple):
    """What a line refers to."""

    sku_id: int
    qty: Decimal
    serial: str
    value: Decimal | None


class Head(NamedTuple):
    """What a document refers to."""

    warehouse_id: int
    lines: Sequence[Line]
    customer_id: int | None = None
    supplier_id: int | None = None
    shop_id: int | None = None


def _partners(row: int, head: Head, company_id: int, known: Mapping[str, Mapping[int, int]]) -> list[DomainError]:
    asked = (
        ("customer_id", "客户", "customer", head.customer_id),
        ("supplier_id", "供应商", "supplier", head.supplier_id),
        ("shop_id", "店铺", "shop", head.shop_id),
    )
    return [
        UnknownMaster(field=field, row=row, what_zh=zh, what_en=en, which=which)
        for field, zh, en, which in asked
        if which is not None and known[field].get(which) != company_id
    ]


def _lines(row: int, head: Head, skus: Mapping[int, catalog.SkuRow]) -> list[DomainError]:
    errors: list[DomainError] = []
    for number, line in enumerate(head.lines, 1):
        sku = skus.get(line.sku_id)
        if sku is None or not sku.active or not sku.stocked:
            errors.append(
                UnknownMaster(
                    field=in_line(number - 1, "sku_id"), row=row, what_zh="SKU", what_en="SKU", which=line.sku_id
                )
            )
        elif line.serial and abs(line.qty) != 1:
            errors.append(SerialNotSingle(field=in_line(number - 1, "qty"), row=row, line=number, serial=line.serial))
    return errors


def companies(heads: Sequence[Head], permission: Permission, *, actor: Actor) -> list[int]:
    """The company of each document. Five statements at most.

    Raises `MissingPermission` (also for a value entered by who may not see costs), `OutOfScope`, `UnknownMaster`, `SerialNotSingle`.
    """
    actor.require(permission)
    if any(line.value is not None for head in heads for line in head.lines):
        actor.require(stock.COST_VIEW)
    warehouses = organization.warehouses({head.warehouse_id for head in heads})
    known = {
        "customer_id": {c.id: c.company_id for c in _customers(heads).values() if c.active},
        "supplier_id": {s.id: s.company_id for s in _suppliers(heads).values() if s.active},
        "shop_id": {s.id: s.company_id for s in _shops(heads).values() if s.active},
    }
    skus = catalog.skus({line.sku_id for head in heads for line in head.lines})
    errors: list[DomainError] = []
    for row, head in enumerate(heads):
        warehouse = warehouses.get(head.warehouse_id)
        if warehouse is None or not warehouse.active:
            errors.append(
                UnknownMaster(
                    field="warehouse_id", row=row, what_zh="仓库", what_en="warehouse", which=head.warehouse_id
                )
            )
            continue
        errors += _partners(row, head, warehouse.company_id, known)
        errors += _lines(row, head, skus)
    raise_if(errors)
    actor.require_shops(head.shop_id for head in heads if head.shop_id is not None)
    return [warehouses[head.warehouse_id].company_id for head in heads]


def _customers(heads: Sequence[Head]) -> Mapping[int, partners.CustomerRow]:
    ids = {head.customer_id for head in heads if head.customer_id is not None}
    return partners.customers(ids) if ids else {}


def _suppliers(heads: Sequence[Head]) -> Mapping[int, partners.SupplierRow]:
    ids = {head.supplier_id for head in heads if head.supplier_id is not None}
    return partners.suppliers(ids) if ids else {}


def _shops(heads: Sequence[Head]) -> Mapping[int, organization.ShopRow]:
    return organization.recent_shops({head.shop_id for head in heads if head.shop_id is not None})


def dates(company_ids: Sequence[int], moments: Sequence[datetime]) -> list[tuple[date, datetime]]:
    """Business date and moment of each deed, in the time zone of its company."""
    found = organization.recent_companies(set(company_ids))
    return [
        (business_date(moment, found[company_id].timezone), moment)
        for company_id, moment in zip(company_ids, moments, strict=True)
    ]
