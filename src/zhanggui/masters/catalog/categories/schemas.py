"""Wire types of categories and brands."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Code, Id, Name
from zhanggui.masters.catalog.vocabulary import Costing
from zhanggui.masters.editing import VERSION_MAX, ChangeIn, left_out

Sort = Annotated[int, Field(ge=0, le=1_000_000, description="Place among its siblings", examples=[10])]
CostMethod = Annotated[
    Costing, Field(description="Cost method of its goods; empty: the parent's, at the top the company's", examples=[""])
]
Active = Annotated[bool, Field(description="In use", examples=[True])]
Parent = Annotated[Id | None, Field(description="Category above it; null at the top", examples=[4097])]
Version = Annotated[
    int,
    Field(ge=1, le=VERSION_MAX, description="Rises with every change; send it back with the next one", examples=[1]),
]


class CategoryIn(Schema):
    """A category to create."""

    code: Code
    name: Name
    parent: str = Field(
        "", max_length=64, description="Code of the category above it, also of one in this batch", examples=["CLOTHES"]
    )
    sort: Sort = 0
    costing: CostMethod = ""


class CategoriesIn(Schema):
    """A batch of categories."""

    categories: list[CategoryIn] = Field(min_length=1, max_length=BATCH_MAX, description="Categories to create")


class CategoryChangeIn(ChangeIn):
    """New values for a category; a new parent moves everything below it along."""

    code: Code = left_out()
    name: Name = left_out()
    parent_id: Parent = left_out()
    sort: Sort = left_out()
    costing: CostMethod = left_out()
    active: Active = left_out()


class CategoryChangesIn(Schema):
    """A batch of changes."""

    categories: list[CategoryChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class CategoryQuery(PageQuery):
    """Filters of the list of categories."""

    below: Id | None = Field(None, description="This category and what is below it", examples=[4097])
    search: str = Field("", max_length=100, description="Part of a code or name", examples=["上衣"])
    active: bool | None = Field(None, description="Only those in use, or only the others", examples=[True])


class CategoryOut(Schema):
    """A category."""

    id: Id
    parent_id: Parent
    parent_name: str | None = Field(description="Name of the category above", examples=["服装"])
    path: str = Field(description="Ids from the top down to it", examples=["/4097/4103/"])
    depth: int = Field(description="Its level, 1 at the top", examples=[2])
    code: Code
    name: Name
    sort: Sort
    costing: CostMethod
    costing_in_force: Costing = Field(description="Its own cost method or the inherited one", examples=["fifo"])
    active: Active
    version: Version


class BrandIn(Schema):
    """A brand to create."""

    code: Code
    name: Name


class BrandsIn(Schema):
    """A batch of brands."""

    brands: list[BrandIn] = Field(min_length=1, max_length=BATCH_MAX, description="Brands to create")


class BrandChangeIn(ChangeIn):
    """New values for a brand."""

    code: Code = left_out()
    name: Name = left_out()
    active: Active = left_out()


class BrandChangesIn(Schema):
    """A batch of changes."""

    brands: list[BrandChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class BrandQuery(PageQuery):
    """Filters of the list of brands."""

    search: str = Field("", max_length=100, description="Part of a code or name", examples=["耐克"])


class BrandOut(Schema):
    """A brand."""

    id: Id
    code: Code
    name: Name
    active: Active
    version: Version
