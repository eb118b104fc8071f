"""Reads of adjustments."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.warehouse.adjustments.machine import ADJUSTMENT
from zhanggui.documents.warehouse.desk import Desk
from zhanggui.documents.warehouse.permissions import ADJUSTMENT_VIEW

DESK: Final = Desk(__file__, ADJUSTMENT, ADJUSTMENT_VIEW)
