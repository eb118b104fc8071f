"""Creating and changing customers; their addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from zhanggui.foundation.audit.public import AuditRow, record
from zhanggui.foundation.identity.public import Actor, user_names
from zhanggui.kernel import db, events
from zhanggui.kernel.money import MAX_AMOUNT
from zhanggui.masters.checks import Findings
from zhanggui.masters.constraints import CODE
from zhanggui.masters.editing import Change, audit_rows, claim, revise, snapshot
from zhanggui.masters.partners import locks
from zhanggui.masters.partners.contact_forms import name_key, phone_digits
from zhanggui.masters.partners.contacts.commands import check_contacts, check_phone, insert_contacts
from zhanggui.masters.partners.contracts import ContactsOf, PartnersNamed
from zhanggui.masters.partners.customers.contracts import (
    AddressesOfCustomer,
    CustomerValues,
    NewCustomer,
    PostalAddress,
)
from zhanggui.masters.partners.customers.queries import addresses
from zhanggui.masters.partners.models import Address, Customer
from zhanggui.masters.partners.permissions import CREDIT, EDIT_CUSTOMERS

FIELDS = tuple(CustomerValues.__annotations__)
MAX_ADDRESSES = 200
MAX_TERMS = 3650
_PLACE = ("country", "province", "city", "district", "street", "postcode")


def _check_all(placed: Sequence[tuple[int, Customer]], findings: Findings) -> None:
    owners = user_names({customer.owner_id for _, customer in placed if customer.owner_id is not None})
    for row, customer in placed:
        customer.code = findings.code(customer.code, row=row)
        customer.name = findings.name(customer.name, row=row)
        customer.name_key = name_key(customer.name)
        customer.phone = check_phone(customer.phone, row=row, findings=findings)
        customer.phone_digits = phone_digits(customer.phone)
        customer.grade = findings.text(customer.grade, field="grade", row=row, longest=CODE)
        customer.tags = findings.tags(customer.tags, row=row)
        customer.country = findings.text(customer.country, field="country", row=row, longest=CODE)
        customer.tax_number = findings.text(customer.tax_number, field="tax_number", row=row, longest=CODE)
        findings.whole(customer.terms_days, field="terms_days", row=row, lowest=0, highest=MAX_TERMS)
        if customer.credit_limit is not None:
            findings.number(customer.credit_limit, field="credit_limit", row=row, highest=MAX_AMOUNT, places=2)
        if customer.owner_id is not None and customer.owner_id not in owners:
            findings.missing(customer.owner_id, field="owner_id", row=row)
    claim(placed, Customer.objects.all(), scope="company_id", findings=findings)
    findings.done()


def _customer(id_: int, new: NewCustomer, now: datetime) -> Customer:
    return Customer(
        id=id_,
        company_id=new.company_id,
        code=new.code,
        name=new.name,
        phone=new.phone,
        grade=new.grade,
        tags=list(new.tags),
        owner_id=new.owner_id,
        country=new.country,
        tax_number=new.tax_number,
        credit_limit=new.credit_limit,
        terms_days=new.terms_days,
        walk_in=new.walk_in,
        created_at=now,
        updated_at=now,
    )


@db.in_transaction
def create_customers(batch: Sequence[NewCustomer], *, actor: Actor, now: datetime) -> list[int]:
    """Create customers with contacts and addresses; their ids in the order of the batch.

    Publishes `PartnersNamed`, by which unknown companies are refused. Raises `MissingPermission` (setting a credit limit needs
    one of its own), `OutOfScope`, the errors of `masters.errors`, `PhoneMalformed`, `EmailMalformed`; several at once as `Many`.
    """
    actor.require(EDIT_CUSTOMERS)
    actor.require_companies(new.company_id for new in batch)
    if any(new.credit_limit is not None for new in batch):
        actor.require(CREDIT)
    findings = Findings()
    ids = list(db.take_ids(len(batch)))
    customers = [_customer(id_, new, now) for id_, new in zip(ids, batch, strict=True)]
    people = [ContactsOf(partner_id=id_, contacts=new.contacts) for id_, new in zip(ids, batch, strict=True)]
    contacts = check_contacts(list(enumerate(people)), "customer_id", findings)
    homes = [AddressesOfCustomer(customer_id=id_, addresses=new.addresses) for id_, new in zip(ids, batch, strict=True)]
    places = _check_addresses(homes, findings)
    _check_all(list(enumerate(customers)), findings)
    events.publish(PartnersNamed(company_ids=tuple(sorted({new.company_id for new in batch}))))
    Customer.objects.bulk_create(customers)
    insert_contacts(contacts)
    _insert_addresses(places)
    rows = [
        AuditRow(
            customer.company_id, "customer", customer.id, "create", None, snapshot(customer, ("company_id", *FIELDS))
        )
        for customer in customers
    ]
    record(rows, actor=actor, now=now)
    return ids


@db.in_transaction
def update_customers(batch: Sequence[Change[CustomerValues]], *, actor: Actor, now: datetime) -> None:
    """Change customers. Raises what `create_customers` raises, and `Missing`, `Stale`, `FixedField`."""
    actor.require(EDIT_CUSTOMERS)
    if any("credit_limit" in change.values for change in batch):
        actor.require(CREDIT)
    findings = Findings()
    held = locks.customers([change.id for change in batch], actor)
    revisions = revise(held, [_stored_values(change) for change in batch], fields=FIELDS, now=now, findings=findings)
    _check_all([(revision.row, revision.record) for revision in revisions], findings)
    Customer.objects.bulk_create(
        [revision.record for revision in revisions],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*FIELDS, "name_key", "phone_digits", "version", "updated_at"],
    )
    record(audit_rows("customer", revisions, lambda customer: customer.company_id), actor=actor, now=now)


def _stored_values(change: Change[CustomerValues]) -> Change[Mapping[str, object]]:
    values: dict[str, object] = dict(change.values)
    if "tags" in change.values:
        values["tags"] = list(change.values["tags"])
    return Change(id=change.id, version=change.version, values=values)


def _check_addresses(batch: Sequence[AddressesOfCustomer], findings: Findings) -> list[Address]:
    rows = []
    for row, each in enumerate(batch):
        findings.whole(len(each.addresses), field="addresses", row=row, lowest=0, highest=MAX_ADDRESSES)
        for sort, place in enumerate(each.addresses):
            address = Address(customer_id=each.customer_id, sort=sort, **asdict(place))
            address.receiver = findings.name(place.receiver, field="receiver", row=row)
            address.phone = check_phone(place.phone, row=row, findings=findings)
            for field in _PLACE:
                setattr(address, field, findings.text(getattr(place, field), field=field, row=row))
            rows.append(address)
    return rows


def _insert_addresses(rows: Sequence[Address]) -> None:
    for address, id_ in zip(rows, db.take_ids(len(rows)), strict=True):
        address.id = id_
    Address.objects.bulk_create(rows)


@db.in_transaction
def set_addresses(batch: Sequence[AddressesOfCustomer], *, actor: Actor, now: datetime) -> None:
    """Replace the addresses of customers.

    Raises `MissingPermission`, `Missing`, `PhoneMalformed` and the text errors of `masters.errors`.
    """
    actor.require(EDIT_CUSTOMERS)
    findings = Findings()
    held = locks.customers([each.customer_id for each in batch], actor)
    findings.unrepeated([each.customer_id for each in batch], field="customer_id")
    for row, each in enumerate(batch):
        if each.customer_id not in held:
            findings.missing(each.customer_id, field="customer_id", row=row)
    rows = _check_addresses(batch, findings)
    findings.done()
    before = addresses(list(held))
    Address.objects.filter(customer_id__in=held).delete()
    _insert_addresses(rows)
    audit = [
        AuditRow(
            held[each.customer_id].company_id,
            "customer",
            each.customer_id,
            "set_addresses",
            _plain(before.get(each.customer_id, ())),
            _plain(each.addresses),
        )
        for each in batch
    ]
    record(audit, actor=actor, now=now)


def _plain(places: Sequence[PostalAddress]) -> dict[str, object]:
    return {"addresses": [asdict(place) for place in places]}
