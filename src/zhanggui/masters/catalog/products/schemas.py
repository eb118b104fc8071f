"""Wire types of products and their pictures."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.sorting import SORT
from zhanggui.kernel.api.types import BATCH_MAX, Code, Id, Name, Note
from zhanggui.masters.catalog.products.contracts import STANDARD_RATE
from zhanggui.masters.catalog.products.queries import SORTS
from zhanggui.masters.catalog.skus.schemas import OptionText, SkuIn, SkuOut
from zhanggui.masters.catalog.vocabulary import DEFAULT_UNIT, Kind
from zhanggui.masters.editing import VERSION_MAX, ChangeIn, left_out

KindOfGoods = Annotated[
    Kind, Field(description="Kind of goods; fees and discounts never move stock", examples=["goods"])
]
TaxRate = Annotated[
    Decimal, Field(ge=0, lt=1, decimal_places=6, description="VAT rate as a fraction of one", examples=["0.130000"])
]
Account = Annotated[
    str,
    Field(
        pattern=r"^([0-9]{4,10})?$",
        description="Revenue account; empty: by the rules of the books",
        examples=["500101"],
    ),
]
CategoryId = Annotated[Id | None, Field(description="Category", examples=[4097])]
BrandId = Annotated[Id | None, Field(description="Brand", examples=[4099])]
LotTracked = Annotated[bool, Field(description="Stock is kept by lot", examples=[False])]
ShelfLife = Annotated[
    int | None, Field(ge=1, le=36_500, description="Shelf life in days; needs lot tracking", examples=[365])
]
SerialTracked = Annotated[bool, Field(description="Every piece has a serial number", examples=[False])]
AllowNegative = Annotated[bool, Field(description="May be shipped before it is received", examples=[False])]
Presale = Annotated[bool, Field(description="May be sold before it is in stock", examples=[False])]
Active = Annotated[bool, Field(description="In use; inactive products can't be ordered", examples=[True])]

_KEY = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


class OptionIn(Schema):
    """An option of a product."""

    name: OptionText = Field(description="Its name", examples=["颜色"])
    values: list[OptionText] = Field(
        min_length=1, max_length=200, description="Its values in screen order", examples=[["红", "蓝"]]
    )
    codes: list[OptionText] = Field(
        default_factory=list,
        max_length=200,
        description="A code for every value, for generated SKU codes",
        examples=[["R", "B"]],
    )


Options = Annotated[list[OptionIn], Field(max_length=5, description="What tells its SKUs apart")]


class ProductIn(Schema):
    """A product to create with its SKUs."""

    code: Code
    name: Name
    kind: KindOfGoods = "goods"
    unit: str = Field(DEFAULT_UNIT, max_length=64, description="Code of its base unit; never changes", examples=["pcs"])
    category_id: CategoryId = None
    brand_id: BrandId = None
    options: Options = Field(default_factory=list)
    description: Note = ""
    tax_rate: TaxRate = STANDARD_RATE
    revenue_account: Account = ""
    lot_tracked: LotTracked = False
    shelf_life_days: ShelfLife = None
    serial_tracked: SerialTracked = False
    allow_negative: AllowNegative = False
    presale: Presale = False
    skus: list[SkuIn] = Field(
        default_factory=list, max_length=2000, description="Its SKUs; empty: one for every combination of option values"
    )


class ProductsIn(Schema):
    """A batch of products."""

    products: list[ProductIn] = Field(min_length=1, max_length=BATCH_MAX, description="Products to create")


class ProductChangeIn(ChangeIn):
    """New values for a product."""

    code: Code = left_out()
    name: Name = left_out()
    category_id: CategoryId = left_out()
    brand_id: BrandId = left_out()
    options: Options = left_out()
    description: Note = left_out()
    tax_rate: TaxRate = left_out()
    revenue_account: Account = left_out()
    lot_tracked: LotTracked = left_out()
    shelf_life_days: ShelfLife = left_out()
    serial_tracked: SerialTracked = left_out()
    allow_negative: AllowNegative = left_out()
    presale: Presale = left_out()
    active: Active = left_out()


class ProductChangesIn(Schema):
    """A batch of changes."""

    products: list[ProductChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class ProductQuery(PageQuery):
    """Filters of the list of products."""

    sort: Annotated[str | None, SORTS] = SORT
    category_id: Id | None = Field(None, description="In this category or below it", examples=[4097])
    brand_id: Id | None = Field(None, description="Of this brand", examples=[4099])
    kind: Kind | None = Field(None, description="Of this kind", examples=["goods"])
    search: str = Field("", max_length=100, description="Part of a code or name", examples=["T恤"])
    active: bool | None = Field(None, description="Only those in use, or only the others", examples=[True])


class ProductOut(Schema):
    """A product."""

    id: Id
    code: Code
    name: Name
    kind: KindOfGoods
    unit: str = Field(description="Code of its base unit", examples=["pcs"])
    category_id: CategoryId
    category_name: str | None = Field(description="Name of the category", examples=["上衣"])
    brand_id: BrandId
    brand_name: str | None = Field(description="Name of the brand", examples=["自有品牌"])
    options: list[OptionIn] = Field(description="What tells its SKUs apart")
    description: Note
    tax_rate: TaxRate
    revenue_account: Account
    lot_tracked: LotTracked
    shelf_life_days: ShelfLife
    serial_tracked: SerialTracked
    allow_negative: AllowNegative
    presale: Presale
    active: Active
    version: int = Field(
        ge=1, le=VERSION_MAX, description="Rises with every change; send it back with the next one", examples=[1]
    )


class ImageOut(Schema):
    """A picture."""

    file_key: str = Field(description="Key of the stored file", examples=[_KEY])
    sku_id: Id | None = Field(description="SKU it shows; null: the whole product", examples=[4201])


class ProductDetailOut(ProductOut):
    """A product with its SKUs and pictures."""

    skus: list[SkuOut] = Field(description="Its SKUs, oldest first")
    images: list[ImageOut] = Field(description="Its pictures in their order")


class ImageIn(Schema):
    """A picture."""

    file_key: str = Field(min_length=1, max_length=200, description="Key of a stored file", examples=[_KEY])
    sku_id: Id | None = Field(None, description="SKU it shows; null: the whole product", examples=[4201])


class FacesQuery(Schema):
    """Of which SKUs and products."""

    sku_id: list[Id] = Field([], max_length=200, description="SKUs", examples=[[1029]])
    product_id: list[Id] = Field([], max_length=200, description="Products", examples=[[1040]])


class FaceOut(Schema):
    """The picture that stands for a SKU or a product."""

    of: Literal["sku", "product"] = Field(description="What it stands for", examples=["sku"])
    id: Id = Field(description="Id of the SKU or product")
    product_id: Id = Field(description="The product whose picture it is")
    file_key: str = Field(
        description="Key of the picture, for `/products/{product_id}/images/{key}`", examples=["9f86d081884c7d65…"]
    )


class FacesOut(Schema):
    """Pictures; what has none is left out."""

    faces: list[FaceOut] = Field(description="One for each SKU and product that has a picture")


class ImagesOfProductIn(Schema):
    """All pictures of a product in their order; they replace the ones before."""

    product_id: Id
    images: list[ImageIn] = Field(max_length=100, description="Pictures")


class ImagesIn(Schema):
    """A batch of products with their pictures."""

    products: list[ImagesOfProductIn] = Field(min_length=1, max_length=BATCH_MAX, description="Products")


class MatrixIn(Schema):
    """A product whose SKUs to preview."""

    code: Code
    name: Name
    options: Options


class MatrixSkuOut(Schema):
    """A SKU as it would be created."""

    code: str = Field(description="Its code", examples=["T01-R-L"])
    name: str = Field(description="Its name", examples=["T恤 红/L"])
    options: dict[str, str] = Field(description="Its value for every option", examples=[{"颜色": "红", "尺码": "L"}])
