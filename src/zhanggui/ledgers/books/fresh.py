"""What was posted a moment ago, known without asking for it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from zhanggui.ledgers.books import chart
from zhanggui.ledgers.books.contracts import Entry, Item, PostedEntry

ZERO = Decimal(0)


def opened(entries: Sequence[Entry], posted: Sequence[PostedEntry]) -> dict[int, Item]:
    """The open items that `post` has just made of these entries, by id. Nobody else sees them yet: they need no lock, and no question."""
    found: dict[int, Item] = {}
    by_key = {entry.key: entry for entry in entries}
    for made in posted:
        entry = by_key[made.key]
        for item_id, item in zip(made.items, entry.items, strict=True):
            found[item_id] = Item(
                item_id, entry.company_id, chart.leaf(entry.company_id, item.account).id, item.customer_id, item.supplier_id, item.shop_id,
                item.reference_id, item.currency, item.amount, ZERO, entry.document.type, entry.document.id,
            )  # fmt: skip
    return found
