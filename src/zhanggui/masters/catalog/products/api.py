"""Routes of products and their pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Path, Query, Router, Status

from zhanggui.foundation.files.public import FILE_ANSWER, answer, files, small
from zhanggui.foundation.identity.public import actor_of
from zhanggui.kernel.api.idempotency import EXEMPT
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.api.types import CreatedOut, Id
from zhanggui.kernel.clock import utcnow
from zhanggui.masters.catalog.options import Option
from zhanggui.masters.catalog.permissions import VIEW
from zhanggui.masters.catalog.products import commands, queries
from zhanggui.masters.catalog.products.contracts import (
    FaceRow,
    ImagesOfProduct,
    NewImage,
    NewProduct,
    ProductRow,
    ProductValues,
)
from zhanggui.masters.catalog.products.matrix import checked_matrix
from zhanggui.masters.catalog.products.schemas import (
    FacesOut,
    FacesQuery,
    ImageOut,
    ImagesIn,
    MatrixIn,
    MatrixSkuOut,
    OptionIn,
    ProductChangesIn,
    ProductDetailOut,
    ProductIn,
    ProductOut,
    ProductQuery,
    ProductsIn,
)
from zhanggui.masters.catalog.skus.api import new_sku
from zhanggui.masters.catalog.skus.contracts import NewSku
from zhanggui.masters.catalog.skus.queries import cards_of_products
from zhanggui.masters.catalog.skus.schemas import SkuOut
from zhanggui.masters.editing import changes

router = Router(tags=["catalog"])
ImageKey = Annotated[
    str,
    Path(
        pattern=r"^[0-9a-f]{64}$",
        description="Key of the stored file",
        examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    ),
]
ProductId = Annotated[Id, Path(description="Id of the product", examples=[4200])]


def _options(options: Sequence[OptionIn]) -> tuple[Option, ...]:
    return tuple(Option(option.name, tuple(option.values), tuple(option.codes)) for option in options)


def _new(product: ProductIn) -> NewProduct:
    plain = product.model_dump(exclude={"options", "skus"})
    return NewProduct(**plain, options=_options(product.options), skus=tuple(new_sku(sku) for sku in product.skus))


@router.get("/products", response=PageOut[ProductOut], summary="List products")
def list_products(request: HttpRequest, query: Query[ProductQuery]) -> Page[ProductRow]:
    """Products, oldest first."""
    return queries.find_products(actor=actor_of(request), **query.model_dump())


@router.put("/products/images", response={204: None}, summary="Set the pictures of products")
def set_images(request: HttpRequest, body: ImagesIn) -> Status[None]:
    """Replace the pictures of a batch of products; the files are uploaded before."""
    batch = [
        ImagesOfProduct(
            product_id=product.product_id, images=tuple(NewImage(**image.model_dump()) for image in product.images)
        )
        for product in body.products
    ]
    commands.set_images(batch, actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.get("/pictures", response=FacesOut, summary="Pictures of SKUs and products")
def list_faces(request: HttpRequest, query: Query[FacesQuery]) -> dict[str, list[FaceRow]]:
    """The picture that stands for each of some SKUs and products, where there is one."""
    return {"faces": queries.faces(query.sku_id, query.product_id, actor=actor_of(request))}


@router.get("/products/{product_id}", response=ProductDetailOut, summary="One product")
def get_product(request: HttpRequest, product_id: ProductId) -> ProductDetailOut:
    """A product with its SKUs and pictures."""
    product = queries.product(product_id, actor=actor_of(request))
    return ProductDetailOut(
        **asdict(product),
        skus=[SkuOut.model_validate(card) for card in cards_of_products([product_id])],
        images=[ImageOut.model_validate(image) for image in queries.images([product_id])],
    )


@router.get(
    "/products/{product_id}/images/{key}", response=None, summary="A picture of a product", openapi_extra=FILE_ANSWER
)
def get_image(request: HttpRequest, product_id: ProductId, key: ImageKey) -> HttpResponseBase:
    """The picture itself, for who may see the catalogue."""
    actor_of(request).require(VIEW)
    shown = any(image.file_key == key for image in queries.images([product_id]))
    return answer(request, files([key]).get(key) if shown else None, key)


@router.get(
    "/products/{product_id}/images/{key}/small", response=None, summary="A small picture of a product", openapi_extra=FILE_ANSWER
)  # fmt: skip
def get_small_image(request: HttpRequest, product_id: ProductId, key: ImageKey) -> HttpResponseBase:
    """The picture within 64 × 64 pixels, for lists."""
    actor_of(request).require(VIEW)
    shown = any(image.file_key == key for image in queries.images([product_id]))
    file = files([key]).get(key) if shown else None
    return answer(request, small(file) if file else None, key)


@router.post("/products", response={201: CreatedOut}, summary="Create products")
def create_products(request: HttpRequest, body: ProductsIn) -> Status[CreatedOut]:
    """Create a batch of products with their SKUs and barcodes: all of them or none. The ids are those of the products."""
    batch = [_new(product) for product in body.products]
    return Status(201, CreatedOut(ids=commands.create_products(batch, actor=actor_of(request), now=utcnow())))


@router.patch("/products", response={204: None}, summary="Change products")
def update_products(request: HttpRequest, body: ProductChangesIn) -> Status[None]:
    """Change fields of a batch of products: all of them or none. Fields that are left out stay as they are."""
    batch = changes(body.products, ProductValues)
    for change, product in zip(batch, body.products, strict=True):
        if "options" in change.values:
            change.values["options"] = _options(product.options)
    commands.update_products(batch, actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.post("/sku-matrix", response=list[MatrixSkuOut], summary="Preview the SKUs of a product", openapi_extra=EXEMPT)
def preview_matrix(request: HttpRequest, body: MatrixIn) -> list[NewSku]:
    """The SKUs that the options make, one for every combination of values; nothing is stored."""
    actor_of(request).require(VIEW)
    return checked_matrix(body.code, body.name, _options(body.options))
