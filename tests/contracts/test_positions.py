"""Positions of many SKUs, asked for in parts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.world import NOW, build
from zhanggui.ledgers.stock import public as stock
from zhanggui.ledgers.stock import queries


@pytest.mark.parametrize("part", [1, 2, 1000])
def test_parts_are_one_answer(fresh_db: str, monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    w = build()
    first, second = w.skus[:2]
    w.adjust(second, 7, "7.00")
    w.adjust(first, 5, "5.00")
    stock.reserve([stock.Request(first, w.warehouse, Decimal(2), 1, 1)], document_type="test", now=NOW)
    monkeypatch.setattr(queries, "_PART", part)
    for asked in ([second, first], [first, second, first]):
        assert stock.positions(asked) == [
            stock.PositionRow(first, w.warehouse, Decimal("5.0000"), *[Decimal(n) for n in ("0", "2", "0", "0")]),
            stock.PositionRow(second, w.warehouse, Decimal("7.0000"), *[Decimal(0)] * 4),
        ]
    assert stock.positions([first], []) == stock.positions([], None) == []
