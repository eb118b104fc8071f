"""Wire types of settings and views."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Id

ListName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z_.-]{0,99}$"),
    Field(description="Name of the list, as in the descriptions", examples=["sales.orders"]),
]
ViewName = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=100),
    Field(description="Name of the view", examples=["本月未付款"]),
]
FilterValue = (
    bool
    | Annotated[int, Field(ge=-(2**53), le=2**53)]
    | Annotated[str, StringConstraints(max_length=500)]
    | Annotated[list[Annotated[int, Field(ge=-(2**53), le=2**53)]], Field(max_length=1000)]
)
Key = Annotated[str, StringConstraints(max_length=64)]
VERSION = Field(
    ge=1, le=2**31 - 1, description="The version that was read; a newer one refuses the change", examples=[1]
)


class SettingIn(Schema):
    """A setting of the caller."""

    key: str = Field(pattern=r"^[a-zA-Z][\w.:-]{0,127}$", description="What is set", examples=["columns.sales.orders"])
    value: Any = Field(description="Its value, any JSON; null removes the setting", examples=["dark"])


class SettingsIn(Schema):
    """A batch of settings."""

    settings: list[SettingIn] = Field(min_length=1, max_length=BATCH_MAX, description="Settings to change")


class ViewColumn(Schema):
    """How a column is shown; what is null is as everybody has it."""

    key: Key = Field(description="The column", examples=["gross"])
    width: int | None = Field(None, ge=20, le=4000, description="Width in pixels", examples=[160])
    hidden: bool | None = Field(None, description="Not shown", examples=[False])
    pin: Literal["left", "right", "none"] | None = Field(
        None, description="Stays in sight at this edge; `none`: moves with the others", examples=["left"]
    )


class ViewContent(Schema):
    """What a view remembers."""

    tab: Key = Field("", description="The status tab; empty: none", examples=["draft"])
    filters: dict[Key, FilterValue] = Field(
        default_factory=dict, max_length=50, description="Filters of the list", examples=[{"shop_id": 2049}]
    )
    sort: Key = Field(
        "", description="Order of the rows, as the list's `sort`; empty: the usual one", examples=["-gross"]
    )
    columns: list[ViewColumn] = Field(
        default_factory=list, max_length=200, description="Columns in their order; empty: as the list has them"
    )


class ViewIn(Schema):
    """A view to save."""

    list: ListName
    name: ViewName
    shared: bool = Field(False, description="Everybody may choose it; needs `preferences.view.share`", examples=[False])
    content: ViewContent = Field(description="Tab, filters, order and columns")


class ViewsIn(Schema):
    """A batch of views."""

    views: list[ViewIn] = Field(min_length=1, max_length=50, description="Views to save")


class ViewChangeIn(Schema):
    """New values for a view."""

    id: Id
    version: int = VERSION
    name: ViewName
    shared: bool = Field(False, description="Everybody may choose it; needs `preferences.view.share`", examples=[False])
    content: ViewContent = Field(description="Tab, filters, order and columns")


class ViewChangesIn(Schema):
    """A batch of changes."""

    views: list[ViewChangeIn] = Field(min_length=1, max_length=50, description="Changes")


class DefaultIn(Schema):
    """What a list opens with."""

    list: ListName
    view_id: Id | None = Field(description="The view; null: as everybody has it", examples=[7169])


class DefaultsIn(Schema):
    """A batch of defaults."""

    defaults: list[DefaultIn] = Field(min_length=1, max_length=BATCH_MAX, description="Defaults to set")


class ViewOut(Schema):
    """A view that the caller may choose."""

    id: Id
    list: str = Field(description="Name of the list", examples=["sales.orders"])
    name: str = Field(description="Name of the view", examples=["本月未付款"])
    shared: bool = Field(description="Everybody may choose it", examples=[False])
    mine: bool = Field(description="The caller made it", examples=[True])
    author: str = Field(description="Who made it", examples=["张三"])
    is_default: bool = Field(description="The list opens with it for the caller", examples=[False])
    content: ViewContent = Field(description="Tab, filters, order and columns")
    version: int = Field(description="Rises with every change; send it back with the next one", examples=[1])


class PreferencesOut(Schema):
    """Everything that the pages need to look as their user left them."""

    settings: dict[str, Any] = Field(description="Settings by key", examples=[{"theme": "dark"}])
    views: list[ViewOut] = Field(description="The caller's own views and the shared ones, by list and name")
