"""Reactions of the stock ledger to changed policies."""

from __future__ import annotations

import psycopg

from zhanggui.kernel import db
from zhanggui.kernel.errors import raise_if
from zhanggui.ledgers.stock import locks
from zhanggui.ledgers.stock.errors import NegativeStockLeft, PoolKeyFixed, TrackedStockLeft
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)


def on_policies_changed(event: organization.PoliciesChanged) -> None:
    """One key of cost pools per ledger for as long as it lives (costing.md §1). Raises PoolKeyFixed."""
    foreign = SQL.foreign_pools.rows(company=event.company_ids)
    raise_if([PoolKeyFixed(field="pool", company=code) for _, code in foreign])


def on_product_policies_changed(event: catalog.ProductPoliciesChanged) -> None:
    """Negative stock, presale and tracking follow the product. Raises NegativeStockLeft while some is owed or promised beyond what is
    there, TrackedStockLeft while goods are in stock whose lots or serial numbers nobody knows."""
    if locks.tracked_left(event.product_ids):
        raise TrackedStockLeft(field="lot_tracked")
    try:
        SQL.refresh_policy.run(product=event.product_ids)
    except psycopg.errors.CheckViolation as error:
        raise NegativeStockLeft(field="allow_negative") from error
