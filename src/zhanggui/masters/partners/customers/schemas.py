"""Wire types of customers."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field, StringConstraints

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import BATCH_MAX, Code, Id, Name
from zhanggui.masters.editing import VERSION_MAX, ChangeIn, left_out
from zhanggui.masters.partners.contacts.schemas import ContactIn, Contacts, Phone
from zhanggui.masters.partners.customers.queries import SORTS

Grade = Annotated[str, Field(max_length=64, description="Grade, chooses price lists", examples=["A"])]
Tag = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
Tags = Annotated[list[Tag], Field(max_length=50, description="Free labels", examples=[["vip", "批发"]])]
Owner = Annotated[Id | None, Field(description="User who looks after the customer", examples=[5121])]
Country = Annotated[str, Field(max_length=64, description="Country", examples=["中国"])]
TaxNumber = Annotated[str, Field(max_length=64, description="Tax number for invoices", examples=["91350100M000100Y43"])]
CreditLimit = Annotated[
    Decimal | None,
    Field(
        ge=0,
        max_digits=17,
        decimal_places=2,
        description="How much may be owed; null: no limit. Needs the permission partners.customers.credit",
        examples=["10000.00"],
    ),
]
TermsDays = Annotated[int, Field(ge=0, le=3650, description="Days until an invoice is due", examples=[30])]
WalkIn = Annotated[bool, Field(description="Collective customer of nameless sales", examples=[False])]
Active = Annotated[bool, Field(description="In use; inactive customers take no new orders", examples=[True])]
Version = Annotated[
    int,
    Field(ge=1, le=VERSION_MAX, description="Rises with every change; send it back with the next one", examples=[1]),
]


class AddressIn(Schema):
    """A place to ship to."""

    receiver: Name = Field(description="Who receives the parcel", examples=["李雷"])
    phone: Phone = ""
    country: str = Field("", max_length=200, description="Country", examples=["中国"])
    province: str = Field("", max_length=200, description="Province or state", examples=["广东省"])
    city: str = Field("", max_length=200, description="City", examples=["惠州市"])
    district: str = Field("", max_length=200, description="District or county", examples=["惠城区"])
    street: str = Field("", max_length=200, description="Street and number", examples=["仓前街道 1 号"])
    postcode: str = Field("", max_length=200, description="Postal code", examples=["516000"])


Addresses = Annotated[list[AddressIn], Field(max_length=200, description="Places to ship to, the default one first")]


class CustomerIn(Schema):
    """A customer to create."""

    company_id: Id
    code: Code
    name: Name
    phone: Phone = ""
    grade: Grade = ""
    tags: Tags = Field(default_factory=list)
    owner_id: Owner = None
    country: Country = ""
    tax_number: TaxNumber = ""
    credit_limit: CreditLimit = None
    terms_days: TermsDays = 0
    walk_in: WalkIn = False
    contacts: Contacts = Field(default_factory=list)
    addresses: Addresses = Field(default_factory=list)


class CustomersIn(Schema):
    """A batch of customers."""

    customers: list[CustomerIn] = Field(min_length=1, max_length=BATCH_MAX, description="Customers to create")


class CustomerChangeIn(ChangeIn):
    """New values for a customer."""

    code: Code = left_out()
    name: Name = left_out()
    phone: Phone = left_out()
    grade: Grade = left_out()
    tags: Tags = left_out()
    owner_id: Owner = left_out()
    country: Country = left_out()
    tax_number: TaxNumber = left_out()
    credit_limit: CreditLimit = left_out()
    terms_days: TermsDays = left_out()
    walk_in: WalkIn = left_out()
    active: Active = left_out()


class CustomerChangesIn(Schema):
    """A batch of changes."""

    customers: list[CustomerChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class CustomerQuery(PageQuery):
    """Filters of the list of customers."""

    sort: Annotated[str | None, SORTS] = SORT
    company_id: Id | None = Field(None, description="Of this company", examples=[4097])
    grade: str = Field("", max_length=64, description="Of this grade", examples=["A"])
    tag: str = Field("", max_length=64, description="With this label", examples=["vip"])
    owner_id: Id | None = Field(None, description="Looked after by this user", examples=[5121])
    search: str = Field(
        "", max_length=100, description="Part of a code or name, or a whole phone number", examples=["李雷"]
    )
    active: bool | None = Field(None, description="Only those in use, or only the others", examples=[True])


class CustomerOut(Schema):
    """A customer. `hidden` names the fields the caller may not see; they read as null."""

    id: Id
    company_id: Id
    code: Code
    name: Name
    phone: Phone
    grade: Grade
    tags: list[str] = Field(description="Free labels", examples=[["vip", "批发"]])
    owner_id: Owner
    country: Country
    tax_number: TaxNumber
    credit_limit: CreditLimit
    terms_days: TermsDays
    walk_in: WalkIn
    active: Active
    version: Version
    hidden: list[str] = Field(description="Fields the caller may not see", examples=[["credit_limit"]])


class CustomerDetailOut(CustomerOut):
    """A customer with contacts and addresses."""

    contacts: list[ContactIn] = Field(description="People, the main contact first")
    addresses: list[AddressIn] = Field(description="Places to ship to, the default one first")


class AddressesOfCustomerIn(Schema):
    """All addresses of a customer; they replace the ones before."""

    customer_id: Id
    addresses: Addresses


class AddressesIn(Schema):
    """A batch of customers with their addresses."""

    customers: list[AddressesOfCustomerIn] = Field(min_length=1, max_length=BATCH_MAX, description="Customers")


class DuplicateQuery(Schema):
    """Somebody who may be a customer already."""

    company_id: Id
    name: str = Field(
        "", max_length=200, description="Name; spelling, width and legal form don't matter", examples=["李雷商行"]
    )
    phone: str = Field("", max_length=64, description="Phone number in any spelling", examples=["138-0013-8000"])


class DuplicateOut(Schema):
    """A customer who may be the one asked about."""

    customer: CustomerOut = Field(description="The customer")
    same_phone: bool = Field(description="Has the same phone number", examples=[True])
    same_name: bool = Field(description="Has the same name but for its spelling", examples=[False])
