"""Commands between office and floor: releases, announcements, picking, tallies, counts."""

from __future__ import annotations

from collections.abc import Callable

from tests.invariants.flat import making as m
from tests.invariants.flat.documents import acting, made, of
from tests.world import DAY, NOW, D, World
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM


def _short(w: World, n: int) -> list[int]:
    """Confirmed orders of goods that are not there."""
    ids = list(sales.place([w.order((w.skus[2], 1, 2))] * n, actor=SYSTEM, now=NOW))
    sales.confirm(ids, actor=SYSTEM, now=NOW, partial=True)
    return ids


def _released(w: World, n: int) -> tuple[list[int], list[int]]:
    """Orders and their drafts."""
    orders = m.orders(w, n, "confirmed")
    return orders, list(sales.release(orders, actor=SYSTEM, now=NOW))


def _announced(w: World, n: int) -> tuple[list[int], list[int]]:
    """Purchases and their drafts."""
    orders = m.purchases(w, n, "confirmed")
    return orders, list(purchasing.announce(orders, actor=SYSTEM, now=NOW))


def _pick(w: World, n: int) -> Callable[[], object]:
    orders, drafts = _released(w, n)
    scanned = [warehouse.NewTally(x.line_id, x.qty) for x in warehouse.leaving_lines(orders, "sales.order")]
    return lambda: warehouse.pick_shipments(drafts, scanned, actor=SYSTEM, now=NOW)


def _waybills(w: World, n: int) -> Callable[[], object]:
    drafts = warehouse.create_shipments(m.new_shipments(w, n), actor=SYSTEM, now=NOW)
    named = [warehouse.Waybill(each, "顺丰", "SF1") for each in drafts]
    return lambda: warehouse.set_waybills(named, actor=SYSTEM, now=NOW)


def _tally(w: World, n: int) -> Callable[[], object]:
    orders, drafts = _announced(w, n)
    scanned = [warehouse.NewTally(x.line_id, x.qty) for x in warehouse.coming_lines(orders, "purchasing.order")]
    return lambda: warehouse.tally_receipts(drafts, scanned, actor=SYSTEM, now=NOW)


def _withdraw_shipments(w: World, n: int) -> Callable[[], object]:
    orders, _ = _released(w, n)
    return lambda: warehouse.withdraw_shipments(orders, "sales.order", actor=SYSTEM, now=NOW)


def _shrink(w: World, n: int) -> Callable[[], object]:
    orders, _ = _released(w, n)
    excess = {promise: qty / 2 for promise, qty in warehouse.held_promises(orders, "sales.order").items()}
    return lambda: warehouse.shrink_shipments(orders, "sales.order", excess, actor=SYSTEM, now=NOW)


def _withdraw_receipts(w: World, n: int) -> Callable[[], object]:
    orders, _ = _announced(w, n)
    return lambda: warehouse.withdraw_receipts(orders, "purchasing.order", actor=SYSTEM, now=NOW)


def _new_counts(w: World, n: int) -> list[warehouse.NewCount]:
    return [warehouse.NewCount(w.company, w.warehouse, DAY, w.skus)] * n


_begun = made(warehouse.create_counts, _new_counts)


def _enter(w: World, n: int) -> Callable[[], object]:
    counts = _begun(w, n)
    found = [warehouse.Counted(i, w.skus[2], D(0), NOW) for i in counts]
    return lambda: warehouse.enter_counts(counts, found, actor=SYSTEM, now=NOW)


def _entered(w: World, n: int) -> list[int]:
    counts = _begun(w, n)
    found = [warehouse.Counted(i, w.skus[2], D(0), NOW) for i in counts]
    warehouse.enter_counts(counts, found, actor=SYSTEM, now=NOW)
    return counts


CASES: dict[str, m.Case] = {
    "sales.release": acting(sales.release, of(m.orders, "confirmed")),
    "sales.reserve": acting(sales.reserve, _short),
    "purchasing.announce": acting(purchasing.announce, of(m.purchases, "confirmed")),
    "warehouse.pick_shipments": _pick,
    "warehouse.set_waybills": _waybills,
    "warehouse.tally_receipts": _tally,
    "warehouse.withdraw_shipments": _withdraw_shipments,
    "warehouse.shrink_shipments": _shrink,
    "warehouse.withdraw_receipts": _withdraw_receipts,
    "warehouse.create_counts": acting(warehouse.create_counts, _new_counts),
    "warehouse.enter_counts": _enter,
    "warehouse.post_counts": acting(warehouse.post_counts, _entered),
    "warehouse.cancel_counts": acting(warehouse.cancel_counts, _begun),
}
