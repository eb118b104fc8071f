"""Wire types of sessions."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field, SecretStr

from zhanggui.foundation.identity.actor import Actor, Wildcard
from zhanggui.foundation.identity.contracts import SecondFactor
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import Id


class LogInIn(Schema):
    """Credentials of a person."""

    login: str = Field(max_length=64, description="Log-in name", examples=["zhangsan"])
    password: SecretStr = Field(max_length=128, description="Password", examples=["正确的马电池订书钉"])
    code: str = Field(
        "", max_length=40, description="Code of the second factor or a recovery code, for who has one", examples=[""]
    )


class MeOut(Schema):
    """The caller: who, what it may do, on which rows."""

    user_id: Id | None = Field(description="The user; null for the system itself")
    name: str = Field(description="Name", examples=["张三"])
    locale: Literal["zh", "en"] = Field(description="Preferred language", examples=["zh"])
    all_permissions: bool = Field(description="True for an owner: every permission, now and later", examples=[False])
    permissions: list[str] = Field(
        description="Codes of the permissions held; empty with all_permissions", examples=[["identity.user.view"]]
    )
    companies: list[int] | None = Field(description="Companies in scope; null means all", examples=[[4097]])
    shops: list[int] | None = Field(description="Shops in scope; null means all", examples=[None])
    warehouses: list[int] | None = Field(description="Warehouses in scope; null means all", examples=[None])
    csrf_token: str | None = Field(
        None,
        description="Value for the header X-CSRF-Token of every change; null for tokens",
        examples=["dGhpcyBpcyBhbiBleGFtcGxl"],
    )
    second_factor: Literal["off", "on", "required"] = Field(
        description="`required`: a role asks for a second factor, and nothing but setting it up works in the browser until then",
        examples=["off"],
    )


class SessionOut(Schema):
    """A live session of the caller."""

    id: Id
    created_at: datetime = Field(description="Logged in", examples=["2026-11-23T08:00:00Z"])
    seen_at: datetime = Field(description="Last used, to five minutes", examples=["2026-11-23T09:30:00Z"])
    expires_at: datetime = Field(description="Ends without further use", examples=["2026-11-30T09:30:00Z"])
    address: str = Field(description="Network address at log-in", examples=["203.0.113.7"])
    agent: str = Field(description="Browser at log-in", examples=["Mozilla/5.0"])
    current: bool = Field(description="The session of this request", examples=[True])


class PasswordIn(Schema):
    """A change of the caller's own password."""

    old: SecretStr = Field(max_length=128, description="The present password", examples=["正确的马电池订书钉"])
    new: SecretStr = Field(
        max_length=128, description="The new password, 8 to 128 characters", examples=["另一句谁也猜不到的话"]
    )


def me(actor: Actor, csrf_token: str | None, second_factor: SecondFactor) -> MeOut:
    """The wire form of a caller."""
    return MeOut(
        user_id=actor.user_id,
        name=actor.name,
        locale=actor.locale,
        all_permissions=isinstance(actor.permissions, Wildcard),
        permissions=[] if isinstance(actor.permissions, Wildcard) else sorted(actor.permissions),
        companies=None if actor.companies is None else sorted(actor.companies),
        shops=None if actor.shops is None else sorted(actor.shops),
        warehouses=None if actor.warehouses is None else sorted(actor.warehouses),
        csrf_token=csrf_token,
        second_factor=second_factor,
    )
