"""Reads of adjustments."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from zhanggui.documents.warehouse.adjustments.machine import ADJUSTMENT
from zhanggui.documents.warehouse.desk import Desk, sorts
from zhanggui.documents.warehouse.permissions import ADJUSTMENT_VIEW

SORTS: Final = sorts(
    ADJUSTMENT,
    kind=("d.kind", str),
    purpose=("d.purpose", str),
    department=("d.department", str),
    effective_at=("d.effective_at", datetime),
)
DESK: Final = Desk(__file__, ADJUSTMENT, ADJUSTMENT_VIEW, SORTS)
