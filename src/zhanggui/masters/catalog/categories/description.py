"""What the lists of categories and of brands look like."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.api.descriptions import Description, Tab
from zhanggui.masters.catalog.categories.schemas import BrandOut, BrandQuery, CategoryOut, CategoryQuery
from zhanggui.masters.catalog.permissions import EDIT_STRUCTURE, VIEW

CATEGORIES: Final = Description(
    name="catalog.categories",
    zh="商品分类",
    en="Categories",
    path="/categories",
    row=CategoryOut,
    query=CategoryQuery,
    columns="code name parent_name costing_in_force sort active",
    more="depth costing",
    permission=VIEW,
    creates=EDIT_STRUCTURE,
    references={"parent_id": "categories", "below": "categories"},
    names={"below": ("上级分类", "below"), "name": ("分类名称", "name"), "parent_name": ("上级分类", "parent")},
    detail=False,
    tabs=(
        Tab("active", "启用", "In use", {"active": "true"}),
        Tab("all", "全部", "All"),
        Tab("inactive", "停用", "Not in use", {"active": "false"}),
    ),
)  # fmt: skip

BRANDS: Final = Description(
    name="catalog.brands",
    zh="品牌",
    en="Brands",
    path="/brands",
    row=BrandOut,
    query=BrandQuery,
    columns="code name active",
    permission=VIEW,
    creates=EDIT_STRUCTURE,
    names={"name": ("品牌名称", "name")},
    detail=False,
)  # fmt: skip
