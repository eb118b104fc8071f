"""The door of tracked goods: nothing of them moves without its lot or serial number. Runs under the locks of a posting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zhanggui.kernel.errors import DomainError, raise_if
from zhanggui.ledgers.stock import locks
from zhanggui.ledgers.stock.contracts import SOLD, Entry, Move
from zhanggui.ledgers.stock.errors import (
    LotExpired,
    LotNeeded,
    LotShort,
    LotUnknown,
    NotTracked,
    SerialInStock,
    SerialNeeded,
    SerialNotHere,
)
from zhanggui.ledgers.stock.locations import Place
from zhanggui.ledgers.stock.locks import Position
from zhanggui.ledgers.stock.lots import known_lots, lots_at
from zhanggui.ledgers.stock.picking import LotStock, choose, expired
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization

ZERO = Decimal(0)


@dataclass(slots=True)
class _Piece:
    """Where a serial number is; `location` None: not in stock."""

    location: int | None
    quality: str
    lot: str


def settle(
    entries: Sequence[Entry], places: Mapping[int, Place], positions: Mapping[tuple[int, int], Position]
) -> Sequence[Entry]:
    """The entries with every lot and serial number settled: what is named is checked, what comes back keeps what it left with, and
    outgoing goods of no named lot leave first expired first out, as one move per lot.

    Nothing is read for goods that are not tracked. Raises NotTracked, LotNeeded, LotUnknown, LotShort, LotExpired, SerialNeeded,
    SerialInStock, SerialNotHere (all at once).
    """
    policies = {sku: p for (sku, _), p in positions.items() if p.lot_tracked or p.serial_tracked}
    if not policies and not any(m.lot or m.serial for entry in entries for m in entry.moves):
        return entries
    return _Settling(entries, places, policies).run()


class _Settling:
    """One posting's tracked moves, walked in order."""

    def __init__(self, entries: Sequence[Entry], places: Mapping[int, Place], policies: Mapping[int, Position]) -> None:
        self.places = places
        self.policies = policies
        self.errors: list[DomainError] = []
        named = [m for e in entries for m in e.moves if m.qty and (m.sku_id in policies or m.lot or m.serial)]
        self.skus = catalog.skus(sorted({m.sku_id for m in named}))
        self.tracks = locks.tracks_of({m.returns for m in named if m.returns is not None and not m.serial})
        self.entries = [e._replace(moves=[self._named(m) for m in e.moves]) for e in entries]
        raise_if(self.errors)
        moves = [m for e in self.entries for m in e.moves if m.qty and m.sku_id in policies]
        lots = {(m.sku_id, m.lot) for m in moves if m.lot}
        self.lots = known_lots(lots) if lots else {}
        leaving = {(m.source, m.sku_id) for m in moves if self._inner(m.source) and not m.serial}
        self.stock: dict[tuple[int, int, str], list[LotStock]] = lots_at(leaving) if leaving else defaultdict(list)
        serials = {(m.sku_id, m.serial) for m in moves if m.serial}
        self.pieces = {key: _Piece(*where) for key, where in locks.serials(serials).items()} if serials else {}

    def _inner(self, location: int) -> bool:
        return self.places[location].warehouse_id is not None

    def _named(self, m: Move) -> Move:
        """A move with the lot and serial number it is to have; none where the SKU has no such policy."""
        policy = self.policies.get(m.sku_id)
        lots, serials = policy is not None and policy.lot_tracked, policy is not None and policy.serial_tracked
        if (m.lot and not lots) or (m.serial and not serials):
            self.errors.append(NotTracked(field="lot" if m.lot else "serial", sku=self.skus[m.sku_id].code))
        if m.returns in self.tracks and not m.serial:
            lot, serial = self.tracks[m.returns]
            m = m._replace(lot=m.lot or (lot if lots else ""), serial=serial if serials else "")
        if serials and m.qty and (not m.serial or m.qty != 1):
            self.errors.append(SerialNeeded(field="serial", sku=self.skus[m.sku_id].code, qty=f"{m.qty.normalize():f}"))
        return m

    def run(self) -> Sequence[Entry]:
        """The settled entries; the pieces are where the moves put them."""
        settled = []
        for entry in self.entries:
            moves: list[Move] = []
            for m in entry.moves:
                moves += self._move(entry, m) if m.qty and m.sku_id in self.policies else [m]
            settled.append(entry._replace(moves=moves))
        raise_if(self.errors)
        if self.pieces:
            locks.move_serials({key: (p.location, p.quality, p.lot) for key, p in self.pieces.items()})
        return settled

    def _move(self, entry: Entry, m: Move) -> list[Move]:
        by_lot = self.policies[m.sku_id].lot_tracked
        if not self._inner(m.source):
            moves = [self._arriving(m) if by_lot else m]
        elif m.serial:
            moves = [self._piece_leaving(m)]
        else:
            moves = self._lot_leaving(entry, m)
        for each in moves:
            self._put(each)
        return moves

    def _arriving(self, m: Move) -> Move:
        code = self.skus[m.sku_id].code
        if not m.lot:
            self.errors.append(LotNeeded(field="lot", sku=code))
        elif (m.sku_id, m.lot) not in self.lots:
            self.errors.append(LotUnknown(field="lot", sku=code, lot=m.lot))
        return m

    def _piece_leaving(self, m: Move) -> Move:
        piece = self.pieces[m.sku_id, m.serial]
        if piece.location != m.source or piece.quality != m.source_quality or (m.lot and m.lot != piece.lot):
            error = SerialNotHere(
                field="serial", sku=self.skus[m.sku_id].code, serial=m.serial, warehouse=self._warehouse(m.source)
            )
            self.errors.append(error)
        return m._replace(lot=piece.lot)

    def _lot_leaving(self, entry: Entry, m: Move) -> list[Move]:
        here = self.stock[m.source, m.sku_id, m.source_quality]
        day = entry.business_date if entry.kind in SOLD else None
        if m.lot:
            here = [lot for lot in here if lot.lot == m.lot]
            if day is not None and expired(self.lots.get((m.sku_id, m.lot)), day):
                self.errors.append(LotExpired(field="lot", sku=self.skus[m.sku_id].code, lot=m.lot, day=day))
                return [m]
        choice = choose(m.qty, here, unexpired_on=day)
        if choice.missing:
            self.errors.append(self._short(m, choice.missing, day))
            return [m]
        return [m._replace(lot=pick.lot, qty=pick.qty) for pick in choice.taken]

    def _short(self, m: Move, missing: Decimal, day: date | None) -> LotShort:
        sku = self.skus[m.sku_id].code
        zh, en = (m.lot, m.lot) if m.lot else ("未过期", "unexpired") if day is not None else ("全部", "all")
        return LotShort(
            field="lot",
            sku=sku,
            warehouse=self._warehouse(m.source),
            lots_zh=zh,
            lots_en=en,
            available=f"{(m.qty - missing).normalize():f}",
            needed=f"{m.qty.normalize():f}",
        )

    def _put(self, m: Move) -> None:
        """Take the move's goods off their place and put them on the other: later moves of the batch see it."""
        if m.serial:
            piece = self.pieces[m.sku_id, m.serial]
            if not self._inner(m.source) and piece.location is not None:
                self.errors.append(SerialInStock(field="serial", sku=self.skus[m.sku_id].code, serial=m.serial))
            piece.location = m.target if self._inner(m.target) else None
            piece.quality, piece.lot = m.target_quality, m.lot
            return
        if self._inner(m.source):
            here = self.stock[m.source, m.sku_id, m.source_quality]
            here[:] = [lot._replace(qty=lot.qty - m.qty) if lot.lot == m.lot else lot for lot in here]
        if self._inner(m.target):
            there = self.stock[m.target, m.sku_id, m.target_quality]
            there.append(LotStock(m.lot, self.lots.get((m.sku_id, m.lot)), 0, m.qty))

    def _warehouse(self, location: int) -> str:
        warehouse_id = self.places[location].warehouse_id
        return organization.warehouses([warehouse_id or 0])[warehouse_id or 0].code
