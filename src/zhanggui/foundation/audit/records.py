"""What is written into the audit log and read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Snapshot = Mapping[str, Any]
"""The fields that changed, as JSON values; amounts and dates as text."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One action on one document, to be recorded. `before` is None for a creation, `after` for a deletion."""

    company_id: int | None
    document: str
    document_id: int
    action: str
    before: Snapshot | None = None
    after: Snapshot | None = None


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One action on one document, as recorded."""

    id: int
    at: datetime
    user_id: int | None
    user_name: str
    company_id: int | None
    document: str
    document_id: int
    action: str
    before: Snapshot | None
    after: Snapshot | None


@dataclass(frozen=True, slots=True)
class ChainSize:
    """How much the chain of seals proves. `head` is its last fingerprint: kept somewhere else, it proves the log up to here."""

    seals: int
    records: int
    head: str | None


@dataclass(frozen=True, slots=True)
class ChainDifference:
    """One break of the chain.

    `kind` is `seal_changed`, `seal_missing_before`, `record_changed`, `record_removed` or `record_added`; the record is named
    where the break is one.
    """

    kind: str
    seal_id: int | None
    record_id: int | None

    def __str__(self) -> str:
        named = [f"audit_record {self.record_id}"] if self.record_id is not None else []
        named += [f"audit_seal {self.seal_id}"] if self.seal_id is not None else []
        return f"{self.kind}: {', '.join(named)}"
