"""The only writers of the stock ledger: post, reserve, release, expect. All take batches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import psycopg

from zhanggui.kernel import db, events
from zhanggui.kernel.clock import zone
from zhanggui.kernel.errors import raise_if
from zhanggui.ledgers.stock import fresh, locations, locks, tracking
from zhanggui.ledgers.stock.contracts import DEFECT, GOOD, Entry, EntryMove, Move, Posted, Promise, Request, StockPosted
from zhanggui.ledgers.stock.costing import Pool, Step, return_share
from zhanggui.ledgers.stock.errors import AlreadyReversed, ClosedDay, OverReturn, PromiseKept, Shortage
from zhanggui.ledgers.stock.locations import Place
from zhanggui.ledgers.stock.worth import worthless
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization

SQL = db.Folder(__file__)
ZERO = Decimal(0)


class Posting:
    """One posting under construction: walks the moves in order, values them, collects the columns of post.sql."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        moves = [move for entry in entries for move in entry.moves]
        self.places = locations.by_id({m.source for m in moves} | {m.target for m in moves})
        self.by_warehouse = {
            c.id: c.pool == "warehouse" for c in organization.recent_companies({e.company_id for e in entries}).values()
        }
        self.locked = self._lock()
        # Lots and serials are settled under the locks: a move may become several, one per lot.
        self.entries = tracking.settle(entries, self.places, self.locked.positions)
        moves = [move for entry in self.entries for move in entry.moves]
        self.originals = self._originals([m.returns for m in moves if m.returns is not None])
        self.ids = list(db.take_ids(len(moves) + len(self.entries)))
        self.rows: list[tuple[Any, ...]] = []
        self.balances: dict[tuple[int, int, str, str, str], Decimal] = defaultdict(Decimal)
        self.reservations: dict[int, Decimal] = defaultdict(Decimal)
        self.posted: list[Posted] = []
        self.shortages: list[Shortage | OverReturn] = []

    def _pool_key(self, move: Move, place: Place, company_id: int) -> tuple[int, int, int]:
        return move.sku_id, company_id, (place.warehouse_id or 0) if self.by_warehouse[company_id] else 0

    def _lock(self) -> locks.Locked:
        positions: dict[tuple[int, int], int] = {}
        pools: set[tuple[int, int, int]] = set()
        for entry in self.entries:
            for move in entry.moves:
                for place in (self.places[move.source], self.places[move.target]):
                    if place.warehouse_id is not None:
                        positions[move.sku_id, place.warehouse_id] = entry.company_id
                        pools.add(self._pool_key(move, place, entry.company_id))
        return locks.lock(positions.items(), pools)

    def _originals(self, ids: list[int]) -> dict[int, list[Decimal]]:
        if not ids:
            return {}
        return {row[0]: list(row[2:]) for row in SQL.returned.rows(move=sorted(set(ids)))}

    def build(self) -> None:
        """Value every move in the order given; the order is part of the costing specification."""
        spare = self.ids[len(self.entries) :]
        at = 0
        for entry_id, entry in zip(self.ids, self.entries, strict=False):
            line = 0
            for move in entry.moves:
                move_id = spare[at]
                at += 1
                line += 1
                line = self._move(entry, entry_id, move, move_id, line)

    def _move(self, entry: Entry, entry_id: int, move: Move, move_id: int, line: int) -> int:
        source, target = self.places[move.source], self.places[move.target]
        key_place = source if source.warehouse_id is not None else target
        key = self._pool_key(move, key_place, entry.company_id)
        pool = self.locked.pools[key]
        step = self._value(move, source, target, pool, move_id, entry.company_id)
        self._balance(move, source, -move.qty, move.source_quality)
        self._balance(move, target, move.qty, move.target_quality)
        if move.reservation is not None:
            assert source.warehouse_id is not None
            self.reservations[move.reservation] += move.qty
            self.locked.positions[move.sku_id, source.warehouse_id].d_consumed += move.qty
        if move.arrived:
            assert target.warehouse_id is not None
            self.locked.positions[move.sku_id, target.warehouse_id].d_arrived += move.arrived
        pool_id = self.locked.pool_ids[key]
        pool.seq += 1
        # A value-only posting is its adjustment; everything else is the move, with the forced adjustment behind it.
        if move.qty:
            self._row(
                entry_id, move, move_id, line, step.amount, pool_id, pool.seq, pool.qty, pool.amount - step.adjustment
            )
        if step.adjustment:
            if move.qty:
                line, move_id = line + 1, db.take_id()
            away = locations.outer(entry.company_id, "revaluation")
            self.places[away.id] = away
            ours = source.id if source.warehouse_id is not None else target.id
            bare = Move(
                move.sku_id,
                away.id,
                ours,
                ZERO,
                step.adjustment,
                move.document_line,
                None if move.qty else move.returns,
            )
            self._row(entry_id, bare, move_id, line, step.adjustment, pool_id, pool.seq, pool.qty, pool.amount)
        return line

    def _row(
        self,
        entry_id: int,
        move: Move,
        move_id: int,
        line: int,
        amount: Decimal,
        pool_id: int,
        seq: int,
        qty: Decimal,
        value: Decimal,
    ) -> None:
        good = move.source_quality == GOOD and move.target_quality == GOOD
        self.rows.append(
            (move_id, entry_id, line, move.sku_id, move.source, move.target, None if good else f"{move.source_quality}>{move.target_quality}",
             move.lot or None, move.serial or None, move.qty, amount, pool_id, seq, qty, value, move.document_line, move.returns)
        )  # fmt: skip
        self.posted.append(
            Posted(move_id, entry_id, move.sku_id, move.source, move.target, move.qty, amount, move.document_line)
        )

    def _value(self, move: Move, source: Place, target: Place, pool: Pool, move_id: int, company_id: int) -> Step:
        inner_source, inner_target = source.warehouse_id is not None, target.warehouse_id is not None
        if not move.qty:
            return pool.revalue(move.amount or ZERO, move.returns or 0)
        amount = move.amount
        if move.returns is not None:
            amount = self._returned(move)
        if inner_source and inner_target:
            other = self.locked.pools[self._pool_key(move, target, company_id)]
            if other is pool:
                return Step(ZERO)
            step = pool.issue(move.qty)
            other.receive(move.qty, step.amount, move_id)
            return step
        if inner_target:
            return pool.receive(move.qty, amount, move_id)
        if move.returns is not None and amount is not None:
            return pool.give_back(move.qty, amount, move.returns)
        return pool.issue(move.qty)

    def _returned(self, move: Move) -> Decimal:
        assert move.returns is not None
        original = self.originals[move.returns]
        whole, amount, before, value_before = original
        if before + move.qty > whole:
            self.shortages.append(OverReturn(field="qty", row=move.document_line, qty=move.qty, left=whole - before))
        value = return_share(amount, whole, before, value_before, move.qty)
        original[2] += move.qty
        original[3] += value
        return value

    def _balance(self, move: Move, place: Place, qty: Decimal, quality: str) -> None:
        if place.warehouse_id is None or not qty:
            return
        self.balances[place.id, move.sku_id, quality, move.lot, move.serial] += qty
        position = self.locked.positions[move.sku_id, place.warehouse_id]
        if quality == DEFECT:
            position.d_defect += qty
        else:
            position.d_on_hand += qty

    def check(self) -> None:
        """Refuse with names what the CHECK on the position would refuse with a constraint."""
        short = [(key, p) for key, p in self.locked.positions.items() if p.short]
        if short:
            self.shortages += _shortages(
                [(sku, wh, p.available, -p.d_on_hand - p.d_consumed) for (sku, wh), p in short]
            )
        raise_if([*self.shortages, *worthless(self.locked.pools)])

    def write(self, now: datetime) -> None:
        """post.sql, and the FIFO layers when there are any."""
        entries, rows = self.entries, self.rows
        counts: dict[int, int] = defaultdict(int)
        for row in rows:
            counts[row[1]] += 1
        ids = self.ids[: len(entries)]
        heads = dict(zip(ids, entries, strict=True))
        m = list(zip(*rows, strict=True))
        balances = sorted((k, q) for k, q in self.balances.items() if q)
        positions = sorted(self.locked.positions.items())
        pools = [(self.locked.pool_ids[key], pool) for key, pool in sorted(self.locked.pools.items())]
        SQL.post.later(
            _refused,
            entry=ids, company=[e.company_id for e in entries], key=[e.key for e in entries], kind=[e.kind for e in entries],
            document_type=[e.document.type for e in entries], document=[e.document.id for e in entries],
            effective_at=[e.effective_at for e in entries], business_date=[e.business_date for e in entries],
            reverses=_sparse([e.reverses for e in entries]), customer=_sparse([e.customer_id for e in entries]),
            supplier=_sparse([e.supplier_id for e in entries]), shop=_sparse([e.shop_id for e in entries]), reference=_sparse([e.reference_id for e in entries]),
            count=[counts[i] for i in ids], posted_at=now,
            move=m[0], move_entry=m[1], line=m[2], move_company=[heads[i].company_id for i in m[1]],
            move_at=[heads[i].effective_at for i in m[1]], sku=m[3], source=m[4], target=m[5], quality=_sparse(m[6]), lot=_sparse(m[7]),
            serial=_sparse(m[8]), qty=m[9], amount=m[10], pool=m[11], pool_seq=m[12], pool_qty=m[13], pool_amount=m[14],
            document_line=_sparse(m[15]), returns=_sparse(m[16]),
            b_location=[k[0] for k, _ in balances], b_sku=[k[1] for k, _ in balances],
            b_quality=_sparse([None if k[2] == GOOD else k[2] for k, _ in balances]), b_lot=_sparse([k[3] or None for k, _ in balances]),
            b_serial=_sparse([k[4] or None for k, _ in balances]), b_qty=[q for _, q in balances],
            p_sku=[k[0] for k, _ in positions], p_warehouse=[k[1] for k, _ in positions],
            p_on_hand=[p.d_on_hand for _, p in positions], p_defect=[p.d_defect for _, p in positions],
            p_consumed=[p.d_consumed for _, p in positions], p_arrived=[p.d_arrived for _, p in positions],
            reservation=list(self.reservations), consumed=list(self.reservations.values()),
            c_pool=[i for i, _ in pools], c_qty=[p.qty for _, p in pools], c_amount=[p.amount for _, p in pools],
            c_unit=[p.last_unit for _, p in pools], c_seq=[p.seq for _, p in pools],
        )  # fmt: skip
        self._save_layers(pools)
        self._remember(heads)

    def _remember(self, heads: dict[int, Entry]) -> None:
        if any(row[16] is not None for row in self.rows):
            # The receipt behind a return is known to the database only.
            fresh.forget()
            return
        fresh.remember([self._fresh(row, heads[row[1]]) for row in self.rows])

    def _fresh(self, row: tuple[Any, ...], entry: Entry) -> EntryMove:
        source, target = self.places[row[4]], self.places[row[5]]
        inward = source.warehouse_id is None
        from_quality, _, to_quality = row[6].partition(">") if row[6] else (GOOD, "", GOOD)
        return EntryMove(
            row[0], row[1], entry.company_id, entry.kind, entry.document.type, entry.document.id, entry.business_date, row[3],
            target.warehouse_id if inward else source.warehouse_id, inward, row[9], row[10], to_quality if inward else from_quality, row[15], None,
            entry.customer_id, entry.supplier_id, entry.shop_id, entry.document.id, entry.reverses, entry.reference_id,
        )  # fmt: skip

    def _save_layers(self, pools: list[tuple[int, Pool]]) -> None:
        changed = [(pool_id, layer) for pool_id, pool in pools for layer in pool.layers if layer.changed]
        if changed:
            SQL.save_layers.later(
                layer=[layer.id for _, layer in changed],
                pool=[pool_id for pool_id, _ in changed],
                seq=[layer.id for _, layer in changed],
                qty=[layer.qty for _, layer in changed],
                amount=[layer.amount for _, layer in changed],
            )


