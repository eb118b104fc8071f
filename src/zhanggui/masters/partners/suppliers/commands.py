"""Creating and changing suppliers; their quotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from zhanggui.foundation.audit.public import AuditRow, record
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db, events
from zhanggui.kernel.quantity import MAX_QTY
from zhanggui.masters.checks import Findings
from zhanggui.masters.constraints import CODE
from zhanggui.masters.editing import Change, audit_rows, claim, revise, snapshot
from zhanggui.masters.partners import locks, scopes
from zhanggui.masters.partners.contacts.commands import check_contacts, check_phone, insert_contacts
from zhanggui.masters.partners.contracts import ContactsOf, PartnersNamed
from zhanggui.masters.partners.models import Quotation, Supplier
from zhanggui.masters.partners.permissions import EDIT_SUPPLIERS, QUOTATIONS
from zhanggui.masters.partners.suppliers.contracts import NewQuotation, NewSupplier, QuotationValues, SupplierValues

FIELDS = tuple(SupplierValues.__annotations__)
QUOTATION_FIELDS = tuple(QuotationValues.__annotations__)
MAX_DAYS = 3650


def _check_all(placed: Sequence[tuple[int, Supplier]], findings: Findings) -> None:
    for row, supplier in placed:
        supplier.code = findings.code(supplier.code, row=row)
        supplier.name = findings.name(supplier.name, row=row)
        supplier.phone = check_phone(supplier.phone, row=row, findings=findings)
        supplier.grade = findings.text(supplier.grade, field="grade", row=row, longest=CODE)
        supplier.tags = findings.tags(supplier.tags, row=row)
        supplier.country = findings.text(supplier.country, field="country", row=row, longest=CODE)
        supplier.tax_number = findings.text(supplier.tax_number, field="tax_number", row=row, longest=CODE)
        findings.whole(supplier.lead_days, field="lead_days", row=row, lowest=0, highest=MAX_DAYS)
        findings.whole(supplier.terms_days, field="terms_days", row=row, lowest=0, highest=MAX_DAYS)
    claim(placed, Supplier.objects.all(), scope="company_id", findings=findings)
    findings.done()


def _supplier(id_: int, new: NewSupplier, now: datetime) -> Supplier:
    return Supplier(
        id=id_,
        company_id=new.company_id,
        code=new.code,
        name=new.name,
        phone=new.phone,
        grade=new.grade,
        tags=list(new.tags),
        country=new.country,
        tax_number=new.tax_number,
        lead_days=new.lead_days,
        terms_days=new.terms_days,
        created_at=now,
        updated_at=now,
    )


@db.in_transaction
def create_suppliers(batch: Sequence[NewSupplier], *, actor: Actor, now: datetime) -> list[int]:
    """Create suppliers with contacts; their ids in the order of the batch.

    Publishes `PartnersNamed`, by which unknown companies are refused. Raises `MissingPermission`, `OutOfScope`, the errors of
    `masters.errors`, `PhoneMalformed`, `EmailMalformed`; several at once as `Many`.
    """
    actor.require(EDIT_SUPPLIERS)
    actor.require_companies(new.company_id for new in batch)
    findings = Findings()
    ids = list(db.take_ids(len(batch)))
    suppliers = [_supplier(id_, new, now) for id_, new in zip(ids, batch, strict=True)]
    people = [ContactsOf(partner_id=id_, contacts=new.contacts) for id_, new in zip(ids, batch, strict=True)]
    contacts = check_contacts(list(enumerate(people)), "supplier_id", findings)
    _check_all(list(enumerate(suppliers)), findings)
    events.publish(PartnersNamed(company_ids=tuple(sorted({new.company_id for new in batch}))))
    Supplier.objects.bulk_create(suppliers)
    insert_contacts(contacts)
    rows = [
        AuditRow(
            supplier.company_id, "supplier", supplier.id, "create", None, snapshot(supplier, ("company_id", *FIELDS))
        )
        for supplier in suppliers
    ]
    record(rows, actor=actor, now=now)
    return ids


@db.in_transaction
def update_suppliers(batch: Sequence[Change[SupplierValues]], *, actor: Actor, now: datetime) -> None:
    """Change suppliers. Raises what `create_suppliers` raises, and `Missing`, `Stale`, `FixedField`."""
    actor.require(EDIT_SUPPLIERS)
    findings = Findings()
    held = locks.suppliers([change.id for change in batch], actor)
    revisions = revise(held, [_stored_values(change) for change in batch], fields=FIELDS, now=now, findings=findings)
    _check_all([(revision.row, revision.record) for revision in revisions], findings)
    Supplier.objects.bulk_create(
        [revision.record for revision in revisions],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*FIELDS, "version", "updated_at"],
    )
    record(audit_rows("supplier", revisions, lambda supplier: supplier.company_id), actor=actor, now=now)


def _stored_values(change: Change[SupplierValues]) -> Change[Mapping[str, object]]:
    values: dict[str, object] = dict(change.values)
    if "tags" in change.values:
        values["tags"] = list(change.values["tags"])
    return Change(id=change.id, version=change.version, values=values)


def _check_quotation(quotation: Quotation, row: int, findings: Findings) -> None:
    quotation.currency = findings.currency(quotation.currency, row=row)
    findings.price(quotation.price, row=row)
    findings.number(quotation.min_qty, field="min_qty", row=row, highest=MAX_QTY, places=4)
    findings.period(quotation.valid_from, quotation.valid_to, row=row)


@db.in_transaction
def create_quotations(batch: Sequence[NewQuotation], *, actor: Actor, now: datetime) -> list[int]:
    """Record quotations; their ids in the order of the batch.

    Publishes `PartnersNamed`, by which unknown SKUs are refused. Raises `MissingPermission`, `Missing` (also suppliers out of
    scope) and the errors of `masters.errors`; several at once as `Many`.
    """
    actor.require(QUOTATIONS)
    findings = Findings()
    asked = {new.supplier_id for new in batch}
    seen = dict(Supplier.objects.filter(scopes.of_partners(actor), id__in=asked).values_list("id", "company_id"))
    ids = list(db.take_ids(len(batch)))
    rows = [
        Quotation(id=id_, created_at=now, updated_at=now, **asdict(new)) for id_, new in zip(ids, batch, strict=True)
    ]
    for row, quotation in enumerate(rows):
        if quotation.supplier_id not in seen:
            findings.missing(quotation.supplier_id, field="supplier_id", row=row)
        _check_quotation(quotation, row, findings)
    findings.done()
    events.publish(PartnersNamed(sku_ids=tuple(sorted({new.sku_id for new in batch}))))
    Quotation.objects.bulk_create(rows)
    fields = ("supplier_id", "sku_id", "currency", *QUOTATION_FIELDS)
    record(
        [AuditRow(seen[row.supplier_id], "quotation", row.id, "create", None, snapshot(row, fields)) for row in rows],
        actor=actor,
        now=now,
    )
    return ids


@db.in_transaction
def update_quotations(batch: Sequence[Change[QuotationValues]], *, actor: Actor, now: datetime) -> None:
    """Change quotations. Raises what `create_quotations` raises, and `Stale`, `FixedField`."""
    actor.require(QUOTATIONS)
    findings = Findings()
    held = locks.quotations([change.id for change in batch], actor)
    revisions = revise(held, batch, fields=QUOTATION_FIELDS, now=now, findings=findings)
    for revision in revisions:
        _check_quotation(revision.record, revision.row, findings)
    findings.done()
    Quotation.objects.bulk_create(
        [revision.record for revision in revisions],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*QUOTATION_FIELDS, "version", "updated_at"],
    )
    supplier_ids = {revision.record.supplier_id for revision in revisions}
    companies = dict(Supplier.objects.filter(id__in=supplier_ids).values_list("id", "company_id"))
    record(audit_rows("quotation", revisions, lambda row: companies[row.supplier_id]), actor=actor, now=now)
