"""What other modules see of SKUs and barcodes, and what they give to create or change them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypedDict

from zhanggui.masters.catalog.vocabulary import Costing, Kind


@dataclass(frozen=True, slots=True)
class SkuRow:
    """A SKU with everything a document line needs to know about it.

    `stocked`: it moves stock and has cost; bundles are not, their components are. `unit` is the base unit of all stock quantities,
    entered with up to `decimals` places. `costing` is '' or 'fifo', the override by category; `revenue_account` '' or an account.
    `active` is false if the SKU or its product is.
    """

    id: int
    code: str
    product_id: int
    name: str
    kind: Kind
    stocked: bool
    unit: str
    tax_rate: Decimal
    lot_tracked: bool
    serial_tracked: bool
    allow_negative: bool
    category_id: int | None
    costing: Costing
    revenue_account: str
    active: bool
    bundle: bool
    presale: bool
    shelf_life_days: int | None
    decimals: int
    weight_g: Decimal | None
    volume_cm3: Decimal | None
    version: int


@dataclass(frozen=True, slots=True)
class SkuCard:
    """What stands on the SKU itself, for whoever maintains it; `options` are its values by option name. The last ones say what its product
    is called and asks of everybody who moves it: a lot, a serial number, and the days that a lot keeps."""

    id: int
    product_id: int
    code: str
    name: str
    options: Mapping[str, str]
    bundle: bool
    weight_g: Decimal | None
    volume_cm3: Decimal | None
    active: bool
    version: int
    lot_tracked: bool = False
    serial_tracked: bool = False
    shelf_life_days: int | None = None
    product_code: str = ""
    product_name: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scanned barcode means: one `unit` (a unit's code) of the SKU."""

    sku: SkuRow
    unit: str


@dataclass(frozen=True, slots=True)
class BarcodeRow:
    """A barcode in use. Scanning it means one `unit` of the SKU, its base unit if None."""

    id: int
    sku_id: int
    code: str
    unit: str | None
    main: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBarcode:
    """A barcode; `unit` is the code of a packing unit that the label stands on, '' for the base unit."""

    code: str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarcodesOfSku:
    """All barcodes in use of a SKU, the first one is the main one; they replace the ones before."""

    sku_id: int
    barcodes: tuple[NewBarcode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSku:
    """A SKU to create. An empty `name` becomes the product's name with the option values.

    `bundle` makes it a 组合装: it is ordered as one and shipped as its components, which `set_bundles` gives it.
    """

    code: str
    name: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    barcodes: tuple[str, ...] = ()
    weight_g: Decimal | None = None
    volume_cm3: Decimal | None = None
    bundle: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedSku:
    """A SKU to add to an existing product."""

    product_id: int
    sku: NewSku


class SkuValues(TypedDict, total=False):
    """The fields of a SKU that can change."""

    code: str
    name: str
    options: Mapping[str, str]
    weight_g: Decimal | None
    volume_cm3: Decimal | None
    active: bool
