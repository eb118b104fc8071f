"""What a proof of stock says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final, Literal

Verdict = Literal["holds", "broken", "note"]

#: Name → (zh, en), in the order in which they are shown.
CHECKS: Final = {
    "balances": ("流水合计 = 各库位、批次、序列号余额", "Σ moves = balance per place, lot and serial number"),
    "serials": ("序列号所在 = 库存流水", "serial numbers are where their moves left them"),
    "reserved": ("未完预占合计 = 占用量", "Σ open promises = reserved"),
    "never_negative": ("逐笔结存不低于零", "the running balance was never below zero"),
    "zero_sum": ("所有库位合计为零（复式）", "double entry: all locations sum to zero"),
    "entries": ("流水所属分录完整、时间一致", "the entries of the moves are whole"),
    "closed": ("关账之后没有补记", "nothing was posted into closed days"),
    "checkpoints": ("存档点 = 此前流水合计", "checkpoints = Σ moves before them"),
    "snapshots": ("关账快照 = 此前流水合计", "snapshots of closings = Σ moves before them"),
    "cost_pool": ("流水数量与金额合计 = 成本池", "Σ moved quantity and value = cost pool"),
    "cost_steps": ("成本池逐笔重放一致", "every step of the cost pool replays"),
    "cost_layers": ("先进先出层合计 = 成本池", "Σ FIFO layers = cost pool"),
}
#: What can only be said to who may see costs.
OF_COSTS: Final = frozenset({"cost_pool", "cost_steps", "cost_layers"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the stock card: as the moves give it, and as the projection says it. `key` is its column there."""

    key: str
    proved: Decimal
    stored: Decimal

    @property
    def same(self) -> bool:
        """Both agree, to the last digit."""
        return self.proved == self.stored


@dataclass(frozen=True, slots=True)
class Example:
    """A row that is wrong: its name, what it should say, what it says, and the document behind it if there is one."""

    row: str
    expected: str
    found: str
    document_type: str | None = None
    document_id: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """One invariant: how many rows it covered, how many break it, the first of those. A note is worth knowing and breaks nothing."""

    name: str
    rows: int
    differences: int
    examples: tuple[Example, ...] = ()
    verdict: Verdict = "holds"


@dataclass(frozen=True, slots=True)
class Part:
    """What lies at one place of one quality, lot and serial number."""

    location_id: int
    quality: str
    lot: str
    serial: str
    proved: Decimal
    stored: Decimal


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The moves that were summed: how many, from which to which, and the SHA-256 of their canonical text. `value_sha256` is that of their
    values; None for who may not see costs."""

    count: int
    first_id: int | None
    last_id: int | None
    first_at: datetime | None
    last_at: datetime | None
    sha256: str
    value_sha256: str | None


@dataclass(frozen=True, slots=True)
class Certificate:
    """The proof of one SKU in one warehouse, at one moment. `parts` are the first of `parts_total`."""

    sku_id: int
    sku_code: str
    sku_name: str
    unit: str
    company_id: int
    warehouse_id: int
    warehouse_code: str
    warehouse_name: str
    as_of: datetime
    moves: Fingerprint
    figures: tuple[Figure, ...]
    parts: tuple[Part, ...]
    parts_total: int
    checks: tuple[Checked, ...]

    @property
    def holds(self) -> bool:
        """Every figure agrees and no invariant is broken."""
        return all(figure.same for figure in self.figures) and all(each.verdict != "broken" for each in self.checks)


@dataclass(frozen=True, slots=True)
class ProvedMove:
    """A move behind a proof. `amount` is None for who may not see costs."""

    id: int
    entry_id: int
    effective_at: datetime
    from_location_id: int
    to_location_id: int
    from_quality: str
    to_quality: str
    lot: str
    serial: str
    qty: Decimal
    amount: Decimal | None
    kind: str
    document_type: str
    document_id: int
    posted_at: datetime
