"""Wire types of tokens."""

from __future__ import annotations

from datetime import datetime

from pydantic import AwareDatetime, Field

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Id


class TokenIn(Schema):
    """A token to issue."""

    name: str = Field(min_length=1, max_length=100, description="What it is for", examples=["仓库打印程序"])
    user_id: Id | None = Field(None, description="The user it acts as; the caller if left out")
    role_ids: list[Id] | None = Field(
        None,
        max_length=100,
        description="Only these roles of the user; null means all of them, now and later",
        examples=[[5121]],
    )
    expires_at: AwareDatetime | None = Field(
        None, description="Expiry; null means never", examples=["2027-11-23T00:00:00Z"]
    )


class TokensIn(Schema):
    """A batch of tokens."""

    tokens: list[TokenIn] = Field(min_length=1, max_length=BATCH_MAX, description="Tokens to issue")


class IssuedOut(Schema):
    """A new token."""

    id: Id
    prefix: str = Field(description="The visible beginning", examples=["zg_1f2e3d4c"])
    secret: str = Field(description="The whole token: shown now and never again", examples=["zg_1f2e3d4c_…"])


class IssuedTokensOut(Schema):
    """New tokens, in the order of the request."""

    tokens: list[IssuedOut] = Field(description="New tokens")


class TokenQuery(PageQuery):
    """Filters of the list of tokens."""

    user_id: Id | None = Field(None, description="Whose tokens; the caller's if left out")


class TokenOut(Schema):
    """A token."""

    id: Id
    user_id: Id
    name: str = Field(description="What it is for", examples=["仓库打印程序"])
    prefix: str = Field(description="The visible beginning", examples=["zg_1f2e3d4c"])
    role_ids: list[int] | None = Field(description="Only these roles; null means all of the user", examples=[[5121]])
    created_at: datetime = Field(description="Issued", examples=["2026-11-23T08:00:00Z"])
    expires_at: datetime | None = Field(description="Expiry; null means never", examples=["2027-11-23T00:00:00Z"])
    used_at: datetime | None = Field(description="Last used, to five minutes", examples=["2026-11-23T09:30:00Z"])
    revoked_at: datetime | None = Field(description="Revoked", examples=[None])
