"""Reads of customers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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
from zhanggui.masters.partners.contact_forms import name_key, phone_digits
from zhanggui.masters.partners.contacts.queries import contacts_of
from zhanggui.masters.partners.customers.contracts import (
    Acquaintance,
    CustomerDetail,
    CustomerRow,
    Duplicate,
    PostalAddress,
)
from zhanggui.masters.partners.models import Address, Customer
from zhanggui.masters.partners.permissions import VIEW_CUSTOMERS
from zhanggui.masters.reading import row_maker

SQL = db.Folder(__file__)
BY_ID = Keyset("id", (Key("id", int),))
SORTS = Sorts(BY_ID, {"code": str, "name": str, "phone": str, "grade": str, "terms_days": int})
_row = row_maker(CustomerRow, tags=lambda customer: tuple(customer.tags))
_TAGS = 5
_ADDRESS = ("receiver", "phone", "country", "province", "city", "district", "street", "postcode")


def _from_columns(row: Sequence[Any]) -> CustomerRow:
    columns = list(row)
    columns[_TAGS] = tuple(columns[_TAGS])
    return CustomerRow(*columns)


def customers(ids: Collection[int]) -> dict[int, CustomerRow]:
    """Customers by id; unknown ids are left out. One statement."""
    return ask_customers(ids).answer()


def ask_customers(ids: Collection[int]) -> db.Question[dict[int, CustomerRow]]:
    """The question behind `customers`, to be asked together with others."""
    return db.Question(SQL.by_ids.call(ids=list(ids)), lambda rows: {row[0]: _from_columns(row) for row in rows})


def customers_by_code(company_id: int, codes: Collection[str]) -> dict[str, CustomerRow]:
    """Customers of a company by code as the caller spelled it, letter case ignored; unknown codes are left out. One statement."""
    asked = list(codes)
    rows = SQL.by_codes.rows(company_id=company_id, codes=asked)
    return {asked[row[0] - 1]: _from_columns(row[1:]) for row in rows}


def addresses(customer_ids: Collection[int]) -> dict[int, tuple[PostalAddress, ...]]:
    """The addresses of customers in their order, the default one first. One statement."""
    found: dict[int, list[PostalAddress]] = {}
    rows = Address.objects.filter(customer_id__in=customer_ids).order_by("customer_id", "sort")
    for row in rows.values("customer_id", *_ADDRESS):
        found.setdefault(row.pop("customer_id"), []).append(PostalAddress(**row))
    return {customer_id: tuple(places) for customer_id, places in found.items()}


def customer_detail(customer_id: int, *, actor: Actor) -> CustomerDetail:
    """A customer with contacts and addresses. Raises `MissingPermission`, `Missing` (also out of scope). Three statements."""
    actor.require(VIEW_CUSTOMERS)
    found = Customer.objects.filter(scopes.of_partners(actor), id=customer_id).first()
    if found is None:
        raise Missing(field="customer_id", which=customer_id, **label("customer_id"))
    people = contacts_of("customer_id", [customer_id]).get(customer_id, ())
    return CustomerDetail(_row(found), people, addresses([customer_id]).get(customer_id, ()))


def find_customers(
    *,
    actor: Actor,
    company_id: int | None = None,
    grade: str = "",
    tag: str = "",
    owner_id: int | None = None,
    search: str = "",
    active: bool | None = None,
    cursor: str | None = None,
    limit: int = 50,
    sort: str | None = None,
    total: bool = False,
) -> Page[CustomerRow]:
    """The customers in the actor's scope; `search` is part of a code or name, or a whole phone number."""
    actor.require(VIEW_CUSTOMERS)
    rows = Customer.objects.filter(scopes.of_partners(actor))
    if company_id is not None:
        rows = rows.filter(company_id=company_id)
    if grade:
        rows = rows.filter(grade=grade)
    if tag:
        rows = rows.filter(tags__contains=[tag])
    if owner_id is not None:
        rows = rows.filter(owner_id=owner_id)
    if search:
        digits = phone_digits(search)
        same_phone = Q(phone_digits=digits) if digits else Q(pk__in=())
        rows = rows.filter(holding(search) | same_phone)
    if active is not None:
        rows = rows.filter(active=active)
    return SORTS.keyset(sort).page(rows, _row, cursor=cursor, limit=limit, total=total)


def find_duplicates(company_id: int, asked: Sequence[Acquaintance], *, actor: Actor) -> list[Duplicate]:
    """Customers of a company who may be those asked about: the same phone number or the same name but for its spelling.

    At most five for each, those with the same phone first. Two statements. Raises `MissingPermission`, `OutOfScope`.
    """
    actor.require(VIEW_CUSTOMERS)
    actor.require_companies([company_id])
    phones = [phone_digits(each.phone) for each in asked]
    names = [name_key(each.name) for each in asked]
    found = SQL.duplicates.rows(company_id=company_id, phones=phones, names=names)
    rows = customers({row[1] for row in found})
    return [Duplicate(place - 1, rows[id_], phone, name) for place, id_, phone, name in found]
