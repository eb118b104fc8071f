"""Wire types of the dashboards of each kind of work."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field

from zhanggui.insight.dashboard.work.desk import Kind, Shape
from zhanggui.insight.dashboard.work.sections import Name
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import Id


class WorkQuery(Schema):
    """Which dashboard, of which company, shop or warehouse."""

    company_id: Id = Field(description="The company", examples=[1025])
    section: Name | None = Field(None, description="Which one; the caller's first if left out", examples=["orders"])
    shop_id: Id | None = Field(None, description="This shop only, where documents have one", examples=[None])
    warehouse_id: Id | None = Field(None, description="This warehouse only, where documents have one", examples=[None])


class WorkTargetOut(Schema):
    """A list and its filters."""

    list: str = Field(description="Name of the list, as descriptions have it", examples=["sales.orders"])
    filters: dict[str, str] = Field(description="Its parameters", examples=[{"state": "draft", "company_id": "1025"}])


class WorkFigureOut(Schema):
    """A number and the list behind it: with `total=true` the list answers with this number of rows, or this total."""

    key: str = Field(description="What it is", examples=["to_ship"])
    kind: Kind = Field(description="What it counts", examples=["count"])
    value: Decimal = Field(description="The number", examples=["42"])
    amount: Decimal | None = Field(
        description="What the documents come to, company currency; null where that is not said, or not to the caller", examples=[None]
    )  # fmt: skip
    before: Decimal | None = Field(description="The same yesterday up to this time of day", examples=["38"])
    course: list[Decimal] = Field(description="The last 14 days, today last; empty where it has none", examples=[["1", "3"]])  # fmt: skip
    alarm: bool = Field(description="It asks for attention", examples=[False])
    target: WorkTargetOut = Field(description="The list behind it")


class WorkItemOut(Schema):
    """A row or a bar; it leads to a list or to a document."""

    key: str | None = Field(description="What it is, where it is no name", examples=["age_2"])
    label: str | None = Field(description="Its name", examples=["XS20261123-0042"])
    detail: str | None = Field(description="Whom it concerns", examples=["李雷"])
    kind: Kind = Field(description="What the number counts", examples=["days"])
    value: Decimal = Field(description="The number", examples=["3"])
    amount: Decimal | None = Field(description="As of figures", examples=[None])
    alarm: bool = Field(description="It asks for attention", examples=[False])
    target: WorkTargetOut | None = Field(description="The list it leads to")
    document_type: str | None = Field(description="Type of the document it leads to", examples=["sales.order"])
    document_id: Id | None = Field(description="That document", examples=[4097])


class WorkGroupOut(Schema):
    """Rows or bars that belong together."""

    key: str = Field(description="What they are", examples=["oldest"])
    shape: Shape = Field(description="How they are shown", examples=["rows"])
    items: list[WorkItemOut] = Field(description="In their order")
    target: WorkTargetOut | None = Field(description="The list of all of them")


class WorkOut(Schema):
    """What waits for the caller. Parts that the caller may not see are left out."""

    company_id: Id
    currency: str = Field(description="Currency of all amounts", examples=["CNY"])
    today: date = Field(description="The company's present day", examples=["2026-11-28"])
    sections: list[str] = Field(
        description="The caller's dashboards, in their order; `overview` is `GET /dashboard`", examples=[["orders"]]
    )
    section: str | None = Field(description="Which one this is; null: the caller has none", examples=["orders"])
    figures: list[WorkFigureOut] = Field(description="Figures")
    groups: list[WorkGroupOut] = Field(description="Short lists")
