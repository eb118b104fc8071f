"""What other modules see of products, and what they give to create or change them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypedDict

from zhanggui.kernel.events import Event
from zhanggui.masters.catalog.options import Option
from zhanggui.masters.catalog.skus.contracts import NewSku
from zhanggui.masters.catalog.vocabulary import DEFAULT_UNIT, Kind

#: The VAT rate of most goods (general taxpayer).
STANDARD_RATE = Decimal("0.13")


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product (SPU)."""

    id: int
    code: str
    name: str
    kind: Kind
    unit: str
    category_id: int | None
    brand_id: int | None
    options: tuple[Option, ...]
    description: str
    tax_rate: Decimal
    revenue_account: str
    lot_tracked: bool
    shelf_life_days: int | None
    serial_tracked: bool
    allow_negative: bool
    presale: bool
    active: bool
    version: int
    category_name: str | None = None
    brand_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProduct:
    """A product to create with its SKUs in one go.

    Without `skus`, a product without options gets one SKU of the same code and name, a product with options one SKU for every
    combination of their values (`matrix`). `unit` is a unit's code and never changes, nor does `kind`.
    """

    code: str
    name: str
    kind: Kind = "goods"
    unit: str = DEFAULT_UNIT
    category_id: int | None = None
    brand_id: int | None = None
    options: tuple[Option, ...] = ()
    description: str = ""
    tax_rate: Decimal = STANDARD_RATE
    revenue_account: str = ""
    lot_tracked: bool = False
    shelf_life_days: int | None = None
    serial_tracked: bool = False
    allow_negative: bool = False
    presale: bool = False
    skus: tuple[NewSku, ...] = field(default=())


class ProductValues(TypedDict, total=False):
    """The fields of a product that can change; kind and unit can't, because stock was counted in them."""

    code: str
    name: str
    category_id: int | None
    brand_id: int | None
    options: tuple[Option, ...]
    description: str
    tax_rate: Decimal
    revenue_account: str
    lot_tracked: bool
    shelf_life_days: int | None
    serial_tracked: bool
    allow_negative: bool
    presale: bool
    active: bool


@dataclass(frozen=True, slots=True)
class ImageRow:
    """A picture of a product, or of one of its SKUs."""

    id: int
    product_id: int
    sku_id: int | None
    file_key: str
    sort: int


@dataclass(frozen=True, slots=True)
class FaceRow:
    """The picture that stands for a SKU or a product: `of` says which, `id` is its id."""

    of: str
    id: int
    product_id: int
    file_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewImage:
    """A picture: the key of a stored file, and the SKU it shows, if only one."""

    file_key: str
    sku_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImagesOfProduct:
    """All pictures of a product in their order; they replace the ones before."""

    product_id: int
    images: tuple[NewImage, ...]


@dataclass(frozen=True, slots=True)
class ProductPoliciesChanged(Event):
    """How goods are tracked or costed changed (lot, serial, negative stock, category).

    A module above that can't accept it (stock on hand without lots) raises, and nothing changes.
    """

    product_ids: tuple[int, ...]
