"""Wire types of suppliers and their quotations."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import BATCH_MAX, Code, Day, Id, Name, UnitPrice
from zhanggui.masters.editing import VERSION_MAX, ChangeIn, left_out
from zhanggui.masters.partners.contacts.schemas import ContactIn, Contacts, Phone
from zhanggui.masters.partners.customers.schemas import Country, Tags, TaxNumber
from zhanggui.masters.partners.suppliers.queries import SORTS

Grade = Annotated[str, Field(max_length=64, description="Grade, as the buyers rate it", examples=["A"])]
LeadDays = Annotated[int, Field(ge=0, le=3650, description="Days from order to receipt", examples=[7])]
TermsDays = Annotated[int, Field(ge=0, le=3650, description="Days from invoice to payment", examples=[30])]
Active = Annotated[bool, Field(description="In use; inactive suppliers take no new orders", examples=[True])]
Version = Annotated[
    int,
    Field(ge=1, le=VERSION_MAX, description="Rises with every change; send it back with the next one", examples=[1]),
]
MinQty = Annotated[
    Decimal,
    Field(
        ge=0,
        le=999_999_999_999,
        decimal_places=4,
        description="From this quantity of base units on",
        examples=["100.0000"],
    ),
]
ValidFrom = Annotated[Day | None, Field(description="First day; null: always", examples=["2026-11-01"])]
ValidTo = Annotated[Day | None, Field(description="Last day; null: until further notice", examples=["2026-12-31"])]


class SupplierIn(Schema):
    """A supplier to create."""

    company_id: Id
    code: Code
    name: Name
    phone: Phone = ""
    grade: Grade = ""
    tags: Tags = Field(default_factory=list)
    country: Country = ""
    tax_number: TaxNumber = ""
    lead_days: LeadDays = 0
    terms_days: TermsDays = 0
    contacts: Contacts = Field(default_factory=list)


class SuppliersIn(Schema):
    """A batch of suppliers."""

    suppliers: list[SupplierIn] = Field(min_length=1, max_length=BATCH_MAX, description="Suppliers to create")


class SupplierChangeIn(ChangeIn):
    """New values for a supplier."""

    code: Code = left_out()
    name: Name = left_out()
    phone: Phone = left_out()
    grade: Grade = left_out()
    tags: Tags = left_out()
    country: Country = left_out()
    tax_number: TaxNumber = left_out()
    lead_days: LeadDays = left_out()
    terms_days: TermsDays = left_out()
    active: Active = left_out()


class SupplierChangesIn(Schema):
    """A batch of changes."""

    suppliers: list[SupplierChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class SupplierQuery(PageQuery):
    """Filters of the list of suppliers."""

    sort: Annotated[str | None, SORTS] = SORT
    company_id: Id | None = Field(None, description="Of this company", examples=[4097])
    grade: str = Field("", max_length=64, description="Of this grade", examples=["A"])
    tag: str = Field("", max_length=64, description="With this label", examples=["一级"])
    search: str = Field("", max_length=100, description="Part of a code or name", examples=["义乌"])
    active: bool | None = Field(None, description="Only those in use, or only the others", examples=[True])


class SupplierOut(Schema):
    """A supplier."""

    id: Id
    company_id: Id
    code: Code
    name: Name
    phone: Phone
    grade: Grade
    tags: list[str] = Field(description="Free labels", examples=[["一级"]])
    country: Country
    tax_number: TaxNumber
    lead_days: LeadDays
    terms_days: TermsDays
    active: Active
    version: Version


class SupplierDetailOut(SupplierOut):
    """A supplier with contacts."""

    contacts: list[ContactIn] = Field(description="People, the main contact first")


class QuotationIn(Schema):
    """A quotation to record."""

    supplier_id: Id
    sku_id: Id
    currency: str = Field("CNY", min_length=3, max_length=3, description="Currency", examples=["CNY"])
    min_qty: MinQty = Decimal(0)
    price: UnitPrice = Field(description="Price of one base unit, tax excluded", examples=["8.500000"])
    valid_from: ValidFrom = None
    valid_to: ValidTo = None


class QuotationsIn(Schema):
    """A batch of quotations."""

    quotations: list[QuotationIn] = Field(min_length=1, max_length=BATCH_MAX, description="Quotations to record")


class QuotationChangeIn(ChangeIn):
    """New values for a quotation."""

    min_qty: MinQty = left_out()
    price: UnitPrice = left_out()
    valid_from: ValidFrom = left_out()
    valid_to: ValidTo = left_out()


class QuotationChangesIn(Schema):
    """A batch of changes."""

    quotations: list[QuotationChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class QuotationQuery(PageQuery):
    """Filters of the list of quotations."""

    supplier_id: Id | None = Field(None, description="Of this supplier", examples=[4300])
    sku_id: Id | None = Field(None, description="For this SKU", examples=[4201])
    on: Day | None = Field(None, description="Valid on this day", examples=["2026-11-23"])


class QuotationOut(Schema):
    """A quotation."""

    id: Id
    supplier_id: Id
    sku_id: Id
    currency: str = Field(description="Currency", examples=["CNY"])
    min_qty: MinQty
    price: UnitPrice
    valid_from: ValidFrom
    valid_to: ValidTo
    version: Version
