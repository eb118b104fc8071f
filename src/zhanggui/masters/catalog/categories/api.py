"""Routes of categories and brands."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.foundation.identity.public import actor_of
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.api.types import CreatedOut
from zhanggui.kernel.clock import utcnow
from zhanggui.masters.catalog.categories import commands, queries
from zhanggui.masters.catalog.categories.contracts import (
    BrandRow,
    BrandValues,
    CategoryRow,
    CategoryValues,
    NewBrand,
    NewCategory,
)
from zhanggui.masters.catalog.categories.schemas import (
    BrandChangesIn,
    BrandOut,
    BrandQuery,
    BrandsIn,
    CategoriesIn,
    CategoryChangesIn,
    CategoryOut,
    CategoryQuery,
)
from zhanggui.masters.editing import changes

router = Router(tags=["catalog"])


@router.get("/categories", response=PageOut[CategoryOut], summary="List categories")
def list_categories(request: HttpRequest, query: Query[CategoryQuery]) -> Page[CategoryRow]:
    """Categories level by level, parents before children."""
    return queries.find_categories(actor=actor_of(request), **query.model_dump())


@router.post("/categories", response={201: CreatedOut}, summary="Create categories")
def create_categories(request: HttpRequest, body: CategoriesIn) -> Status[CreatedOut]:
    """Create a batch of categories, parents and children in any order: all of them or none."""
    batch = [NewCategory(**category.model_dump()) for category in body.categories]
    return Status(201, CreatedOut(ids=commands.create_categories(batch, actor=actor_of(request), now=utcnow())))


@router.patch("/categories", response={204: None}, summary="Change and move categories")
def update_categories(request: HttpRequest, body: CategoryChangesIn) -> Status[None]:
    """Change fields of a batch of categories: all of them or none. Moves are judged by their common result."""
    commands.update_categories(changes(body.categories, CategoryValues), actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.get("/brands", response=PageOut[BrandOut], summary="List brands")
def list_brands(request: HttpRequest, query: Query[BrandQuery]) -> Page[BrandRow]:
    """Brands, oldest first."""
    return queries.find_brands(actor=actor_of(request), **query.model_dump())


@router.post("/brands", response={201: CreatedOut}, summary="Create brands")
def create_brands(request: HttpRequest, body: BrandsIn) -> Status[CreatedOut]:
    """Create a batch of brands: all of them or none."""
    batch = [NewBrand(**brand.model_dump()) for brand in body.brands]
    return Status(201, CreatedOut(ids=commands.create_brands(batch, actor=actor_of(request), now=utcnow())))


@router.patch("/brands", response={204: None}, summary="Change brands")
def update_brands(request: HttpRequest, body: BrandChangesIn) -> Status[None]:
    """Change fields of a batch of brands: all of them or none. Fields that are left out stay as they are."""
    commands.update_brands(changes(body.brands, BrandValues), actor=actor_of(request), now=utcnow())
    return Status(204, None)
