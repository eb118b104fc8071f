"""Writing contacts of customers and suppliers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from zhanggui.foundation.audit.public import AuditRow, record
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.masters.checks import Findings, shown
from zhanggui.masters.partners import locks
from zhanggui.masters.partners.contact_forms import is_email, is_phone
from zhanggui.masters.partners.contacts.queries import contacts_of
from zhanggui.masters.partners.contracts import ContactPerson, ContactsOf
from zhanggui.masters.partners.errors import EmailMalformed, PhoneMalformed
from zhanggui.masters.partners.models import Contact, Customer, Supplier
from zhanggui.masters.partners.permissions import EDIT_CUSTOMERS, EDIT_SUPPLIERS

MAX_CONTACTS = 50


def check_phone(value: str, *, row: int, findings: Findings) -> str:
    """A phone number or nothing."""
    phone = findings.text(value, field="phone", row=row, longest=64)
    if phone and not is_phone(phone):
        findings.add(PhoneMalformed(field="phone", row=row, value=shown(phone)))
    return phone


def check_contacts(placed: Sequence[tuple[int, ContactsOf]], side: str, findings: Findings) -> list[Contact]:
    """The rows of contacts; `placed` are (row of the batch, contacts), `side` is `customer_id` or `supplier_id`."""
    rows = []
    for row, each in placed:
        findings.whole(len(each.contacts), field="contacts", row=row, lowest=0, highest=MAX_CONTACTS)
        for sort, person in enumerate(each.contacts):
            contact = Contact(**{side: each.partner_id}, sort=sort, **asdict(person))
            contact.name = findings.name(person.name, row=row)
            contact.title = findings.text(person.title, field="title", row=row)
            contact.wechat = findings.text(person.wechat, field="wechat", row=row)
            contact.phone = check_phone(person.phone, row=row, findings=findings)
            contact.email = findings.text(person.email, field="email", row=row)
            if contact.email and not is_email(contact.email):
                findings.add(EmailMalformed(field="email", row=row, value=shown(contact.email)))
            rows.append(contact)
    return rows


def insert_contacts(rows: Sequence[Contact]) -> None:
    """Number and write new contacts; one statement."""
    for contact, id_ in zip(rows, db.take_ids(len(rows)), strict=True):
        contact.id = id_
    Contact.objects.bulk_create(rows)


@db.in_transaction
def set_customer_contacts(batch: Sequence[ContactsOf], *, actor: Actor, now: datetime) -> None:
    """Replace the contacts of customers.

    Raises `MissingPermission`, `Missing`, `PhoneMalformed`, `EmailMalformed`, the text errors of `masters.errors`.
    """
    actor.require(EDIT_CUSTOMERS)
    held = locks.customers([each.partner_id for each in batch], actor)
    _replace(batch, held, "customer", actor=actor, now=now)


@db.in_transaction
def set_supplier_contacts(batch: Sequence[ContactsOf], *, actor: Actor, now: datetime) -> None:
    """Replace the contacts of suppliers. Raises what `set_customer_contacts` raises."""
    actor.require(EDIT_SUPPLIERS)
    held = locks.suppliers([each.partner_id for each in batch], actor)
    _replace(batch, held, "supplier", actor=actor, now=now)


def _replace(
    batch: Sequence[ContactsOf],
    held: dict[int, Customer] | dict[int, Supplier],
    document: str,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    side = f"{document}_id"
    findings = Findings()
    findings.unrepeated([each.partner_id for each in batch], field=side)
    for row, each in enumerate(batch):
        if each.partner_id not in held:
            findings.missing(each.partner_id, field=side, row=row)
    rows = check_contacts(list(enumerate(batch)), side, findings)
    findings.done()
    before = contacts_of(side, list(held))
    Contact.objects.filter(**{f"{side}__in": list(held)}).delete()
    insert_contacts(rows)
    audit = [
        AuditRow(
            held[each.partner_id].company_id,
            document,
            each.partner_id,
            "set_contacts",
            _plain(before.get(each.partner_id, ())),
            _plain(each.contacts),
        )
        for each in batch
    ]
    record(audit, actor=actor, now=now)


def _plain(people: Sequence[ContactPerson]) -> dict[str, object]:
    return {"contacts": [asdict(person) for person in people]}
