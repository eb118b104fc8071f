"""Goods of returns come in: at the cost at which they left where that is known, else at the current average."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from zhanggui.documents.aftersales.returns import matching, queries
from zhanggui.documents.aftersales.returns.contracts import Original, ReturnedPiece, ReturnLineRow
from zhanggui.documents.aftersales.returns.errors import ForeignPiece, NothingToReceive, NotReturnable, UnknownLine
from zhanggui.documents.aftersales.returns.machine import RETURN
from zhanggui.documents.aftersales.returns.pieces import Track, assign, fits
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import ALL, Actor
from zhanggui.kernel import db
from zhanggui.kernel.errors import DomainError, raise_if
from zhanggui.kernel.posting import Origin
from zhanggui.kernel.quantity import q4
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.catalog import public as catalog

SQL = db.Folder(__file__)
ZERO = Decimal(0)


def without_goods(rows: Iterable[ReturnLineRow]) -> list[int]:
    """The returns among these lines that bring nothing back (仅退款)."""
    goods: dict[int, bool] = {}
    for r in rows:
        goods[r.return_id] = goods.get(r.return_id, False) or r.stocked
    return [return_id for return_id, stocked in goods.items() if not stocked]


def add_parts(parts: Sequence[tuple[int, Original]]) -> None:
    """Keep from which shipments lines come back: (line, shipment)."""
    if parts:
        SQL.add_parts.run(
            id=list(db.take_ids(len(parts))), line=[line for line, _ in parts], move=[o.move_id for _, o in parts],
            order_line=[o.order_line_id for _, o in parts], order=[o.order_id for _, o in parts], qty=[o.qty for _, o in parts],
        )  # fmt: skip


def take_in(
    rows: Sequence[ReturnLineRow],
    deeds: Mapping[int, sales.Deed],
    quantities: Mapping[int, Decimal] | None,
    pieces: Sequence[ReturnedPiece] = (),
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Receipts of what comes in of these lines: first from their shipments, in their order, then without an original.

    `pieces` instead of `quantities`: what came, lot by lot and number by number; goods tracked by serial number need them. Raises
    UnknownLine, NotReturnable, NothingToReceive, ForeignPiece, OverReturn, ClosedDay, and what the ledger says of lots and numbers.
    """
    came: dict[int, list[ReturnedPiece]] = defaultdict(list)
    for piece in pieces:
        came[piece.line_id].append(piece)
    if pieces:
        quantities = {line_id: sum((p.qty for p in found), ZERO) for line_id, found in came.items()}
    _check(rows, quantities)
    before = _received(rows)
    coming = _coming(rows, before, quantities)
    _need_numbers(coming, came)
    parts, tracks = _originals([r for r, _ in coming], came)
    waiting = _waiting([part for r, _ in coming for part in parts.get(r.line_id, ())])
    heads: dict[int, ReturnLineRow] = {}
    # One receipt per return; what nobody had confirmed comes back on receipts of its own, one per order.
    grouped: dict[tuple[int, int | None], list[warehouse.NewReceiptLine]] = defaultdict(list)
    for r, qty in coming:
        heads.setdefault(r.return_id, r)
        slices = _slice(parts.get(r.line_id, []), before[r.line_id], qty)
        for part in assign(slices, came[r.line_id], tracks):
            grouped[r.return_id, waiting.get(part.move_id or 0)].append(
                warehouse.NewReceiptLine(
                    r.sku_id,
                    part.qty,
                    r.line_id,
                    quality=r.quality,
                    returns=part.move_id,
                    lot=part.lot,
                    serial=part.serial,
                )
            )
    new = []
    for (return_id, order_id), lines in grouped.items():
        h, deed = heads[return_id], deeds[return_id]
        kind = "sales_return" if order_id is None else "sent_return"
        new.append(
            warehouse.NewReceipt(h.company_id, h.warehouse_id, kind, Origin(RETURN.document, return_id), deed.business_date,
                                 deed.effective_at, lines, h.customer_id, None, h.shop_id, reference_id=order_id)
        )  # fmt: skip
    # Who may receive a return may cause its receipt; the scopes stay the caller's.
    warehouse.take_in(new, actor=replace(actor, permissions=ALL), now=now)


def _waiting(parts: Sequence[Original]) -> dict[int, int]:
    """Moves of goods sent whose buyers have not confirmed that they came → their order. No statement where nothing was sent so."""
    orders = {part.move_id: part.order_id for part in parts if part.sent}
    if not orders:
        return {}
    waiting = sales.waiting_moves(sorted(set(orders.values())))
    return {move: order for move, order in orders.items() if move in waiting}


def _need_numbers(coming: Sequence[tuple[ReturnLineRow, Decimal]], came: Mapping[int, Sequence[ReturnedPiece]]) -> None:
    """Which piece came back can't be guessed from which one left. Raises SerialNeeded (all at once)."""
    unnamed = [(r, qty) for r, qty in coming if r.line_id not in came]
    skus = catalog.skus(sorted({r.sku_id for r, _ in unnamed}))
    raise_if(
        [
            stock.SerialNeeded(field="serial", sku=skus[r.sku_id].code, qty=f"{qty.normalize():f}")
            for r, qty in unnamed
            if skus[r.sku_id].serial_tracked
        ]
    )