def _refused(error: psycopg.Error) -> ClosedDay | PromiseKept | AlreadyReversed | None:
    """What the database's guards say, in words."""
    if error.sqlstate == "ZG001":
        return ClosedDay(field="business_date", day=str(error).split("closed through ")[-1].split(")")[0])
    if error.diag.constraint_name == "stock_reservation_open":
        return PromiseKept(field="id")
    detail = error.diag.message_detail or ""
    if error.diag.constraint_name == "stock_entry_reversed_once" or ", reverse:" in detail:
        return AlreadyReversed(which=detail.partition(")=(")[2].partition(")")[0])
    return None


def _sparse(values: Sequence[Any]) -> Sequence[Any]:
    """A column of nothing but None travels as an empty array: unnest pads it."""
    return values if (values and values[0] is not None) or values.count(None) != len(values) else []


def _shortages(short: Sequence[tuple[int, int, Decimal, Decimal]]) -> list[Shortage | OverReturn]:
    skus = catalog.skus(sorted({s[0] for s in short}))
    warehouses = organization.warehouses(sorted({s[1] for s in short}))
    return [
        Shortage(
            field="qty",
            sku=skus[sku].code,
            warehouse=warehouses[wh].code,
            available=f"{have.normalize():f}",
            needed=f"{need.normalize():f}",
        )
        for sku, wh, have, need in short
    ]


