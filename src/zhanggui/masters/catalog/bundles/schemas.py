"""Wire types of bundles."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Amount, Id, Quantity

PriceWeight = Annotated[
    Decimal,
    Field(
        ge=0,
        le=1_000_000_000,
        decimal_places=6,
        description="Weight of its share of the bundle's price, usually quantity times its price alone",
        examples=["79.000000"],
    ),
]


class ComponentIn(Schema):
    """A component of a bundle."""

    sku_id: Id
    qty: Quantity
    weight: PriceWeight


class BundleIn(Schema):
    """Everything one bundle contains; it replaces what it contained before."""

    sku_id: Id
    components: list[ComponentIn] = Field(min_length=1, max_length=100, description="Components in their order")


class BundlesIn(Schema):
    """A batch of bundles."""

    bundles: list[BundleIn] = Field(min_length=1, max_length=BATCH_MAX, description="Bundles")


class PartsIn(Schema):
    """A sale of a bundle to take apart."""

    qty: Quantity
    amount: Amount = Field(description="What the whole quantity costs", examples=["99.90"])


class PartOut(Schema):
    """A part of a bundle: no bundle itself."""

    sku_id: Id
    qty: Quantity
    amount: Amount
