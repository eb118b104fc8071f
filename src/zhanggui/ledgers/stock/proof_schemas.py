"""Wire types of the proof of stock."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from pydantic import Field

from zhanggui.kernel.api.language import Language
from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import Id
from zhanggui.kernel.labels import label
from zhanggui.ledgers.stock.proof_contracts import CHECKS, Certificate, Checked, Verdict


class ProofQuery(Schema):
    """Where."""

    warehouse_id: Id = Field(description="The warehouse", examples=[1027])


class ProofMoveQuery(PageQuery):
    """Where."""

    warehouse_id: Id = Field(description="The warehouse", examples=[1027])


class ProofFigureOut(Schema):
    """A number of the stock card, as the moves give it and as it is kept."""

    key: str = Field(description="Column of the list of positions", examples=["on_hand"])
    label: str = Field(description="Its name in the caller's language", examples=["在库"])
    proved: Decimal = Field(description="From move zero", examples=["10.0000"])
    stored: Decimal = Field(description="As it is kept", examples=["10.0000"])
    same: bool = Field(description="Both agree, to the last digit", examples=[True])


class ProofExampleOut(Schema):
    """A row that is wrong."""

    row: str = Field(description="Which one", examples=["stock_move 7169"])
    expected: str = Field(description="What it should say", examples=["10.0000"])
    found: str = Field(description="What it says", examples=["11.0000"])
    document_type: str | None = Field(description="Type of the document behind it", examples=["warehouse.shipment"])
    document_id: Id | None = Field(description="The document behind it")


class ProofCheckOut(Schema):
    """An invariant."""

    name: str = Field(description="Name for programs", examples=["balances"])
    label: str = Field(
        description="What it says, in the caller's language", examples=["流水合计 = 各库位、批次、序列号余额"]
    )
    rows: int = Field(description="Rows that it covers", examples=[1200])
    differences: int = Field(description="Rows that break it", examples=[0])
    verdict: Verdict = Field(description="holds, broken, or note: worth knowing, breaks nothing", examples=["holds"])
    examples: list[ProofExampleOut] = Field(description="The first of the rows that break it")


class ProofPartOut(Schema):
    """What lies at one place of one quality, lot and serial number."""

    location_id: Id
    quality: str = Field(description="good or defect", examples=["good"])
    lot: str = Field(description="Lot; empty without one", examples=[""])
    serial: str = Field(description="Serial number; empty without one", examples=[""])
    proved: Decimal = Field(description="From move zero", examples=["10.0000"])
    stored: Decimal = Field(description="As it is kept", examples=["10.0000"])


class ProofMovesSummaryOut(Schema):
    """The moves that were summed."""

    count: int = Field(description="How many", examples=[1200])
    first_id: Id | None = Field(description="The smallest id among them")
    last_id: Id | None = Field(description="The largest id among them")
    first_at: datetime | None = Field(description="Business time of the first", examples=["2026-01-01T00:00:00Z"])
    last_at: datetime | None = Field(description="Business time of the last", examples=["2026-11-23T08:00:00Z"])
    sha256: str = Field(
        description="SHA-256 of their canonical text",
        examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    )
    value_sha256: str | None = Field(
        description="SHA-256 of their values; null without `stock.cost.view`",
        examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    )


class ProofOut(Schema):
    """The proof of one SKU in one warehouse at one moment."""

    holds: bool = Field(description="Every figure agrees and no invariant is broken", examples=[True])
    as_of: datetime = Field(description="The moment that was proved", examples=["2026-11-23T08:00:00Z"])
    sku_id: Id
    sku_code: str = Field(description="Code of the SKU", examples=["LAMP-RED"])
    sku_name: str = Field(description="Name of the SKU", examples=["台灯 红"])
    unit: str = Field(description="Base unit", examples=["pcs"])
    company_id: Id
    warehouse_id: Id
    warehouse_code: str = Field(description="Code of the warehouse", examples=["W1"])
    warehouse_name: str = Field(description="Name of the warehouse", examples=["主仓"])
    moves: ProofMovesSummaryOut = Field(description="The moves that were summed")
    figures: list[ProofFigureOut] = Field(description="The numbers of the stock card")
    parts: list[ProofPartOut] = Field(
        description="Per place, lot and serial number, the first 200; what differs comes first"
    )
    parts_total: int = Field(description="How many of them there are", examples=[1])
    checks: list[ProofCheckOut] = Field(description="The invariants")


class ProvedMoveOut(Schema):
    """A move behind a proof; the fields up to `qty` are its canonical text."""

    id: Id
    entry_id: Id
    effective_at: datetime = Field(description="Business time", examples=["2026-11-23T08:00:00Z"])
    from_location_id: Id
    to_location_id: Id
    from_quality: str = Field(description="good or defect", examples=["good"])
    to_quality: str = Field(description="good or defect", examples=["good"])
    lot: str = Field(description="Lot; empty without one", examples=[""])
    serial: str = Field(description="Serial number; empty without one", examples=[""])
    qty: Decimal = Field(description="Base units; 0: a change of value only", examples=["2.0000"])
    amount: Decimal | None = Field(description="Value moved; null without `stock.cost.view`", examples=["20.00"])
    kind: str = Field(description="Kind of movement", examples=["sale"])
    document_type: str = Field(description="Type of the document that caused it", examples=["warehouse.shipment"])
    document_id: Id
    posted_at: datetime = Field(description="When it was posted", examples=["2026-11-23T08:00:05Z"])


def _check(check: Checked, lang: Language) -> dict[str, Any]:
    zh, en = CHECKS[check.name]
    return {
        "name": check.name, "label": zh if lang == "zh" else en, "rows": check.rows, "differences": check.differences,
        "verdict": check.verdict, "examples": check.examples,
    }  # fmt: skip


def proof_out(found: Certificate, lang: Language) -> dict[str, Any]:
    """The wire form of a certificate."""
    names = (
        "holds", "as_of", "sku_id", "sku_code", "sku_name", "unit", "company_id", "warehouse_id", "warehouse_code", "warehouse_name",
        "moves", "parts", "parts_total",
    )  # fmt: skip
    figures = [
        {
            "key": each.key,
            "label": label(each.key, lang),
            "proved": each.proved,
            "stored": each.stored,
            "same": each.same,
        }
        for each in found.figures
    ]
    return {
        **{name: getattr(found, name) for name in names},
        "figures": figures,
        "checks": [_check(each, lang) for each in found.checks],
    }
