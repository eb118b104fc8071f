"""Reactions of valuation: goods moved, so their value moves in the books, in the same transaction."""

from __future__ import annotations

from zhanggui.documents.valuation import posting
from zhanggui.kernel import db
from zhanggui.kernel.posting import Origin, posting_key
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.catalog import public as catalog

#: An item's kind never changes once it exists, so it may be remembered.
_kinds: dict[int, str] = db.cache()


def _item_kinds(sku_ids: set[int]) -> dict[int, str]:
    missing = sorted(sku_ids - _kinds.keys())
    if missing:
        _kinds.update({sku.id: sku.kind for sku in catalog.skus(missing).values()})
    return {sku_id: _kinds[sku_id] for sku_id in sku_ids}


def on_stock_posted(event: stock.StockPosted) -> None:
    """Make one book entry per stock entry; the value is copied from the moves, never computed again (costing.md §7)."""
    moves = stock.moves_of_entries(event.entry_ids)
    kinds = _item_kinds({m.sku_id for m in moves})
    entries: list[books.Entry] = []
    grouped: dict[int, list[books.Line]] = {}
    heads: dict[int, stock.EntryMove] = {}
    for move in moves:
        heads.setdefault(move.entry_id, move)
        grouped.setdefault(move.entry_id, []).extend(posting.lines(move.kind, move, kinds[move.sku_id]))
    undone = [posting_key("stock", head.reverses) for head in heads.values() if head.reverses is not None]
    undone_ids = books.entries_by_key(undone) if undone else {}
    for entry_id, lines in grouped.items():
        head = heads[entry_id]
        reverses = undone_ids.get((head.company_id, posting_key("stock", head.reverses)))
        entries.append(
            books.Entry(head.company_id, posting_key("stock", entry_id), f"stock.{head.kind}", Origin(head.document_type, head.document_id),
                        head.business_date, stock.KINDS[head.kind][0], lines, reverses=reverses)
        )  # fmt: skip
    if entries:
        books.post(entries, now=event.at)
