"""The proof of stock: it holds where nothing was tampered with, fails where something was, and can be recomputed by strangers."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.architecture.house import ROOT
from tests.world import DAY, NOW, D, World, assert_proved, build
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity import public as identity
from zhanggui.foundation.identity.public import SYSTEM, Actor
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.stock import public as stock
from zhanggui.ledgers.stock.errors import PositionUnknown
from zhanggui.ledgers.stock.proof_contracts import Certificate
from zhanggui.masters.catalog import public as catalog

HOWTO = ROOT / "docs/howto/recompute-a-proof.md"


@pytest.fixture
def world(db: None) -> World:
    """Goods that came, were promised, left, were found defect and revalued."""
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    orders = [w.place((lamp, 4, "20")), w.place((lamp, 3, "20"))]
    sales.confirm(orders, actor=SYSTEM, now=NOW)
    sales.ship(orders[:1], actor=SYSTEM, now=NOW + timedelta(seconds=1, microseconds=250))
    w.adjust(lamp, 5, "70.00")
    assert_proved()
    return w


def prove(w: World, sku: int | None = None, **given: object) -> Certificate:
    return stock.prove(sku or w.skus[0], w.warehouse, **{"actor": SYSTEM, "now": NOW, **given})  # type: ignore[arg-type]


def tamper(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)
        assert cursor.rowcount > 0
        cursor.execute("SET LOCAL session_replication_role = origin")


def broken(found: Certificate) -> set[str]:
    return {each.name for each in found.checks if each.verdict == "broken"} | {
        f.key for f in found.figures if not f.same
    }


def test_it_holds(world: World) -> None:
    found = prove(world)
    assert found.holds
    assert {f.key: (f.proved, f.stored) for f in found.figures} == {
        "on_hand": (D("11.0000"), D("11.0000")),
        "defect": (D("0.0000"), D("0.0000")),
        "reserved": (D("3.0000"), D("3.0000")),
        "available": (D("8.0000"), D("8.0000")),
        "value": (D("130.00"), D("130.00")),
    }
    assert found.moves.count == 3
    assert found.moves.first_id is not None
    assert found.moves.last_id is not None
    assert found.moves.first_id < found.moves.last_id
    assert (found.parts_total, [(p.lot, p.proved) for p in found.parts]) == (1, [("", D("11.0000"))])
    assert {each.name: each.rows for each in found.checks} == {
        "balances": 1, "reserved": 1, "never_negative": 3, "zero_sum": 3, "entries": 3, "closed": 3, "cost_pool": 3, "cost_steps": 3,
    }  # fmt: skip


TAMPERS = {
    "UPDATE stock_position SET on_hand = on_hand + 1": {"on_hand", "available", "value", "zero_sum"},
    "UPDATE stock_position SET reserved = reserved - 1": {"reserved", "available"},
    "UPDATE stock_balance SET qty = qty - 1": {"balances"},
    "UPDATE stock_cost_pool SET amount = amount - 1": {"cost_pool", "value"},
    "UPDATE stock_reservation SET released = released + 1 WHERE consumed = 0": {"reserved", "available"},
    "UPDATE stock_move SET qty = qty + 1 WHERE id = (SELECT max(id) FROM stock_move)": {
        "on_hand", "available", "balances", "zero_sum", "cost_pool", "cost_steps",
    },
    "DELETE FROM stock_move WHERE id = (SELECT min(id) FROM stock_move)": {
        "on_hand", "available", "value", "balances", "zero_sum", "cost_pool", "cost_steps",
    },
    "UPDATE stock_move SET amount = amount + 0.01 WHERE id = (SELECT max(id) FROM stock_move)": {"value", "cost_pool", "cost_steps"},
    "UPDATE stock_move SET pool_amount = pool_amount + 1 WHERE id = (SELECT max(id) FROM stock_move)": {"cost_steps"},
    "UPDATE stock_entry SET move_count = 2": {"entries"},
    "UPDATE stock_entry SET effective_at = effective_at + interval '1 day'": {"entries"},
    "DELETE FROM stock_entry WHERE id = (SELECT max(id) FROM stock_entry)": {"entries"},
}  # fmt: skip


@pytest.mark.parametrize("statement", TAMPERS)
def test_whoever_changes_a_row_is_found_out(world: World, statement: str) -> None:
    tamper(statement)
    found = prove(world)
    assert not found.holds
    assert broken(found) == TAMPERS[statement]
    assert all(each.examples for each in found.checks if each.verdict == "broken")


def test_the_fingerprint_follows_the_moves(world: World) -> None:
    before = prove(world)
    assert prove(world).moves == before.moves
    tamper("UPDATE stock_move SET lot = 'X' WHERE id = (SELECT max(id) FROM stock_move)")
    moved = prove(world).moves
    assert moved.sha256 != before.moves.sha256
    assert moved.value_sha256 == before.moves.value_sha256
    tamper("UPDATE stock_move SET lot = '', amount = amount + 1 WHERE id = (SELECT max(id) FROM stock_move)")
    moved = prove(world).moves
    assert moved.sha256 == before.moves.sha256
    assert moved.value_sha256 != before.moves.value_sha256


def test_closed_days(world: World) -> None:
    stock.close_through(world.company, DAY, now=NOW + timedelta(days=1))
    world.adjust(world.skus[0], 1, "10.00", at=NOW + timedelta(days=2))
    found = {each.name: each for each in prove(world).checks}
    assert (found["closed"].rows, found["closed"].differences, found["snapshots"].rows) == (4, 0, 1)
    tamper(f"UPDATE stock_entry SET business_date = '{DAY}' WHERE id = (SELECT max(id) FROM stock_entry)")
    assert broken(prove(world)) == {"closed"}
    tamper(
        f"UPDATE stock_entry SET business_date = '{DAY + timedelta(days=2)}' WHERE id = (SELECT max(id) FROM stock_entry)"
    )
    tamper("UPDATE stock_snapshot SET qty = qty + 1")
    assert broken(prove(world)) == {"snapshots"}


def test_checkpoints(fresh_db: str) -> None:
    world = build()
    world.adjust(world.skus[0], 10, "100.00", kind="opening")
    assert stock.keep_checkpoints(now=NOW + timedelta(days=60))
    found = {each.name: each for each in prove(world).checks}
    assert (found["checkpoints"].rows, found["checkpoints"].verdict) == (1, "holds")
    # How far the watermark covers depends on who else works on the server; what it does not cover is not in the checkpoint either.
    tamper(
        "INSERT INTO stock_checkpoint_qty (checkpoint_id, location_id, sku_id, quality, qty)"
        " SELECT c.id, l.id, m.sku_id, 'defect', 1 FROM stock_checkpoint c, stock_location l, stock_move m WHERE l.warehouse_id IS NOT NULL"
    )
    assert broken(prove(world)) == {"checkpoints"}


def test_lots_and_pieces(db: None) -> None:
    w = build()
    catalog.create_products(
        [
            catalog.NewProduct(code="MILK", name="牛奶", lot_tracked=True),
            catalog.NewProduct(code="PHONE", name="手机", serial_tracked=True),
        ],
        actor=SYSTEM,
        now=NOW,
    )
    found = catalog.skus_by_code(["MILK", "PHONE"])
    milk, phone = found["MILK"].id, found["PHONE"].id
    came = [warehouse.NewReceiptLine(milk, D(2), value=D(20), lot=lot) for lot in ("L\\1", "L2")]
    came += [warehouse.NewReceiptLine(phone, D(1), value=D(900), serial=f"SN-{n}") for n in range(3)]
    receipt = warehouse.NewReceipt(w.company, w.warehouse, "purchase", Origin("test", 1), DAY, NOW, came)
    warehouse.take_in([receipt], actor=SYSTEM, now=NOW)
    lots, pieces = prove(w, milk), prove(w, phone)
    assert [(p.lot, p.proved, p.stored) for p in lots.parts] == [("L2", D(2), D(2)), ("L\\1", D(2), D(2))]
    assert [p.serial for p in pieces.parts] == ["SN-0", "SN-1", "SN-2"]
    assert {each.name: each.rows for each in pieces.checks}["serials"] == 3
    assert (lots.holds, pieces.holds) == (True, True)
    tamper("UPDATE stock_serial SET location_id = NULL WHERE code = 'SN-1'")
    assert broken(prove(w, phone)) == {"serials"}
    tamper("UPDATE stock_balance SET lot = 'L3' WHERE lot = 'L2'")
    wrong = prove(w, milk)
    assert broken(wrong) == {"balances"}
    assert [(p.lot, p.proved, p.stored) for p in wrong.parts[:2]] == [("L2", D(2), D(0)), ("L3", D(0), D(2))]


def test_fifo_layers(db: None) -> None:
    w = build(costing="fifo")
    w.adjust(w.skus[0], 10, "100.00", kind="opening")
    w.adjust(w.skus[0], -4)
    found = prove(w)
    assert (found.holds, [each.name for each in found.checks][-1]) == (True, "cost_layers")
    tamper("UPDATE stock_cost_layer SET amount = amount - 1")
    assert broken(prove(w)) == {"cost_layers"}


def test_a_balance_below_zero_is_noted(db: None) -> None:
    w = build()
    catalog.create_products([catalog.NewProduct(code="EARLY", name="先卖", allow_negative=True)], actor=SYSTEM, now=NOW)
    early = catalog.skus_by_code(["EARLY"])["EARLY"].id
    w.adjust(early, -2)
    w.adjust(early, 5, "50.00")
    found = prove(w, early)
    [noted] = [each for each in found.checks if each.verdict == "note"]
    assert (noted.name, noted.differences, noted.examples[0].found, found.holds) == (
        "never_negative",
        1,
        "-2.0000",
        True,
    )


def test_costs_are_for_who_may_see_them(world: World) -> None:
    clerk = Actor(user_id=1, name="x", permissions=frozenset({"stock.ledger.view"}))
    found = prove(world, actor=clerk)
    assert "value" not in {f.key for f in found.figures}
    assert {each.name for each in found.checks} & {"cost_pool", "cost_steps", "cost_layers"} == set()
    assert found.moves.value_sha256 is None
    assert found.moves.sha256 == prove(world).moves.sha256


def test_what_is_not_seen_is_not_there(world: World) -> None:
    stranger = Actor(user_id=1, name="x", permissions=frozenset({"stock.ledger.view"}), warehouses=frozenset({7}))
    for actor, sku in ((stranger, world.skus[0]), (SYSTEM, 7)):
        with pytest.raises(PositionUnknown):
            prove(world, sku, actor=actor)
    nothing = prove(world, world.skus[1])
    assert (nothing.holds, nothing.moves.count, nothing.moves.first_id, nothing.parts_total) == (True, 0, None, 0)


def test_a_stranger_recomputes_the_fingerprint(world: World, tmp_path: Path) -> None:
    """The program on the page, on the file of the API, gives what the certificate says."""
    tamper("UPDATE stock_move SET lot = E'=a\\\\b\\tc', serial = '-1' WHERE id = (SELECT max(id) FROM stock_move)")
    now = NOW
    [user] = identity.create_users(
        [identity.NewUser(login="li", name="李", password="a-long-enough-one", is_owner=True)], actor=SYSTEM, now=now
    )
    [token] = identity.issue_tokens([identity.NewToken(user, "t")], actor=SYSTEM, now=now)
    headers = {"HTTP_AUTHORIZATION": f"Bearer {token.secret}"}
    address = f"/api/v1/stock/skus/{world.skus[0]}/proof"
    told = Client().get(f"{address}?warehouse_id={world.warehouse}", **headers).json()  # type: ignore[arg-type]
    answer = Client().get(f"{address}/moves?warehouse_id={world.warehouse}&export=csv&headings=names", **headers)  # type: ignore[arg-type]
    moves = tmp_path / "moves.csv"
    moves.write_bytes(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    [program] = re.findall(r"```python\n(.*?)```", HOWTO.read_text(encoding="utf-8"), re.DOTALL)
    script = tmp_path / "recompute.py"
    script.write_text(program, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script), str(moves)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == told["moves"]["sha256"]
    assert told["moves"]["count"] == 3
