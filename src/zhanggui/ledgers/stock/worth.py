"""No value without goods, and none below zero while there are some: what a change of value, or its undoing, may not leave behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from zhanggui.ledgers.stock.costing import Pool
from zhanggui.ledgers.stock.errors import NoValueLeft
from zhanggui.ledgers.stock.locks import PoolKey
from zhanggui.masters.catalog import public as catalog


def no_value_left(found: Sequence[tuple[int, Pool, Decimal]]) -> list[NoValueLeft]:
    """The error for each (SKU, its pool, change of value)."""
    skus = catalog.skus(sorted({sku_id for sku_id, _, _ in found})) if found else {}
    return [
        NoValueLeft(field="value", sku=skus[sku].code, qty=f"{pool.qty:f}", value=f"{pool.amount:f}", change=f"{by:f}")
        for sku, pool, by in found
    ]


def worthless(pools: Mapping[PoolKey, Pool]) -> list[NoValueLeft]:
    """The pools that are worth something without goods, or less than nothing with them."""
    wrong = [
        (key[0], pool, pool.amount)
        for key, pool in pools.items()
        if (not pool.qty and pool.amount) or (pool.qty > 0 and pool.amount < 0)
    ]
    return no_value_left(wrong)
