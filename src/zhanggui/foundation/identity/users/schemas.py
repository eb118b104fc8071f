"""Wire types of users."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field, SecretStr

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Id, Name

Ids = list[Id]


class ScopesIn(Schema):
    """Roles and the rows a user sees; null means all companies, shops or warehouses."""

    role_ids: Ids = Field(default_factory=list, max_length=100, description="Roles", examples=[[5121]])
    companies: Ids | None = Field(
        None, max_length=10_000, description="Companies in scope; null means all", examples=[[4097]]
    )
    shops: Ids | None = Field(None, max_length=10_000, description="Shops in scope; null means all", examples=[None])
    warehouses: Ids | None = Field(
        None, max_length=10_000, description="Warehouses in scope; null means all", examples=[None]
    )


class UserIn(ScopesIn):
    """A user to create."""

    login: str = Field(
        min_length=2, max_length=64, description="Log-in name; upper and lower case alike", examples=["zhangsan"]
    )
    name: Name
    password: SecretStr = Field(
        max_length=128, description="First password, 8 to 128 characters", examples=["正确的马电池订书钉"]
    )
    email: str = Field("", max_length=254, description="E-mail address, or empty", examples=["zhangsan@example.com"])
    locale: Literal["zh", "en"] = Field("zh", description="Preferred language", examples=["zh"])
    is_owner: bool = Field(False, description="Owners may do everything; only owners make owners", examples=[False])


class UsersIn(Schema):
    """A batch of users."""

    users: list[UserIn] = Field(min_length=1, max_length=BATCH_MAX, description="Users to create")


class UserChangeIn(Schema):
    """New values for a user."""

    id: Id
    version: int = Field(
        ge=1, le=2**31 - 1, description="The version that was read; a newer one refuses the change", examples=[1]
    )
    name: Name
    email: str = Field("", max_length=254, description="E-mail address, or empty", examples=["zhangsan@example.com"])
    locale: Literal["zh", "en"] = Field(description="Preferred language", examples=["zh"])
    active: bool = Field(description="An inactive user can't log in and its tokens don't work", examples=[True])
    is_owner: bool = Field(description="Owners may do everything", examples=[False])


class UserChangesIn(Schema):
    """A batch of changes."""

    users: list[UserChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class AccessIn(ScopesIn):
    """The whole access of a user; it replaces roles and scopes."""

    user_id: Id
    version: int = Field(
        ge=1, le=2**31 - 1, description="The version that was read; a newer one refuses the change", examples=[1]
    )


class AccessesIn(Schema):
    """A batch of accesses."""

    users: list[AccessIn] = Field(min_length=1, max_length=BATCH_MAX, description="Accesses")


class NewPasswordIn(Schema):
    """A password set by an administrator."""

    new: SecretStr = Field(
        max_length=128, description="The new password, 8 to 128 characters", examples=["另一句谁也猜不到的话"]
    )


class UserQuery(PageQuery):
    """Filters of the list of users."""

    search: str = Field("", max_length=100, description="Part of login, name or e-mail address", examples=["zhang"])
    active: bool | None = Field(None, description="Only active or only inactive users", examples=[True])


class UserOut(Schema):
    """A user."""

    id: Id
    login: str = Field(description="Log-in name", examples=["zhangsan"])
    name: str = Field(description="Name", examples=["张三"])
    email: str = Field(description="E-mail address, or empty", examples=["zhangsan@example.com"])
    locale: Literal["zh", "en"] = Field(description="Preferred language", examples=["zh"])
    active: bool = Field(description="May log in", examples=[True])
    is_owner: bool = Field(description="May do everything", examples=[False])
    role_ids: list[int] = Field(description="Roles", examples=[[5121]])
    companies: list[int] | None = Field(description="Companies in scope; null means all", examples=[[4097]])
    shops: list[int] | None = Field(description="Shops in scope; null means all", examples=[None])
    warehouses: list[int] | None = Field(description="Warehouses in scope; null means all", examples=[None])
    version: int = Field(description="Rises with every change; send it back with the next one", examples=[1])
    created_at: datetime = Field(description="Created", examples=["2026-11-23T08:00:00Z"])
    second_factor: Literal["off", "on", "required"] = Field(
        description="`on`: log-ins ask for a code; `required`: a role asks for it and it is not set up yet",
        examples=["on"],
    )
