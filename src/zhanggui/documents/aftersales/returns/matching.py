"""Finding the sale that goods come back from: latest first, never more than is left of it (issue: returns find their original sale)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from zhanggui.documents.aftersales.returns.contracts import Found, Original, Wanted
from zhanggui.documents.sales import public as sales

Key = tuple[int, int]
#: Shipments looked at per customer and SKU before the database is asked for all of them.
FIRST_LOOK = 8


class Supply:
    """What is left of shipped moves while a batch takes from it, in the order given."""

    def __init__(self, moves: Iterable[sales.Returnable]) -> None:
        self.left: dict[int, Decimal] = {}
        for move in moves:
            self.left[move.move_id] = move.left

    def take(self, moves: Iterable[sales.Returnable], qty: Decimal) -> Found:
        """`qty` from the moves in their order, as far as they go."""
        taken = []
        for move in moves:
            part = min(qty, self.left[move.move_id])
            if part > 0:
                self.left[move.move_id] -= part
                qty -= part
                taken.append(Original(move.move_id, move.line_id, move.order_id, part, move.sent))
        return Found(tuple(taken), qty)


def _allocate(requests: Sequence[Wanted], moves: Sequence[sales.Returnable]) -> list[Found]:
    by_key: dict[Key, list[sales.Returnable]] = {}
    for move in moves:
        by_key.setdefault((move.customer_id, move.sku_id), []).append(move)
    supply = Supply(moves)
    return [
        supply.take((m for m in by_key.get((r.customer_id, r.sku_id), ()) if m.shipped_at <= r.moment), r.qty)
        for r in requests
    ]


def match_originals(requests: Sequence[Wanted]) -> list[Found]:
    """Find what each wanted return brings back: the customer's shipments of the SKU at or before the moment, latest order first,
    with what is left of them after earlier returns and after earlier requests of the batch. One answer per request, in order.

    One statement; a second one for those whose latest shipments do not suffice.
    """
    latest: dict[Key, datetime] = {}
    for r in requests:
        key = (r.customer_id, r.sku_id)
        latest[key] = max(latest.get(key, r.moment), r.moment)
    if not latest:
        return []
    moves = sales.returnable([(*key, moment) for key, moment in latest.items()], limit=FIRST_LOOK)
    found = _allocate(requests, moves)
    seen: dict[Key, int] = {}
    for move in moves:
        seen[move.customer_id, move.sku_id] = seen.get((move.customer_id, move.sku_id), 0) + 1
    short = {(r.customer_id, r.sku_id) for r, f in zip(requests, found, strict=True) if f.missing}
    unseen = {key: moment for key, moment in latest.items() if key in short and seen.get(key) == FIRST_LOOK}
    if unseen:
        rest = [move for move in moves if (move.customer_id, move.sku_id) not in unseen]
        found = _allocate(
            requests, rest + sales.returnable([(*key, moment) for key, moment in unseen.items()], limit=None)
        )
    return found
