"""Questions that read whole tables take a moment where statistics call full tables empty, as they do after a large import that was rolled back
and made again. A plan for empty tables walks through one of them for every row of another: minutes for what is made here."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection

from tests.world import NOW
from zhanggui.app.verification import verify
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.ledgers.books import desk
from zhanggui.ledgers.books import public as books
from zhanggui.masters.organization import public as organization

#: Entries of two lines; moves. Each table's square is some hundred millions.
ROWS = 20_000
ACCOUNTS = 200
#: A hundred times what the questions take, a tenth of what they took.
TIMEOUT = "15s"
TABLES = (
    "organization_company",
    "books_account",
    "books_entry",
    "books_line",
    "books_balance",
    "stock_location",
    "stock_entry",
    "stock_move",
)
FILL = f"""
INSERT INTO organization_company SELECT * FROM company;
INSERT INTO books_account (id, company_id, code, name_zh, name_en, category, side, level, is_leaf, aux, open_item, cash, active)
SELECT g, 1, (100000 + g)::text, 'a', 'a', 'asset', 'D', 1, true, '{{}}', false, false, true FROM generate_series(1, {ACCOUNTS}) g;
INSERT INTO books_entry (id, company_id, posting_key, event, document_type, document_id, date, month, posted_at, line_count, summary)
SELECT g, 1, g::text, 'e', 'd', g, '2026-01-01', 202601, now(), 2, '' FROM generate_series(1, {ROWS}) g;
INSERT INTO books_line (entry_id, line_no, company_id, account_id, month, side, amount, sku_id)
SELECT g, l, 1, 1 + (g + l) % {ACCOUNTS}, 202601, CASE l WHEN 1 THEN 'D' ELSE 'C' END, 5, g FROM generate_series(1, {ROWS}) g, generate_series(1, 2) l;
INSERT INTO books_balance (company_id, account_id, month, sku_id, debit, credit, qty)
SELECT 1, 1 + g % {ACCOUNTS}, 202512, g, 1, 1, 0 FROM generate_series(1, {ROWS}) g;
INSERT INTO stock_location (id, company_id, warehouse_id, kind) SELECT g, 1, g, 'internal' FROM generate_series(1, {ROWS}) g;
INSERT INTO stock_entry (id, company_id, posting_key, kind, document_type, document_id, effective_at, business_date, posted_at, move_count)
SELECT g, 1, g::text, 'purchase', 'd', g, '2026-01-01', '2026-01-01', now(), 1 FROM generate_series(1, {ROWS}) g;
INSERT INTO stock_move (id, entry_id, line_no, company_id, sku_id, from_location_id, to_location_id, qty, amount, effective_at)
SELECT g, g, 1, 1, g, g, 1 + g % {ROWS}, 1, 1, '2026-01-01' FROM generate_series(1, {ROWS}) g;
"""


@pytest.fixture
def called_empty(fresh_db: str) -> None:
    """Ledgers whose tables are called empty by their statistics."""
    company = organization.NewCompany(code="A", name="A", pool="warehouse")
    organization.create_companies([company], actor=SYSTEM, now=NOW)
    with connection.cursor() as cursor:
        # The rows are none that the guards would let in: they serve their number.
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE organization_company SET id = 1")
        cursor.execute("CREATE TEMP TABLE company AS SELECT * FROM organization_company")
        cursor.execute("DELETE FROM organization_company")
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} SET (autovacuum_enabled = false)")
        cursor.execute("BEGIN")
        cursor.execute(FILL)
        cursor.execute("ROLLBACK")
        cursor.execute(f"ANALYZE {', '.join(TABLES)}")
        cursor.execute(FILL)
        cursor.execute("INSERT INTO stock_checkpoint (id, company_id, cutoff) VALUES (1, 1, '2026-02-01')")
        # Beyond all that was written. The horizon would do on an idle server: tests beside this one hold transactions open.
        cursor.execute("UPDATE stock_watermark SET tx = (SELECT max(tx) + 1 FROM stock_entry)")
        cursor.execute("SELECT sum(reltuples) FROM pg_class WHERE relname = ANY(%s)", [list(TABLES)])
        assert cursor.fetchone() == (0,)
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("SET statement_timeout = %s", [TIMEOUT])


def _wanted(account: str) -> desk.LedgerFilter:
    return desk.LedgerFilter(1, account, 202601, 202601)


QUESTIONS: dict[str, Callable[[], Decimal]] = {
    "turnover per month": lambda: sum((row.debit for row in books.trial_balance(1) if row.month == 202601), Decimal()),
    "trial balance": lambda: sum((row.debit for row in desk.balances(1, 202601, 202601, actor=SYSTEM)), Decimal()),
    "trial balance by SKU": lambda: sum(
        (row.debit for row in desk.balances_by(_wanted("100001"), "sku", actor=SYSTEM)), Decimal()
    ) * ACCOUNTS,
    "ledger of all accounts": lambda: desk.ledger(_wanted("100"), actor=SYSTEM, total=True).debit or Decimal(),
}  # fmt: skip


def test_the_books_answer(called_empty: None) -> None:
    for name, question in QUESTIONS.items():
        assert question() == 5 * ROWS, name


def test_a_page_of_entries_is_read(called_empty: None) -> None:
    page = desk.entry_page(desk.EntryFilter(company_id=1), actor=SYSTEM, limit=1000)
    assert [len(entry.lines) for entry in page.items] == [2] * 1000


def test_everything_is_compared(called_empty: None) -> None:
    found = {result.name: result.differences for result in verify()}
    # Every move left a trace that no balance, pool or checkpoint knows of.
    assert found["stock_balances"] == 2 * ROWS
    assert found["cost_pools"] == 2 * ROWS
    assert found["stock_checkpoints"] == 2 * ROWS
    assert found["books_accounts"] == 0
