"""Every lock of the books: open items by id; the posting table while a month closes."""

from __future__ import annotations

from collections.abc import Iterable

from zhanggui.kernel import db
from zhanggui.kernel.errors import NotFound
from zhanggui.ledgers.books.contracts import Item

SQL = db.Folder(__file__)


def items(item_ids: Iterable[int]) -> dict[int, Item]:
    """Lock open items by id. Raises NotFound for one that does not exist."""
    wanted = sorted(set(item_ids))
    if not wanted:
        return {}
    found = {row[0]: Item(*row) for row in SQL.lock_items.rows(item=wanted)}
    for item_id in wanted:
        if item_id not in found:
            raise NotFound(what="open item", which=item_id)
    return found


def postings() -> None:
    """Let postings in flight finish and keep new ones out until the transaction ends."""
    SQL.lock_postings.run()


def watermark() -> None:
    """One roll-up at a time, until the transaction ends."""
    SQL.lock_watermark.rows()
