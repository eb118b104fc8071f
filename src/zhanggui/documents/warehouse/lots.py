"""The lots that lines of documents name, for the stock ledger to know before goods of them move."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from zhanggui.ledgers.stock import public as stock


class _Line(Protocol):
    """What names a lot."""

    @property
    def sku_id(self) -> int: ...

    @property
    def lot(self) -> str: ...

    @property
    def made_on(self) -> date | None: ...

    @property
    def expires_on(self) -> date | None: ...


def lots_named(lines: Iterable[_Line]) -> list[stock.NewLot]:
    """The lots of lines, each once."""
    return sorted(
        {stock.NewLot(x.sku_id, x.lot, x.made_on, x.expires_on) for x in lines if x.lot},
        key=lambda lot: (lot.sku_id, lot.code),
    )