def hold(entries: Sequence[Entry]) -> Posting | None:
    """Lock what a posting of these entries works on, for a caller that has more to write: this is a question, and a question waits for
    all that was written before it. Give the answer to `post`, in the same transaction."""
    entries = [entry for entry in entries if entry.moves]
    return Posting(entries) if entries else None


@db.in_transaction
def post(entries: Sequence[Entry], *, now: datetime, held: Posting | None = None) -> list[Posted]:
    """Post whole entries: moves, balances, positions, cost pools and fulfilled reservations appear together or not at all.

    Quantities in base units, amounts in company currency, valued in the order given (costing.md §1). `held`: these very entries,
    locked already. Raises Shortage, OverReturn, ClosedDay. A posting key used before raises the database's unique violation: the
    caller posted twice.
    """
    batch = held or hold(entries)
    if batch is None:
        return []
    entries = batch.entries
    batch.build()
    batch.check()
    batch.write(now)
    events.publish(StockPosted(tuple(batch.ids[: len(entries)]), now))
    return batch.posted


@db.in_transaction
def reserve(requests: Sequence[Request], *, document_type: str, now: datetime, partial: bool = False) -> list[Promise]:
    """Promise goods to document lines, first come first served in the order given; the promises are rows of their own.

    With `partial` a request may be granted in part or not at all (the caller keeps the rest as a backorder); without it
    any shortage refuses the batch. Two statements. Raises Shortage with every short SKU.
    """
    companies = organization.warehouse_companies({r.warehouse_id for r in requests})
    locked = locks.lock({(r.sku_id, r.warehouse_id): companies[r.warehouse_id] for r in requests}.items(), ())
    promised: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    promises, short = [], []
    ids = list(db.take_ids(len(requests)))
    for reservation_id, r in zip(ids, requests, strict=True):
        key = (r.sku_id, r.warehouse_id)
        position = locked.positions[key]
        available = position.available - promised[key]
        granted = r.qty if position.promises_freely or available >= r.qty else max(ZERO, available)
        if granted < r.qty and not partial:
            short.append((*key, available, r.qty))
        promised[key] += granted
        promises.append(
            Promise(
                r.document_id, r.document_line, *key, r.qty, granted, available, reservation_id if granted else None
            )
        )
    if short:
        raise_if(_shortages(short))
    kept = [(p, r) for p, r in zip(promises, requests, strict=True) if p.granted]
    if kept:
        raised = sorted((key, qty) for key, qty in promised.items() if qty)
        SQL.reserve.later(
            document_type=document_type, now=now, id=[p.reservation for p, _ in kept],
            company=[companies[p.warehouse_id] for p, _ in kept], sku=[p.sku_id for p, _ in kept],
            warehouse=[p.warehouse_id for p, _ in kept], qty=[p.granted for p, _ in kept],
            document=[p.document_id for p, _ in kept], document_line=[p.document_line for p, _ in kept],
            expires_at=_sparse([r.expires_at for _, r in kept]),
            p_sku=[k[0] for k, _ in raised], p_warehouse=[k[1] for k, _ in raised], p_qty=[q for _, q in raised],
        )  # fmt: skip
    return promises


