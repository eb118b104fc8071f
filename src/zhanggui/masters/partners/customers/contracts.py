"""What other modules see of customers, and what they give to create or change them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypedDict

from zhanggui.masters.partners.contracts import ContactPerson


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A customer of a company. `credit_limit` None means no limit; `walk_in` marks the collective customer of nameless sales."""

    id: int
    company_id: int
    code: str
    name: str
    grade: str
    tags: tuple[str, ...]
    owner_id: int | None
    country: str
    credit_limit: Decimal | None
    terms_days: int
    walk_in: bool
    active: bool
    phone: str
    tax_number: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalAddress:
    """A place to ship to; the first one is the default."""

    receiver: str
    phone: str = ""
    country: str = ""
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCustomer:
    """A customer to create with contacts and addresses."""

    company_id: int
    code: str
    name: str
    phone: str = ""
    grade: str = ""
    tags: tuple[str, ...] = ()
    owner_id: int | None = None
    country: str = ""
    tax_number: str = ""
    credit_limit: Decimal | None = None
    terms_days: int = 0
    walk_in: bool = False
    contacts: tuple[ContactPerson, ...] = ()
    addresses: tuple[PostalAddress, ...] = ()


class CustomerValues(TypedDict, total=False):
    """The fields of a customer that can change; contacts and addresses have commands of their own."""

    code: str
    name: str
    phone: str
    grade: str
    tags: tuple[str, ...]
    owner_id: int | None
    country: str
    tax_number: str
    credit_limit: Decimal | None
    terms_days: int
    walk_in: bool
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressesOfCustomer:
    """All addresses of a customer in their order; they replace the ones before."""

    customer_id: int
    addresses: tuple[PostalAddress, ...]


@dataclass(frozen=True, slots=True)
class CustomerDetail:
    """A customer with contacts and addresses."""

    customer: CustomerRow
    contacts: tuple[ContactPerson, ...]
    addresses: tuple[PostalAddress, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquaintance:
    """What a caller knows of somebody who may be a customer already."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A customer who may be the one asked about. `asked` is the place in the request; `phone` and `name` say what is the same."""

    asked: int
    customer: CustomerRow
    phone: bool
    name: bool
