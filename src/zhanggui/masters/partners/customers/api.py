"""Routes of customers."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from zhanggui.foundation.identity.public import Actor, actor_of
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.api.types import CreatedOut, Id
from zhanggui.kernel.clock import utcnow
from zhanggui.masters.editing import changes
from zhanggui.masters.partners.contacts.commands import set_customer_contacts
from zhanggui.masters.partners.contacts.schemas import ContactIn, ContactsIn
from zhanggui.masters.partners.contracts import ContactPerson, ContactsOf
from zhanggui.masters.partners.customers import commands, queries
from zhanggui.masters.partners.customers.contracts import (
    Acquaintance,
    AddressesOfCustomer,
    CustomerRow,
    CustomerValues,
    NewCustomer,
    PostalAddress,
)
from zhanggui.masters.partners.customers.schemas import (
    AddressesIn,
    AddressIn,
    CustomerChangesIn,
    CustomerDetailOut,
    CustomerIn,
    CustomerOut,
    CustomerQuery,
    CustomersIn,
    DuplicateOut,
    DuplicateQuery,
)
from zhanggui.masters.partners.permissions import CREDIT

router = Router(tags=["partners"])
CustomerId = Annotated[Id, Path(description="Id of the customer", examples=[4400])]


def _out(row: CustomerRow, actor: Actor) -> CustomerOut:
    """The customer as the caller may see it."""
    shown = actor.may(CREDIT)
    return CustomerOut(
        id=row.id,
        company_id=row.company_id,
        code=row.code,
        name=row.name,
        phone=row.phone,
        grade=row.grade,
        tags=list(row.tags),
        owner_id=row.owner_id,
        country=row.country,
        tax_number=row.tax_number,
        credit_limit=row.credit_limit if shown else None,
        terms_days=row.terms_days,
        walk_in=row.walk_in,
        active=row.active,
        version=row.version,
        hidden=[] if shown else ["credit_limit"],
    )


def _new(customer: CustomerIn) -> NewCustomer:
    plain = customer.model_dump(exclude={"tags", "contacts", "addresses"})
    return NewCustomer(
        **plain,
        tags=tuple(customer.tags),
        contacts=tuple(ContactPerson(**person.model_dump()) for person in customer.contacts),
        addresses=tuple(PostalAddress(**place.model_dump()) for place in customer.addresses),
    )


@router.get("/customers", response=PageOut[CustomerOut], summary="List customers")
def list_customers(request: HttpRequest, query: Query[CustomerQuery]) -> Page[CustomerOut]:
    """Customers in the caller's scope, oldest first."""
    actor = actor_of(request)
    page = queries.find_customers(actor=actor, **query.model_dump())
    return Page(items=tuple(_out(row, actor) for row in page.items), next=page.next, total=page.total)


@router.post("/customers", response={201: CreatedOut}, summary="Create customers")
def create_customers(request: HttpRequest, body: CustomersIn) -> Status[CreatedOut]:
    """Create a batch of customers with contacts and addresses: all of them or none."""
    batch = [_new(customer) for customer in body.customers]
    return Status(201, CreatedOut(ids=commands.create_customers(batch, actor=actor_of(request), now=utcnow())))


@router.patch("/customers", response={204: None}, summary="Change customers")
def update_customers(request: HttpRequest, body: CustomerChangesIn) -> Status[None]:
    """Change fields of a batch of customers: all of them or none. Fields that are left out stay as they are."""
    commands.update_customers(changes(body.customers, CustomerValues), actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.put("/customers/contacts", response={204: None}, summary="Set the contacts of customers")
def set_contacts(request: HttpRequest, body: ContactsIn) -> Status[None]:
    """Replace the contacts of a batch of customers."""
    batch = [
        ContactsOf(
            partner_id=partner.partner_id,
            contacts=tuple(ContactPerson(**person.model_dump()) for person in partner.contacts),
        )
        for partner in body.partners
    ]
    set_customer_contacts(batch, actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.put("/customers/addresses", response={204: None}, summary="Set the addresses of customers")
def set_addresses(request: HttpRequest, body: AddressesIn) -> Status[None]:
    """Replace the addresses of a batch of customers."""
    batch = [
        AddressesOfCustomer(
            customer_id=customer.customer_id,
            addresses=tuple(PostalAddress(**place.model_dump()) for place in customer.addresses),
        )
        for customer in body.customers
    ]
    commands.set_addresses(batch, actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.get("/customers/duplicates", response=list[DuplicateOut], summary="Who may be the same customer")
def find_duplicates(request: HttpRequest, query: Query[DuplicateQuery]) -> list[DuplicateOut]:
    """At most five customers with the same phone number or the same name, for the form that is about to create another one."""
    actor = actor_of(request)
    asked = Acquaintance(name=query.name, phone=query.phone)
    return [
        DuplicateOut(customer=_out(found.customer, actor), same_phone=found.phone, same_name=found.name)
        for found in queries.find_duplicates(query.company_id, [asked], actor=actor)
    ]


@router.get("/customers/{customer_id}", response=CustomerDetailOut, summary="One customer")
def get_customer(request: HttpRequest, customer_id: CustomerId) -> CustomerDetailOut:
    """A customer with contacts and addresses."""
    actor = actor_of(request)
    detail = queries.customer_detail(customer_id, actor=actor)
    return CustomerDetailOut(
        **_out(detail.customer, actor).model_dump(),
        contacts=[ContactIn.model_validate(person) for person in detail.contacts],
        addresses=[AddressIn.model_validate(place) for place in detail.addresses],
    )
