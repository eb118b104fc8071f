"""Routes of suppliers and their quotations."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from zhanggui.foundation.identity.public import actor_of
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.api.types import CreatedOut, Id
from zhanggui.kernel.clock import utcnow
from zhanggui.masters.editing import changes
from zhanggui.masters.partners.contacts.commands import set_supplier_contacts
from zhanggui.masters.partners.contacts.schemas import ContactIn, ContactsIn
from zhanggui.masters.partners.contracts import ContactPerson, ContactsOf
from zhanggui.masters.partners.suppliers import commands, queries
from zhanggui.masters.partners.suppliers.contracts import (
    NewQuotation,
    NewSupplier,
    QuotationRow,
    QuotationValues,
    SupplierRow,
    SupplierValues,
)
from zhanggui.masters.partners.suppliers.schemas import (
    QuotationChangesIn,
    QuotationOut,
    QuotationQuery,
    QuotationsIn,
    SupplierChangesIn,
    SupplierDetailOut,
    SupplierIn,
    SupplierOut,
    SupplierQuery,
    SuppliersIn,
)

router = Router(tags=["partners"])
SupplierId = Annotated[Id, Path(description="Id of the supplier", examples=[4300])]


def _new(supplier: SupplierIn) -> NewSupplier:
    plain = supplier.model_dump(exclude={"tags", "contacts"})
    contacts = tuple(ContactPerson(**person.model_dump()) for person in supplier.contacts)
    return NewSupplier(**plain, tags=tuple(supplier.tags), contacts=contacts)


@router.get("/suppliers", response=PageOut[SupplierOut], summary="List suppliers")
def list_suppliers(request: HttpRequest, query: Query[SupplierQuery]) -> Page[SupplierRow]:
    """Suppliers in the caller's scope, oldest first."""
    return queries.find_suppliers(actor=actor_of(request), **query.model_dump())


@router.post("/suppliers", response={201: CreatedOut}, summary="Create suppliers")
def create_suppliers(request: HttpRequest, body: SuppliersIn) -> Status[CreatedOut]:
    """Create a batch of suppliers with contacts: all of them or none."""
    batch = [_new(supplier) for supplier in body.suppliers]
    return Status(201, CreatedOut(ids=commands.create_suppliers(batch, actor=actor_of(request), now=utcnow())))


@router.patch("/suppliers", response={204: None}, summary="Change suppliers")
def update_suppliers(request: HttpRequest, body: SupplierChangesIn) -> Status[None]:
    """Change fields of a batch of suppliers: all of them or none. Fields that are left out stay as they are."""
    commands.update_suppliers(changes(body.suppliers, SupplierValues), actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.put("/suppliers/contacts", response={204: None}, summary="Set the contacts of suppliers")
def set_contacts(request: HttpRequest, body: ContactsIn) -> Status[None]:
    """Replace the contacts of a batch of suppliers."""
    batch = [
        ContactsOf(
            partner_id=partner.partner_id,
            contacts=tuple(ContactPerson(**person.model_dump()) for person in partner.contacts),
        )
        for partner in body.partners
    ]
    set_supplier_contacts(batch, actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.get("/suppliers/{supplier_id}", response=SupplierDetailOut, summary="One supplier")
def get_supplier(request: HttpRequest, supplier_id: SupplierId) -> SupplierDetailOut:
    """A supplier with contacts."""
    detail = queries.supplier_detail(supplier_id, actor=actor_of(request))
    return SupplierDetailOut(
        **SupplierOut.model_validate(detail.supplier).model_dump(),
        contacts=[ContactIn.model_validate(person) for person in detail.contacts],
    )


@router.get("/quotations", response=PageOut[QuotationOut], summary="List quotations")
def list_quotations(request: HttpRequest, query: Query[QuotationQuery]) -> Page[QuotationRow]:
    """Suppliers' prices, oldest first. Needs the permission partners.suppliers.quotations."""
    return queries.find_quotations(actor=actor_of(request), **query.model_dump())


@router.post("/quotations", response={201: CreatedOut}, summary="Record quotations")
def create_quotations(request: HttpRequest, body: QuotationsIn) -> Status[CreatedOut]:
    """Record a batch of suppliers' prices: all of them or none."""
    batch = [NewQuotation(**quotation.model_dump()) for quotation in body.quotations]
    return Status(201, CreatedOut(ids=commands.create_quotations(batch, actor=actor_of(request), now=utcnow())))


@router.patch("/quotations", response={204: None}, summary="Change quotations")
def update_quotations(request: HttpRequest, body: QuotationChangesIn) -> Status[None]:
    """Change fields of a batch of quotations: all of them or none. Fields that are left out stay as they are."""
    commands.update_quotations(changes(body.quotations, QuotationValues), actor=actor_of(request), now=utcnow())
    return Status(204, None)