@db.in_transaction
def release(document_ids: Sequence[int], *, document_type: str) -> int:
    """Give back everything still promised to these documents; the number of reservations released. Safe to repeat."""
    rows = SQL.open_reservations.rows(document=document_ids, document_type=document_type)
    if not rows:
        return 0
    locks.lock({(r[2], r[3]): r[1] for r in rows}.items(), ())
    rows = SQL.open_reservations.rows(document=document_ids, document_type=document_type)
    totals: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for row in rows:
        totals[row[2], row[3]] += row[4]
    keys = sorted(totals)
    SQL.release.run(
        reservation=[r[0] for r in rows], qty=[r[4] for r in rows],
        p_sku=[k[0] for k in keys], p_warehouse=[k[1] for k in keys], p_qty=[totals[k] for k in keys],
    )  # fmt: skip
    return len(rows)


@db.in_transaction
def expect(changes: Sequence[tuple[int, int, Decimal]]) -> None:
    """Raise (or lower, negative) what is on order: (sku, warehouse, qty in base units)."""
    companies = organization.warehouse_companies({c[1] for c in changes})
    totals: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for sku_id, warehouse_id, qty in changes:
        totals[sku_id, warehouse_id] += qty
    locks.lock({key: companies[key[1]] for key in totals}.items(), ())
    keys = sorted(totals)
    SQL.expect.run(p_sku=[k[0] for k in keys], p_warehouse=[k[1] for k in keys], p_qty=[totals[k] for k in keys])


@db.in_transaction
def close_through(company_id: int, through: date, *, now: datetime) -> None:
    """Close all days up to and with `through`: later postings are refused, and the day's snapshot answers as-of questions."""
    company = organization.companies([company_id])[company_id]
    cutoff = datetime.combine(through + timedelta(days=1), time(), tzinfo=zone(company.timezone))
    locks.postings()
    SQL.close_day.run(id=db.take_id(), company=company_id, through=through, cutoff=cutoff, at=now)
