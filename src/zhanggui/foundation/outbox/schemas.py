"""Wire types of the outbox."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from zhanggui.foundation.outbox.contracts import DeliveryState
from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Id


class DeliveryQuery(PageQuery):
    """Filters of the list of deliveries."""

    state: DeliveryState | None = Field(None, description="pending, delivered or dead", examples=["dead"])
    event: str | None = Field(None, max_length=100, description="Name of the event", examples=["sales.shipped"])


class DeliveryOut(Schema):
    """One message on its way to one receiver."""

    id: Id
    company_id: Id | None = Field(description="Company; null for messages of the whole instance")
    event: str = Field(description="Name of the event", examples=["sales.shipped"])
    handler: str = Field(description="Who delivers it", examples=["channels.push_shipment"])
    key: str = Field(description="The fact that is told", examples=["order:4711:shipped"])
    state: DeliveryState = Field(description="pending, delivered or dead", examples=["dead"])
    attempts: int = Field(description="Attempts so far", examples=[12])
    error: str = Field(description="The last failure; empty without one", examples=["ConnectionError: timed out"])
    created_at: datetime = Field(description="Put in", examples=["2026-11-23T08:00:00Z"])
    due_at: datetime = Field(description="Next attempt, while pending", examples=["2026-11-23T08:00:05Z"])
    delivered_at: datetime | None = Field(description="Delivered", examples=[None])


class ReviveIn(Schema):
    """Dead letters to send again."""

    ids: list[Id] = Field(min_length=1, max_length=BATCH_MAX, description="Ids of dead deliveries", examples=[[7169]])
