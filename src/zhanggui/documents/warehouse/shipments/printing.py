"""What a shipment hands to who prints it; sales knows where it goes (documents/sales/printing/deliveries.py)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhanggui.documents.warehouse.contracts import DocumentRow
from zhanggui.documents.warehouse.shipments.queries import DESK, SQL
from zhanggui.foundation.identity.public import Actor


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line in base units."""

    code: str
    name: str
    unit: str
    qty: Decimal
    lot: str
    serial: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A shipment with its lines."""

    document: DocumentRow
    lines: tuple[PrintedLine, ...]


def printed_shipments(ids: Sequence[int], *, actor: Actor) -> list[Printed]:
    """Shipments in the order given. Two statements. Raises MissingPermission, DocumentUnknown."""
    heads = DESK.rows(ids, actor=actor)
    lines: dict[int, list[PrintedLine]] = {}
    for row in SQL.printed_lines.rows(shipments=list(ids)):
        lines.setdefault(row[0], []).append(PrintedLine(*row[1:]))
    return [Printed(head, tuple(lines.get(head.id, ()))) for head in heads]
