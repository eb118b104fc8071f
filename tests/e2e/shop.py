"""A small shop: what the tests in the browser buy, sell and look at."""

from __future__ import annotations

from dataclasses import dataclass

from tests.world import NOW, World, build
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db
from zhanggui.masters.catalog import public as catalog

BARCODE = "6901234500103"


@dataclass(frozen=True)
class Shop:
    """Ids and codes of what is in it. `barcode` is on the first SKU."""

    world: World
    orders: tuple[int, ...]
    barcode: str = BARCODE


def open_shop() -> Shop:
    """Make it. Commits."""
    with db.transaction():
        # Suppliers' invoices come after the goods: they are billed by hand.
        world = build(receipts_billed=False)
        world.adjust(world.skus[0], "500", "5000")
        world.adjust(world.skus[1], "500", "1000")
        catalog.set_barcodes(
            [catalog.BarcodesOfSku(sku_id=world.skus[0], barcodes=(catalog.NewBarcode(code=BARCODE),))],
            actor=SYSTEM,
            now=NOW,
        )
        orders = tuple(world.place((world.skus[0], n + 1, "20"), (world.skus[1], 2, "5")) for n in range(30))
    return Shop(world, orders)