def _check(rows: Sequence[ReturnLineRow], quantities: Mapping[int, Decimal] | None) -> None:
    known = {r.line_id for r in rows}
    wrong = [(i, x) for i, x in sorted((quantities or {}).items()) if i not in known or x < 0 or x != q4(x)]
    raise_if([UnknownLine(field="lines", line=i, value=f"{x:f}") for i, x in wrong])


def _received(rows: Sequence[ReturnLineRow]) -> Mapping[int, Decimal]:
    """What came in per line so far."""
    before: dict[int, Decimal] = defaultdict(Decimal)
    for moved in warehouse.received_lines(_returns(rows), RETURN.document):
        before[moved.origin_line] += moved.qty
    return before


def _returns(rows: Iterable[ReturnLineRow]) -> list[int]:
    return list(dict.fromkeys(r.return_id for r in rows))


def _coming(
    rows: Sequence[ReturnLineRow], before: Mapping[int, Decimal], quantities: Mapping[int, Decimal] | None
) -> list[tuple[ReturnLineRow, Decimal]]:
    """What comes in now per line of goods. Raises NotReturnable, NothingToReceive (all at once)."""
    coming: list[tuple[ReturnLineRow, Decimal]] = []
    errors: list[DomainError] = []
    goods = [r for r in rows if r.stocked]
    for r in goods:
        left = r.qty - before[r.line_id]
        qty = left if quantities is None else quantities.get(r.line_id, ZERO)
        if qty > left:
            errors.append(_not_returnable(r, left, qty))
        elif qty:
            coming.append((r, qty))
    if not errors:
        busy = {r.return_id for r, _ in coming}
        idle = {r.return_id: r.number for r in goods if r.return_id not in busy}
        errors += [NothingToReceive(field="id", number=number) for number in idle.values()]
    raise_if(errors)
    return coming


def _not_returnable(r: ReturnLineRow, left: Decimal, qty: Decimal) -> NotReturnable:
    return NotReturnable(field="qty", number=r.number, line=r.line_no, left=f"{left:f}", qty=f"{qty:f}")


def _originals(
    rows: Sequence[ReturnLineRow], came: Mapping[int, Sequence[ReturnedPiece]]
) -> tuple[dict[int, list[Original]], dict[int, Track]]:
    """The shipments that lines come back from, and lots and numbers of those of tracked goods; found now, and kept, for lines that name
    an order line only, those of the pieces that came first. Raises NotReturnable, ForeignPiece."""
    parts = queries.parts_of(_returns(rows))
    unmatched = [(r, r.order_line_id) for r in rows if r.order_line_id is not None and r.line_id not in parts]
    if not unmatched:
        moves = [o.move_id for found in parts.values() for o in found] if came else []
        return parts, stock.tracks_of_moves(moves)
    shipped: dict[int, list[sales.Returnable]] = defaultdict(list)
    for move in sales.returnable_of_lines(sorted({line_id for _, line_id in unmatched})):
        shipped[move.line_id].append(move)
    tracks = stock.tracks_of_moves([m.move_id for moves in shipped.values() for m in moves] if came else [])
    _refuse_foreign(unmatched, shipped, came, tracks)
    for r, order_line_id in unmatched:
        named = came.get(r.line_id, ())
        shipped[order_line_id].sort(key=lambda m, named=named: not any(fits(p, tracks.get(m.move_id)) for p in named))  # type: ignore[misc]
    supply = matching.Supply(move for moves in shipped.values() for move in moves)
    errors: list[DomainError] = []
    for r, order_line_id in unmatched:
        found = supply.take(shipped[order_line_id], r.qty)
        if found.missing:
            errors.append(_not_returnable(r, r.qty - found.missing, r.qty))
        parts[r.line_id] = list(found.originals)
    raise_if(errors)
    add_parts([(r.line_id, o) for r, _ in unmatched for o in parts[r.line_id]])
    return parts, tracks


def _refuse_foreign(
    lines: Sequence[tuple[ReturnLineRow, int]],
    shipped: Mapping[int, Sequence[sales.Returnable]],
    came: Mapping[int, Sequence[ReturnedPiece]],
    tracks: Mapping[int, Track],
) -> None:
    """A number that did not leave with the order line is another piece. Raises ForeignPiece (all at once)."""
    raise_if(
        [
            ForeignPiece(field="serial", number=r.number, line=r.line_no, serial=piece.serial)
            for r, order_line_id in lines
            for piece in came.get(r.line_id, ())
            if piece.serial and not any(fits(piece, tracks.get(m.move_id)) for m in shipped[order_line_id])
        ]
    )


def _slice(parts: Sequence[Original], before: Decimal, qty: Decimal) -> list[tuple[int | None, Decimal]]:
    """(move, quantity) of the next `qty` after `before` of a line; move None = no original."""
    slices: list[tuple[int | None, Decimal]] = []
    for part in parts:
        skipped = min(part.qty, before)
        before -= skipped
        taken = min(part.qty - skipped, qty)
        if taken > 0:
            slices.append((part.move_id, taken))
            qty -= taken
    if qty > 0:
        slices.append((None, qty))
    return slices
