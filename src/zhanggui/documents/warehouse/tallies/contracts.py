"""What the floor hands in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple


class NewTally(NamedTuple):
    """What was scanned for a line of a draft: a quantity of one lot or one serial number; 0 = nothing was found. A new lot that comes
    in needs its dates."""

    line_id: int
    qty: Decimal
    lot: str = ""
    serial: str = ""
    made_on: date | None = None
    expires_on: date | None = None


class DraftLine(NamedTuple):
    """A line of a draft to be tallied; `value`: its cost, where it comes in with one."""

    document_id: int
    line_id: int
    line_no: int
    sku_id: int
    qty: Decimal
    value: Decimal | None
