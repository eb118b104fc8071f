"""What other modules see of suppliers and their quotations, and what they give to create or change them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypedDict

from zhanggui.masters.partners.contracts import ContactPerson


@dataclass(frozen=True, slots=True)
class SupplierRow:
    """A supplier of a company. `lead_days`: from order to receipt; `terms_days`: from invoice to payment."""

    id: int
    company_id: int
    code: str
    name: str
    grade: str
    tags: tuple[str, ...]
    lead_days: int
    terms_days: int
    active: bool
    phone: str
    country: str
    tax_number: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSupplier:
    """A supplier to create with contacts."""

    company_id: int
    code: str
    name: str
    phone: str = ""
    grade: str = ""
    tags: tuple[str, ...] = ()
    country: str = ""
    tax_number: str = ""
    lead_days: int = 0
    terms_days: int = 0
    contacts: tuple[ContactPerson, ...] = ()


class SupplierValues(TypedDict, total=False):
    """The fields of a supplier that can change; contacts have a command of their own."""

    code: str
    name: str
    phone: str
    grade: str
    tags: tuple[str, ...]
    country: str
    tax_number: str
    lead_days: int
    terms_days: int
    active: bool


@dataclass(frozen=True, slots=True)
class SupplierDetail:
    """A supplier with contacts."""

    supplier: SupplierRow
    contacts: tuple[ContactPerson, ...]


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """A supplier's price of one base unit from `min_qty` on, tax excluded, valid in a period (None: open)."""

    id: int
    supplier_id: int
    sku_id: int
    currency: str
    min_qty: Decimal
    price: Decimal
    valid_from: date | None
    valid_to: date | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuotation:
    """A quotation to record."""

    supplier_id: int
    sku_id: int
    price: Decimal
    currency: str = "CNY"
    min_qty: Decimal = Decimal(0)
    valid_from: date | None = None
    valid_to: date | None = None


class QuotationValues(TypedDict, total=False):
    """The fields of a quotation that can change; another supplier, SKU or currency is another quotation."""

    min_qty: Decimal
    price: Decimal
    valid_from: date | None
    valid_to: date | None
