"""Reads of suppliers and their quotations."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.kernel.api.sorting import Sorts
from zhanggui.masters.errors import Missing
from zhanggui.masters.finding import holding
from zhanggui.masters.labels import label
from zhanggui.masters.partners import scopes
from zhanggui.masters.partners.contacts.queries import contacts_of
from zhanggui.masters.partners.models import Quotation, Supplier
from zhanggui.masters.partners.permissions import QUOTATIONS, VIEW_SUPPLIERS
from zhanggui.masters.partners.suppliers.contracts import QuotationRow, SupplierDetail, SupplierRow
from zhanggui.masters.reading import row_maker

SQL = db.Folder(__file__)
BY_ID = Keyset("id", (Key("id", int),))
SORTS = Sorts(BY_ID, {"code": str, "name": str, "phone": str, "grade": str, "lead_days": int, "terms_days": int})
_row = row_maker(SupplierRow, tags=lambda supplier: tuple(supplier.tags))
_quotation = row_maker(QuotationRow)
_TAGS = 5


def _from_columns(row: Sequence[Any]) -> SupplierRow:
    columns = list(row)
    columns[_TAGS] = tuple(columns[_TAGS])
    return SupplierRow(*columns)


def suppliers(ids: Collection[int]) -> dict[int, SupplierRow]:
    """Suppliers by id; unknown ids are left out. One statement."""
    return {row[0]: _from_columns(row) for row in SQL.by_ids.rows(ids=list(ids))}


def suppliers_by_code(company_id: int, codes: Collection[str]) -> dict[str, SupplierRow]:
    """Suppliers of a company by code as the caller spelled it, letter case ignored; unknown codes are left out. One statement."""
    asked = list(codes)
    rows = SQL.by_codes.rows(company_id=company_id, codes=asked)
    return {asked[row[0] - 1]: _from_columns(row[1:]) for row in rows}


def supplier_detail(supplier_id: int, *, actor: Actor) -> SupplierDetail:
    """A supplier with contacts. Raises `MissingPermission`, `Missing` (also out of scope). Two statements."""
    actor.require(VIEW_SUPPLIERS)
    found = Supplier.objects.filter(scopes.of_partners(actor), id=supplier_id).first()
    if found is None:
        raise Missing(field="supplier_id", which=supplier_id, **label("supplier_id"))
    return SupplierDetail(_row(found), contacts_of("supplier_id", [supplier_id]).get(supplier_id, ()))


def find_suppliers(
    *,
    actor: Actor,
    company_id: int | None = None,
    grade: str = "",
    tag: str = "",
    search: str = "",
    active: bool | None = None,
    cursor: str | None = None,
    limit: int = 50,
    sort: str | None = None,
    total: bool = False,
) -> Page[SupplierRow]:
    """The suppliers in the actor's scope; `search` is part of a code or name."""
    actor.require(VIEW_SUPPLIERS)
    rows = Supplier.objects.filter(scopes.of_partners(actor))
    if company_id is not None:
        rows = rows.filter(company_id=company_id)
    if grade:
        rows = rows.filter(grade=grade)
    if tag:
        rows = rows.filter(tags__contains=[tag])
    if search:
        rows = rows.filter(holding(search))
    if active is not None:
        rows = rows.filter(active=active)
    return SORTS.keyset(sort).page(rows, _row, cursor=cursor, limit=limit, total=total)


def find_quotations(
    *,
    actor: Actor,
    supplier_id: int | None = None,
    sku_id: int | None = None,
    on: date | None = None,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[QuotationRow]:
    """Quotations in the actor's scope; `on` keeps those valid that day. Raises `MissingPermission`."""
    actor.require(QUOTATIONS)
    rows = Quotation.objects.filter(scopes.of_quotations(actor))
    if supplier_id is not None:
        rows = rows.filter(supplier_id=supplier_id)
    if sku_id is not None:
        rows = rows.filter(sku_id=sku_id)
    if on is not None:
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
        rows = rows.filter(begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=on)))
    return BY_ID.page(rows, _quotation, cursor=cursor, limit=limit, total=total)


def quotations_of_skus(sku_ids: Collection[int], *, company_id: int, on: date) -> dict[int, tuple[QuotationRow, ...]]:
    """The valid quotations of a company's active suppliers by SKU, cheapest first. One statement."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    rows = Quotation.objects.filter(
        begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=on)),
        sku_id__in=sku_ids,
        supplier__company_id=company_id,
        supplier__active=True,
    )
    found: dict[int, list[QuotationRow]] = {}
    for row in rows.order_by("sku_id", "price", "min_qty", "id"):
        found.setdefault(row.sku_id, []).append(_quotation(row))
    return {sku_id: tuple(quotations) for sku_id, quotations in found.items()}
