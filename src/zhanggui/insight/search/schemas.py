"""Wire types of the search."""

from __future__ import annotations

from pydantic import Field

from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import Id


class SearchQuery(Schema):
    """What is looked for."""

    text: str = Field(max_length=100, description="Part of a number, code, name or its initials; a barcode; a phone number or its last four digits", examples=["ycf"])  # fmt: skip
    limit: int = Field(6, ge=1, le=20, description="Rows of each list at most", examples=[6])


class HitOut(Schema):
    """One row of a list."""

    id: Id = Field(description="The document, the SKU, the partner", examples=[4097])
    label: str = Field(description="Its number or name", examples=["XS20261128-000012"])
    named: str = Field(description="Its second name: the shop's number of an order, the code of goods and partners", examples=["6920011"])  # fmt: skip
    state: str = Field(description="State of a document; `inactive` for what is out of use", examples=["confirmed"])
    detail: str = Field(description="Whom it concerns", examples=["上海某某商贸"])


class GroupOut(Schema):
    """What was found in one list."""

    kind: str = Field(description="The list, as its description names it", examples=["sales.orders"])
    hits: list[HitOut] = Field(description="Best first")


class SearchOut(Schema):
    """Everything that was found and that the caller may see."""

    groups: list[GroupOut] = Field(description="One for each list in which something was found")
