"""Wire types of contacts."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Id, Name

Phone = Annotated[str, Field(max_length=64, description="Phone number, or empty", examples=["+86 138-0013-8000"])]


class ContactIn(Schema):
    """A person to talk to."""

    name: Name
    title: str = Field("", max_length=200, description="Position", examples=["采购经理"])
    phone: Phone = ""
    email: str = Field("", max_length=200, description="E-mail address, or empty", examples=["lilei@example.com"])
    wechat: str = Field("", max_length=200, description="WeChat id", examples=["lilei_88"])


Contacts = Annotated[list[ContactIn], Field(max_length=50, description="People, the main contact first")]


class ContactsOfIn(Schema):
    """All contacts of a customer or supplier; they replace the ones before."""

    partner_id: Id
    contacts: Contacts


class ContactsIn(Schema):
    """A batch of customers or suppliers with their contacts."""

    partners: list[ContactsOfIn] = Field(min_length=1, max_length=BATCH_MAX, description="Partners")
