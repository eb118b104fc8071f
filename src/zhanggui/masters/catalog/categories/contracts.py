"""What other modules see of categories and brands, and what they give to create or change them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from zhanggui.kernel.events import Event
from zhanggui.masters.catalog.vocabulary import Costing


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A category. `path` lists the ids from the root down to it (`/1/7/42/`).

    `costing` overrides the company's cost method for the category and what is below it; `costing_in_force` is the result.
    """

    id: int
    parent_id: int | None
    path: str
    depth: int
    code: str
    name: str
    sort: int
    costing: Costing
    costing_in_force: Costing
    active: bool
    version: int
    parent_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCategory:
    """A category to create; `parent` is the code of an existing category or of another one in the same batch."""

    code: str
    name: str
    parent: str = ""
    sort: int = 0
    costing: Costing = ""


class CategoryValues(TypedDict, total=False):
    """The fields of a category that can change; a new parent moves the whole subtree."""

    code: str
    name: str
    parent_id: int | None
    sort: int
    costing: Costing
    active: bool


@dataclass(frozen=True, slots=True)
class CategoriesRecosted(Event):
    """The cost method in force changed for these categories; a module above that can't accept it (in mid-year) raises."""

    category_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BrandRow:
    """A brand."""

    id: int
    code: str
    name: str
    active: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBrand:
    """A brand to create."""

    code: str
    name: str


class BrandValues(TypedDict, total=False):
    """The fields of a brand that can change."""

    code: str
    name: str
    active: bool
