"""Wire types of SKUs and barcodes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import Field, StringConstraints

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import BATCH_MAX, Code, Id, Name, Quantity
from zhanggui.masters.catalog.skus.queries import SORTS
from zhanggui.masters.catalog.vocabulary import Kind
from zhanggui.masters.editing import VERSION_MAX, ChangeIn, left_out

OptionText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
OptionValues = Annotated[
    dict[OptionText, OptionText],
    Field(
        max_length=5, description="Its value for every option of the product", examples=[{"颜色": "红", "尺码": "L"}]
    ),
]
Weight = Annotated[
    Decimal | None,
    Field(ge=0, le=100_000_000, decimal_places=4, description="Weight in grams", examples=["180.5000"]),
]
Volume = Annotated[
    Decimal | None,
    Field(ge=0, le=10_000_000_000, decimal_places=4, description="Volume in cubic centimetres", examples=["2400.0000"]),
]
BarcodeText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
Version = Annotated[
    int,
    Field(ge=1, le=VERSION_MAX, description="Rises with every change; send it back with the next one", examples=[1]),
]
Active = Annotated[bool, Field(description="In use; inactive ones can't be ordered", examples=[True])]


class SkuIn(Schema):
    """A SKU to create."""

    code: Code
    name: str = Field(
        "", max_length=200, description="Full name; empty: the product's with the option values", examples=["T恤 红/L"]
    )
    options: OptionValues = Field(default_factory=dict)
    barcodes: list[BarcodeText] = Field(
        default_factory=list,
        max_length=50,
        description="Codes that scanners read, the main one first",
        examples=[["6901234567892"]],
    )
    weight_g: Weight = None
    volume_cm3: Volume = None
    bundle: bool = Field(
        False, description="A bundle (组合装): ordered as one, shipped as its components", examples=[False]
    )


class AddedSkuIn(SkuIn):
    """A SKU to add to a product."""

    product_id: Id


class SkusIn(Schema):
    """A batch of SKUs."""

    skus: list[AddedSkuIn] = Field(min_length=1, max_length=BATCH_MAX, description="SKUs to add")


class SkuChangeIn(ChangeIn):
    """New values for a SKU."""

    code: Code = left_out()
    name: Name = left_out()
    options: OptionValues = left_out()
    weight_g: Weight = left_out()
    volume_cm3: Volume = left_out()
    active: Active = left_out()


class SkuChangesIn(Schema):
    """A batch of changes."""

    skus: list[SkuChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class SkuQuery(PageQuery):
    """Filters of the list of SKUs."""

    sort: Annotated[str | None, SORTS] = SORT
    ids: list[Id] = Field(
        default_factory=list,
        max_length=BATCH_MAX,
        description="These only; named once for each",
        examples=[[4201, 4202]],
    )
    product_id: Id | None = Field(None, description="Of this product", examples=[4200])
    category_id: Id | None = Field(None, description="In this category or below it", examples=[4097])
    brand_id: Id | None = Field(None, description="Of this brand", examples=[4099])
    kind: Kind | None = Field(None, description="Of this kind", examples=["goods"])
    search: str = Field("", max_length=100, description="Part of a code or name, or a whole barcode", examples=["T恤"])
    active: bool | None = Field(None, description="Only those in use, or only the others", examples=[True])


class SkuOut(Schema):
    """A SKU."""

    id: Id
    product_id: Id
    product_code: str = Field(description="Code of the product", examples=["T01"])
    product_name: str = Field(description="Name of the product", examples=["T恤"])
    code: Code
    name: Name
    options: Mapping[str, str] = Field(description="Its value for every option", examples=[{"颜色": "红", "尺码": "L"}])
    bundle: bool = Field(description="A bundle (组合装)", examples=[False])
    weight_g: Weight
    volume_cm3: Volume
    active: Active
    version: Version
    lot_tracked: bool = Field(description="Moved lot by lot", examples=[False])
    serial_tracked: bool = Field(description="Moved piece by piece, by serial number", examples=[False])
    shelf_life_days: int | None = Field(description="Days that a lot keeps; null: does not expire", examples=[365])


class BarcodeOut(Schema):
    """A barcode in use."""

    code: str = Field(description="What scanners read", examples=["6901234567892"])
    unit: str | None = Field(
        description="Packing unit that carries the label; null: the base unit", examples=["carton"]
    )
    main: bool = Field(description="The one that labels are printed with", examples=[True])


class PackingUnitOut(Schema):
    """How many base units a packing unit of this SKU holds."""

    unit: str = Field(description="Code of the packing unit", examples=["carton"])
    factor: Decimal = Field(description="Base units in one", examples=["24.000000"])


class ComponentOut(Schema):
    """A component of a bundle."""

    sku_id: Id
    qty: Quantity
    weight: Decimal = Field(description="Weight of its share of the bundle's price", examples=["79.000000"])


class SkuDetailOut(SkuOut):
    """A SKU with its barcodes, packing units and components."""

    barcodes: list[BarcodeOut] = Field(description="Barcodes in use, the main one first")
    units: list[PackingUnitOut] = Field(description="Packing units")
    components: list[ComponentOut] = Field(description="What one bundle contains; empty if it is none")


class BarcodeIn(Schema):
    """A barcode."""

    code: BarcodeText = Field(description="What scanners read", examples=["6901234567892"])
    unit: str = Field(
        "", max_length=64, description="Packing unit that carries the label; empty: the base unit", examples=["carton"]
    )


class BarcodesOfSkuIn(Schema):
    """All barcodes of a SKU, the main one first; they replace the ones before."""

    sku_id: Id
    barcodes: list[BarcodeIn] = Field(max_length=50, description="Barcodes")


class BarcodesIn(Schema):
    """A batch of SKUs with their barcodes."""

    skus: list[BarcodesOfSkuIn] = Field(min_length=1, max_length=BATCH_MAX, description="SKUs")


class ScanOut(Schema):
    """What a scanned barcode means."""

    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["T01-R-L"])
    name: str = Field(description="Name of the SKU", examples=["T恤 红/L"])
    unit: str = Field(description="Unit that was scanned", examples=["pcs"])
    active: Active
