"""Wire types of the second factor."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field, SecretStr

from zhanggui.kernel.api.schema import Schema

CODE = Field(max_length=40, description="Six digits of the authenticator, or a recovery code", examples=["492039"])
PASSWORD = Field(max_length=128, description="The present password", examples=["正确的马电池订书钉"])


class SecondFactorOut(Schema):
    """How the caller stands with the second factor."""

    state: Literal["off", "on", "required"] = Field(
        description="`on`: log-ins ask for a code; `required`: a role asks for it, and nothing else works until it is set up",
        examples=["on"],
    )
    since: datetime | None = Field(description="On since", examples=["2026-11-23T08:00:00Z"])
    recovery_left: int = Field(description="Recovery codes that are not used yet", examples=[10])


class BeginFactorIn(Schema):
    """Who begins: the password, and a code where a second factor is on already."""

    password: SecretStr = PASSWORD
    code: str = Field("", max_length=40, description="A code of the one in force, if there is one", examples=[""])


class BegunFactorOut(Schema):
    """A secret to put into an authenticator."""

    secret: str = Field(description="As text, for typing (base32)", examples=["JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"])
    address: str = Field(
        description="As address, for the picture",
        examples=["otpauth://totp/zhanggui:zhangsan?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=zhanggui"],
    )


class FactorCodeIn(Schema):
    """A code."""

    code: str = CODE


class RemoveFactorIn(FactorCodeIn):
    """Who takes it away: password and code."""

    password: SecretStr = PASSWORD


class RecoveryCodesOut(Schema):
    """Recovery codes, each good for one log-in without the authenticator. They can't be shown again."""

    recovery_codes: list[str] = Field(description="Ten codes", examples=[["ABCD-EFGH-IJKL-MNOP"]])
