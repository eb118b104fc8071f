"""The proof of stock: what a SKU stands at in a warehouse, recomputed from move zero and compared with what the projections say.

Everything is read in one moment, so a working shop does not disturb it. Nothing of the projections is believed: not even the balances that
other projections are made of.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final, NamedTuple

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Listing
from zhanggui.kernel.api.paging import Key, Keyset, Page
from zhanggui.ledgers.stock.errors import PositionUnknown
from zhanggui.ledgers.stock.permissions import COST_VIEW, LEDGER_VIEW
from zhanggui.ledgers.stock.proof_contracts import (
    CHECKS,
    OF_COSTS,
    Certificate,
    Checked,
    Example,
    Figure,
    Fingerprint,
    Part,
    ProvedMove,
)

SQL = db.Folder(__file__)
#: Places that are listed, and rows that an invariant names; their numbers are complete.
PARTS: Final = 200
NAMED: Final = 20
ZERO: Final = Decimal(0)
IN_ORDER: Final = Keyset("effective_at", (Key("effective_at", datetime), Key("id", int)))
_MOVES: Final = Listing(__file__, "proof_moves_page", IN_ORDER, ProvedMove)


class _Facts(NamedTuple):
    """What is to be proved, and what the projections say of it."""

    sku_code: str
    sku_name: str
    unit: str
    warehouse_code: str
    warehouse_name: str
    company_id: int
    whole_company: bool
    on_hand: Decimal
    defect: Decimal
    reserved: Decimal
    allow_negative: bool
    pool_id: int | None
    method: str | None
    pool_qty: Decimal
    pool_amount: Decimal


class _Moved(NamedTuple):
    """What follows from the moves alone."""

    moves: int
    first_id: int | None
    last_id: int | None
    first_at: datetime | None
    last_at: datetime | None
    good: Decimal
    defect: Decimal
    sha256: str
    value_sha256: str
    lowest: Decimal
    dips: int


class _Pool(NamedTuple):
    """What follows from the moves of the cost pool. `alone`: one pool has seen them all."""

    rows: int
    qty: Decimal
    amount: Decimal
    alone: bool
    wrong: int
    examples: str


def prove(sku_id: int, warehouse_id: int, *, actor: Actor, now: datetime) -> Certificate:
    """Prove what a SKU stands at in a warehouse. Who may not see costs gets a proof of quantities.

    Raises `MissingPermission`, PositionUnknown. A constant number of statements; a second for a hundred thousand moves.
    """
    facts = _facts(sku_id, warehouse_id, actor=actor)
    costs = actor.may(COST_VIEW)
    at = {"sku": sku_id, "warehouse": warehouse_id}
    with db.one_moment():
        # Asked again, inside the moment.
        facts = _facts(sku_id, warehouse_id, actor=actor)
        moved = _Moved(*_one(SQL.proof_moves.one(**at, pool=facts.pool_id)))
        places = SQL.proof_balances.rows(**at, limit=PARTS)
        promised, promises = _one(SQL.proof_reserved.one(**at))
        pool = _pool(facts, at)
        checks = {each.name: each for each in _checks(facts, moved, places, at)}
        for each in _of_costs(facts, pool):
            checks[each.name] = each
    checks["reserved"] = _compared("reserved", promises, "stock_position.reserved", promised, facts.reserved)
    total = places[0][8] if places else 0
    return Certificate(
        sku_id=sku_id, sku_code=facts.sku_code, sku_name=facts.sku_name, unit=facts.unit, company_id=facts.company_id,
        warehouse_id=warehouse_id, warehouse_code=facts.warehouse_code, warehouse_name=facts.warehouse_name, as_of=now,
        moves=Fingerprint(
            moved.moves, moved.first_id, moved.last_id, moved.first_at, moved.last_at, moved.sha256,
            moved.value_sha256 if costs else None,
        ),
        figures=tuple(_figures(facts, moved, promised, pool if costs else None)),
        parts=tuple(Part(*row[:6]) for row in places[:total]),
        parts_total=total,
        checks=tuple(checks[name] for name in CHECKS if name in checks and (costs or name not in OF_COSTS)),
    )  # fmt: skip


def moves_page(
    sku_id: int,
    warehouse_id: int,
    *,
    actor: Actor,
    cursor: str | None = None,
    limit: int = 50,
    total: bool = False,
) -> Page[ProvedMove]:
    """The moves behind a proof, in the order in which they are hashed. Raises `MissingPermission`, PositionUnknown."""
    _facts(sku_id, warehouse_id, actor=actor)
    found = _MOVES.counted(cursor=cursor, limit=limit, total=total, sku=sku_id, warehouse=warehouse_id)
    if actor.may(COST_VIEW):
        return found
    return Page(tuple(replace(row, amount=None) for row in found.items), found.next, found.total)


def _facts(sku_id: int, warehouse_id: int, *, actor: Actor) -> _Facts:
    actor.require(LEDGER_VIEW)
    row = SQL.proof_facts.one(sku=sku_id, warehouse=warehouse_id) if actor.sees_warehouse(warehouse_id) else None
    facts = None if row is None else _Facts(*row)
    if facts is None or not actor.sees_company(facts.company_id):
        raise PositionUnknown(field="warehouse_id", what="position", which=f"{sku_id} / {warehouse_id}")
    return facts


def _one(row: db.Row | None) -> db.Row:
    assert row is not None
    return row


def _figures(facts: _Facts, moved: _Moved, promised: Decimal, pool: _Pool | None) -> Iterator[Figure]:
    yield Figure("on_hand", moved.good, facts.on_hand)
    yield Figure("defect", moved.defect, facts.defect)
    yield Figure("reserved", promised, facts.reserved)
    yield Figure("available", moved.good - promised, facts.on_hand - facts.reserved)
    if pool is not None:
        proved = _worth(moved.good + moved.defect, pool.qty, pool.amount)
        yield Figure("value", proved, _worth(facts.on_hand + facts.defect, facts.pool_qty, facts.pool_amount))


def _worth(qty: Decimal, pool_qty: Decimal, pool_amount: Decimal) -> Decimal:
    """Goods at the average of their pool, as the list of positions shows them."""
    if not pool_qty:
        return Decimal("0.00")
    return (pool_amount * qty / pool_qty).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _compared(name: str, rows: int, row: str, expected: object, found: object) -> Checked:
    if expected == found:
        return Checked(name, rows, 0)
    return Checked(name, rows, 1, (Example(row, str(expected), str(found)),), "broken")


def _listed(name: str, rows: int, differences: int, examples: Iterable[Mapping[str, Any]]) -> Checked:
    named = tuple(Example(**each) for each in examples)
    return Checked(name, rows, differences, named, "broken" if differences else "holds")


def _checks(facts: _Facts, moved: _Moved, places: Sequence[db.Row], at: dict[str, int]) -> Iterator[Checked]:
    rows, differences = (places[0][6], places[0][7]) if places else (0, 0)
    wrong = places[: min(differences, NAMED)]
    yield _listed("balances", rows, differences, [_place(row) for row in wrong])
    serials = SQL.proof_serials.rows(**at, limit=NAMED)
    rows, differences = (serials[0][3], serials[0][4]) if serials else (0, 0)
    if rows:
        wrong = serials[: min(differences, NAMED)]
        yield _listed("serials", rows, differences, [{"row": r[0], "expected": r[1], "found": r[2]} for r in wrong])
    yield _never_negative(moved)
    rows, given, held = _one(SQL.proof_zero_sum.one(sku=at["sku"], company=facts.company_id))
    yield _compared("zero_sum", rows, f"sku {at['sku']}", given, held)
    for name, rows, differences, examples in SQL.proof_entries.rows(**at, company=facts.company_id, limit=NAMED):
        yield _listed(name, rows, differences, json.loads(examples))
    for name, rows, differences, examples in SQL.proof_checkpoints.rows(**at, company=facts.company_id, limit=NAMED):
        if rows:
            yield _listed(name, rows, differences, json.loads(examples))


def _place(row: db.Row) -> dict[str, str]:
    location, quality, lot, serial, proved, stored = row[:6]
    name = " ".join(filter(None, (f"location {location}", quality, lot, serial)))
    return {"row": name, "expected": str(proved), "found": str(stored)}


def _never_negative(moved: _Moved) -> Checked:
    """The database refuses it unless the product may be sold before it comes, so a balance below zero is a trace of what was allowed at
    that time: a note. Nobody knows any more what was allowed when; what is wrong with the sums is found by the sums."""
    if not moved.dips:
        return Checked("never_negative", moved.moves, 0)
    example = Example("", "0", str(moved.lowest))
    return Checked("never_negative", moved.moves, moved.dips, (example,), "note")


def _pool(facts: _Facts, at: dict[str, int]) -> _Pool:
    row = SQL.proof_pool.one(**at, company=facts.company_id, whole=facts.whole_company, pool=facts.pool_id, limit=NAMED)
    return _Pool(*_one(row))


def _of_costs(facts: _Facts, pool: _Pool) -> Iterator[Checked]:
    expected, found = f"{pool.qty} / {pool.amount}", f"{facts.pool_qty} / {facts.pool_amount}"
    yield _compared("cost_pool", pool.rows, f"stock_cost_pool {facts.pool_id or '-'}", expected, found)
    if pool.alone:
        yield _listed("cost_steps", pool.rows, pool.wrong, json.loads(pool.examples))
    # As long as goods are owed the layers wait for them.
    if facts.method == "fifo" and pool.qty >= 0:
        rows, qty, amount = _one(SQL.proof_layers.one(pool=facts.pool_id))
        name = f"stock_cost_pool {facts.pool_id}"
        yield _compared("cost_layers", rows, name, f"{pool.qty} / {pool.amount}", f"{qty} / {amount}")
