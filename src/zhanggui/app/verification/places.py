"""Where the rows that a check names are looked at in the web application."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from zhanggui.kernel import db

SQL = db.Folder(__file__)
#: Type of document → where its documents are opened.
ROUTES: Final = {
    "sales.order": "/sales/orders",
    "aftersales.return": "/aftersales/returns",
    "purchasing.order": "/purchasing/orders",
    "purchasing.return": "/purchasing/returns",
    "warehouse.shipment": "/warehouse/shipments",
    "warehouse.receipt": "/warehouse/receipts",
    "warehouse.adjustment": "/warehouse/adjustments",
    "warehouse.count": "/warehouse/counts",
    "invoicing.bill": "/finance/bills",
    "invoicing.payment": "/finance/payments",
    "invoicing.writeoff": "/finance/writeoffs",
    "books.entry": "/finance/entries",
}
#: A row is named by its table and id; what belongs to goods also by their SKU.
_NAMED: Final = re.compile(r"^([a-z]+(?:_[a-z]+)+) (\d+)\b")
_SKU: Final = re.compile(r"\bsku (\d+)\b")
#: An entry's lines are named by it.
_SAME: Final = {"books_line": "books_entry"}


def links(rows: Sequence[str]) -> list[str]:
    """The route for each row, empty where none shows it. One statement, none where all rows are documents themselves."""
    named = [_document(row) for row in rows]
    lines = sorted({each for each in named if each is not None and _route(*each) is None})
    owners: dict[tuple[str, int], tuple[str, int]] = {}
    if lines:
        found = SQL.owners.rows(name=[name for name, _ in lines], id=[id_ for _, id_ in lines])
        owners = {(row[0], row[1]): (row[2].replace(".", "_"), row[3]) for row in found}
    return [
        (_route(*owners.get(each, each)) if each is not None else None) or _card(row)
        for row, each in zip(rows, named, strict=True)
    ]


def _document(row: str) -> tuple[str, int] | None:
    found = _NAMED.match(row)
    return None if found is None else (_SAME.get(found[1], found[1]), int(found[2]))


def _route(table: str, id_: int) -> str | None:
    route = ROUTES.get(table.replace("_", ".", 1))
    return None if route is None else f"{route}/{id_}"


def _card(row: str) -> str:
    """The stock card of the SKU that the row names."""
    found = _SKU.search(row)
    return "" if found is None else f"/stock/skus/{found[1]}"
