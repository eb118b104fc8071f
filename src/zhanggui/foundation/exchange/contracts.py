"""What callers hand to the import engine and get back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple

from zhanggui.kernel.errors import DomainError
from zhanggui.kernel.posting import Origin

Disposition = Literal["imported", "adjusted", "rejected", "skipped"]


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An import. `rows` of the file = imported + adjusted + rejected + skipped + `pending`.

    `source`: what the reading decided (encoding, delimiter, sheet, header row, columns found, columns ignored, dropped totals).
    `known`: the file had been staged before; this is that first import. `cursor` belongs to the applier.
    """

    id: int
    layout: str
    company_id: int | None
    file_name: str
    sha256: str
    size: int
    source: Mapping[str, Any]
    state: str
    rows: int
    imported: int
    adjusted: int
    rejected: int
    skipped: int
    user_id: int | None
    user_name: str
    created_at: datetime
    validated_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    undone_at: datetime | None
    phase: str
    done: int
    total: int
    cancel: bool
    cursor: Mapping[str, Any]
    options: Mapping[str, Any]
    failure: Mapping[str, Any] | None
    known: bool = False

    @property
    def pending(self) -> int:
        """Rows without a decision, as of the last count (validation, end of a run)."""
        return self.rows - self.imported - self.adjusted - self.rejected - self.skipped


class Outcome(NamedTuple):
    """What became of a row. `document` is the document line it is now (for `rejected` and `skipped`: none); `error` says why a row
    was rejected, adjusted or skipped."""

    row_no: int
    disposition: Disposition
    document: Origin | None = None
    error: DomainError | None = None


class Decided(NamedTuple):
    """A stored outcome. `reason` is the code of the error, if there was one."""

    import_id: int
    row_no: int
    disposition: str
    reason: str | None
    document: Origin | None


class Batch(NamedTuple):
    """Valid rows in order: tuples of row number and the layout's columns, typed (text, Decimal, int, datetime, date, None for
    blank). `cursor` is what to give to get the rows after these."""

    rows: Sequence[tuple[Any, ...]]
    cursor: int


class Reject(NamedTuple):
    """A row that was not taken: its number in the file, its cells by column, and every reason."""

    row_no: int
    cells: Mapping[str, str]
    errors: Sequence[DomainError]


class Reason(NamedTuple):
    """How often a reason occurred in an import. `column` is the layout's key, or empty."""

    code: str
    column: str
    times: int


@dataclass(frozen=True, slots=True)
class Report:
    """An import with the reasons why rows were not taken, most frequent first, and the first of those rows."""

    row: ImportRow
    reasons: Sequence[Reason]
    examples: Sequence[Reject]
