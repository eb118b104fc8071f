"""Wire types of valuation."""

from __future__ import annotations

from pydantic import Field

from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Id


class ReplayIn(Schema):
    """Whose costs to recompute."""

    company_id: Id = Field(description="The company", examples=[1025])
    sku_ids: list[Id] = Field(min_length=1, max_length=BATCH_MAX, description="The SKUs", examples=[[2049]])


class ReplayedOut(Schema):
    """What came of it."""

    adjusted: int = Field(description="Number of moves whose cost was adjusted; 0: everything was right", examples=[1])
