"""What is written into the audit log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Snapshot = Mapping[str, Any]
"""The fields that changed, as JSON values; amounts and dates as text."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One action on one document. `before` is None for a creation, `after` for a deletion."""

    company_id: int | None
    document: str
    document_id: int
    action: str
    before: Snapshot | None = None
    after: Snapshot | None = None
