"""Whoever changes one row behind the system's back is found out, and the row is named."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection, transaction

from tests.world import NOW, D, World, assert_proved, build
from zhanggui.app.verification import verify
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    """A shop with an opening stock and one order shipped and paid."""
    w = build()
    w.adjust(w.skus[0], 10, "100.00", kind="opening")
    order = w.place((w.skus[0], 4, "20"))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    w.pay_orders([order])
    assert_proved()
    return w


TAMPERS = {
    "UPDATE stock_move SET qty = qty + 1 WHERE id = (SELECT max(id) FROM stock_move)": {
        "stock_balances",
        "cost_pools",
        "shipments_moved",
    },
    "UPDATE stock_move SET amount = amount + 0.01 WHERE id = (SELECT max(id) FROM stock_move)": {
        "cost_pools",
        "cost_pool_steps",
        "stock_valued_once",
    },
    "DELETE FROM stock_move WHERE id = (SELECT max(id) FROM stock_move)": {"stock_entries_whole", "stock_balances"},
    "UPDATE stock_balance SET qty = qty - 1": {"stock_balances", "stock_positions"},
    "UPDATE stock_position SET on_hand = on_hand + 1": {"stock_positions"},
    "UPDATE stock_position SET reserved = reserved + 1": {"stock_reserved"},
    "UPDATE stock_cost_pool SET amount = amount - 1": {"cost_pools", "stock_value"},
    "UPDATE books_line SET amount = amount + 1 WHERE line_no = 1 AND entry_id = (SELECT max(entry_id) FROM books_line)": {
        "books_entries_balanced"
    },
    "DELETE FROM books_line WHERE entry_id = (SELECT max(entry_id) FROM books_line)": {"books_entries_balanced"},
    "UPDATE books_open_item SET allocated = allocated - 1 WHERE amount > 0": {"open_items", "allocations"},
    "UPDATE invoicing_bill SET net = net + 1, gross = gross + 1": {"bills_posted"},
    "UPDATE invoicing_payment SET amount = amount + 1": {"payments_posted"},
    "UPDATE warehouse_shipment_line SET qty = qty + 10": {"shipments_moved", "orders_shipped"},
    "UPDATE sales_order_line SET sku_id = 7": {"references"},
    "DELETE FROM warehouse_shipment": {"references"},
}


@pytest.mark.parametrize("statement", TAMPERS)
def test_a_tampered_row_is_found_and_named(world: World, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)
        assert cursor.rowcount > 0
        cursor.execute("SET LOCAL session_replication_role = origin")
    wrong = {result.name: result for result in verify() if result.differences}
    assert TAMPERS[statement] <= wrong.keys()
    assert all(result.examples[0].row for result in wrong.values())


@pytest.mark.parametrize(
    "table", ["stock_entry", "stock_move", "books_entry", "books_line", "books_allocation", "audit_record"]
)
@pytest.mark.parametrize("deed", ["UPDATE {table} SET company_id = company_id", "DELETE FROM {table}"])
def test_history_is_not_rewritten(world: World, table: str, deed: str) -> None:
    with pytest.raises(Exception, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed.format(table=table))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sales_acceptance_line SET cost = cost + 1",
        "UPDATE stock_move SET amount = amount + 1 WHERE entry_id IN (SELECT id FROM stock_entry WHERE kind = 'sent')",
        "UPDATE books_line SET reference_id = 7 WHERE account_id IN (SELECT id FROM books_account WHERE code = '1406') AND side = 'D'",
    ],
)
def test_goods_sent_are_proved(db: None, statement: str) -> None:
    w = build(revenue_point="ON_CONFIRM")
    w.adjust(w.skus[0], 10, "100.00", kind="opening")
    orders = [w.place((w.skus[0], 4, "20")), w.place((w.skus[0], 3, "20"))]
    sales.confirm(orders, actor=SYSTEM, now=NOW)
    sales.ship(orders, actor=SYSTEM, now=NOW)
    sales.confirm_receipt([sales.NewAcceptance(orders[0])], actor=SYSTEM, now=NOW)
    assert_proved()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)
        assert cursor.rowcount > 0
        cursor.execute("SET LOCAL session_replication_role = origin")
    wrong = {result.name: result for result in verify() if result.differences}
    assert "goods_sent" in wrong
    assert wrong["goods_sent"].examples[0].row.startswith("sales_order ")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE warehouse_adjustment_line SET tax = tax + 1",
        "UPDATE books_line SET amount = amount + 1 WHERE account_id IN (SELECT id FROM books_account WHERE code LIKE '222101%')",
        "UPDATE warehouse_adjustment SET state = 'reversed'",
    ],
)
def test_the_tax_of_a_purpose_is_proved(db: None, statement: str) -> None:
    w = build()
    w.adjust(w.skus[0], 10, "100.00", kind="opening")
    gift = w.use("gift", warehouse.NewAdjustmentLine(w.skus[0], D(-1), fair_price=D(30)), shop=w.shop)
    assert_proved()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)
        assert cursor.rowcount > 0
        cursor.execute("SET LOCAL session_replication_role = origin")
    wrong = {result.name: result for result in verify() if result.differences}
    assert f"warehouse_adjustment {gift}" in [example.row for example in wrong["adjustments_taxed"].examples]


def test_the_database_refuses_half_an_entry(world: World) -> None:
    half = """INSERT INTO books_line (entry_id, line_no, company_id, account_id, month, side, amount)
              SELECT entry_id, 99, company_id, account_id, month, 'D', 1 FROM books_line LIMIT 1"""
    with (
        pytest.raises(Exception, match="not whole and balanced") as refused,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(half)
    assert isinstance(refused.value.__cause__, psycopg.errors.CheckViolation)
