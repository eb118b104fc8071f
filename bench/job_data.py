"""The database side of bench/web_jobs.py: goods that moved a hundred thousand times, parcels to print, goods to label. Imported by `inside` only."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from bench import product
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization

CODE = "MOVED"
MOVES, CHUNK = 100_000, 10_000
NOTES, LABELS = 50, 200


def jobs() -> dict[str, Any]:
    """What to ask for: a SKU and a warehouse with `MOVES` moves, shipments of three lines, SKUs. Made once for a database."""
    ours, now = product.Ours(), datetime.now(UTC)
    [shop] = list(organization.shops(ours.shops[:1]).values())
    assert shop.warehouse_id is not None
    skus = catalog.skus_by_code([CODE])
    if not skus:
        new = catalog.NewProduct(code=CODE, name="十万次进出", skus=(catalog.NewSku(code=CODE),))
        catalog.create_products([new], actor=product.ACTOR, now=now)
        skus = catalog.skus_by_code([CODE])
        _move(ours.company_id, shop.warehouse_id, skus[CODE].id, now)
    orders = [
        sales.NewOrder(
            shop.id, ours.customers[n], now, [sales.NewOrderLine(ours.skus[n + line], Decimal(1), Decimal("9.90")) for line in range(3)]
        )
        for n in range(NOTES)
    ]  # fmt: skip
    ids = sales.place(orders, actor=product.ACTOR, now=now)
    sales.confirm(ids, actor=product.ACTOR, now=now)
    sales.ship(ids, actor=product.ACTOR, now=now)
    return {
        "proof": {"sku": skus[CODE].id, "warehouse": shop.warehouse_id, "moves": MOVES},
        "notes": [each.id for each in warehouse.shipments_of(ids, "sales.order")][:NOTES],
        "labels": ours.skus[:LABELS],
    }


def _move(company: int, place: int, sku: int, now: datetime) -> None:
    """In and out, two in and one out, so that the stock never falls below zero."""
    here, outside = stock.of_warehouses([place])[place].id, stock.outer(company, "adjustment").id
    for first in range(0, MOVES, CHUNK):
        entries = [
            stock.Entry(
                company, f"bench:{CODE}:{n}", "other_out" if n % 3 == 2 else "other_in", Origin("bench", sku), now, now.date(),
                [
                    stock.Move(sku, here, outside, Decimal(1)) if n % 3 == 2
                    else stock.Move(sku, outside, here, Decimal(1), Decimal("6.00"))
                ],
            )
            for n in range(first, first + CHUNK)
        ]  # fmt: skip
        stock.post(entries, now=now)
