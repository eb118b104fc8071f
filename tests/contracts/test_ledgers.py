"""Stock and books over HTTP: lists, the stock card, the past, the trial balance and its drill-down."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contracts.callers import Caller, owner, somebody
from tests.world import NOW, D, World, assert_proved, build, later
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.stock import public as stock

pytestmark = pytest.mark.django_db
MONTHS = "month_from=202603&month_to=202603"


def traded() -> World:
    """Ten lamps for 70.00, three sold for 60.00, one found later."""
    w = build()
    w.adjust(w.skus[0], 10, "70.00", kind="opening")
    order = w.place((w.skus[0], 3, 20))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    w.adjust(w.skus[0], 1, at=later(2))
    return w


def good(answer: Any) -> Any:
    """The body of an answer that is fine."""
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_positions_and_their_worth() -> None:
    w, boss, clerk = traded(), owner(), somebody("stock.ledger.view")
    page = good(boss.get("/stock/positions?total=true"))
    [row] = page["items"]
    assert (row["on_hand"], row["available"], row["unit_cost"], row["value"]) == (
        "8.0000",
        "8.0000",
        "7.000000",
        "56.00",
    )
    assert page["sums"] == {"on_hand": "8.0000", "reserved": "0.0000", "value": "56.00"}
    [row] = good(clerk.get("/stock/positions"))["items"]
    assert (row["unit_cost"], row["value"]) == (None, None)
    for query, count in (
        ("shortage=true", 0),
        ("below=9", 1),
        ("search=sku0", 1),
        ("search=%25", 0),
        (f"sku_id={w.skus[1]}", 0),
    ):
        assert len(good(boss.get(f"/stock/positions?{query}"))["items"]) == count, query
    w.adjust(w.skus[1], 4, "4.00")
    first = good(boss.get("/stock/positions?limit=1"))
    assert first["items"][0]["sku_code"] == "T-SKU0"
    assert good(boss.get(f"/stock/positions?cursor={first['next']}"))["items"][0]["sku_code"] == "T-SKU1"


def test_the_stock_card_tells_before_and_after() -> None:
    w, boss = traded(), owner()

    def card(caller: Caller, query: str = "") -> list[tuple[str, str, str, str | None]]:
        rows = good(caller.get(f"/stock/skus/{w.skus[0]}/card?{query}"))["items"]
        return [(r["before"], r["qty"], r["after"], r["amount"]) for r in rows]

    assert card(boss) == [
        ("0.0000", "10.0000", "10.0000", "70.00"), ("10.0000", "-3.0000", "7.0000", "-21.00"), ("7.0000", "1.0000", "8.0000", "7.00"),
    ]  # fmt: skip
    page = good(boss.get(f"/stock/skus/{w.skus[0]}/card?limit=2"))
    assert card(boss, f"cursor={page['next']}") == card(boss, "since=2026-03-04T00:00:00Z") == card(boss)[2:]
    assert card(boss, "quality=defect") == card(boss, "warehouse_id=1") == []
    assert {row[3] for row in card(somebody("stock.ledger.view"))} == {None}
    assert card(somebody("stock.ledger.view", warehouses=frozenset({1}))) == []


def test_stock_at_a_past_moment() -> None:
    w, boss = traded(), owner()

    def past(moment: str, more: str = "") -> list[str]:
        return [r["qty"] for r in good(boss.get(f"/stock/as-of?company_id={w.company}&moment={moment}{more}"))["items"]]

    assert past("2026-03-03T00:00:00Z") == ["7.0000"]
    assert past("2026-03-05T00:00:00Z") == ["8.0000"]
    assert past("2026-03-01T00:00:00Z") == past("2026-03-05T00:00:00Z", "&warehouse_id=1") == []
    stock.close_through(w.company, later(1).date(), now=later(3))
    assert past("2026-03-05T00:00:00Z") == ["8.0000"]
    stranger = somebody("stock.ledger.view", companies=frozenset({1}))
    assert stranger.get(f"/stock/as-of?company_id={w.company}&moment=2026-03-05T00:00:00Z").status_code == 403


def test_from_the_trial_balance_down_to_the_document() -> None:
    w, boss = traded(), owner()

    def check() -> None:
        trial = good(boss.get(f"/books/trial-balance?company_id={w.company}&{MONTHS}"))
        assert trial["debit"] == trial["credit"] == "165.00"
        rows = {row["code"]: row for row in trial["items"]}
        assert rows["1405"]["closing"] == rows["140501"]["closing"] == "56.00"
        assert (rows["1122"]["closing"], rows["1122"]["level"]) == ("60.00", 1)
        later_on = good(boss.get(f"/books/trial-balance?company_id={w.company}&month_from=202604&month_to=202604"))
        assert {r["code"]: (r["opening"], r["debit"]) for r in later_on["items"]}["140501"] == ("56.00", "0.00")
        ledger = good(boss.get(f"/books/accounts/1405/lines?company_id={w.company}&{MONTHS}&total=true"))
        assert [line["balance"] for line in ledger["items"]] == ["70.00", "49.00", "56.00"]
        assert (ledger["opening"], ledger["debit"], ledger["credit"], ledger["total"]) == ("0.00", "77.00", "21.00", 3)

    check()
    books.roll_up()
    check()
    page = good(boss.get(f"/books/accounts/1405/lines?company_id={w.company}&{MONTHS}&limit=2"))
    rest = good(boss.get(f"/books/accounts/1405/lines?company_id={w.company}&{MONTHS}&cursor={page['next']}"))["items"]
    assert [line["balance"] for line in rest] == ["56.00"]
    by_sku = good(boss.get(f"/books/accounts/1405/balances?company_id={w.company}&{MONTHS}&by=sku"))["items"]
    assert [(row["id"], row["closing"]) for row in by_sku] == [(w.skus[0], "56.00")]
    unknown = boss.get(f"/books/accounts/9999/balances?company_id={w.company}&{MONTHS}&by=sku")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "books.account_unknown")
    entry = good(boss.get(f"/books/entries/{rest[0]['entry_id']}"))
    assert entry["document_type"] == "warehouse.adjustment"
    assert good(boss.get(f"/books/entries?document_id={entry['document_id']}&total=true"))["total"] == 1
    assert good(boss.get(f"/stock/moves?document_id={entry['document_id']}"))["items"][0]["qty"] == "1.0000"
    assert boss.get(f"/warehouse/adjustments/{entry['document_id']}").status_code == 200
    assert_proved()


def test_entries_are_listed_last_first() -> None:
    w, boss = traded(), owner()
    page = good(boss.get("/books/entries?total=true"))
    assert (page["total"], page["debit"]) == (4, "165.00")
    ids = [entry["id"] for entry in page["items"]]
    assert ids == sorted(ids, reverse=True)
    first = good(boss.get("/books/entries?limit=3"))
    assert [entry["id"] for entry in good(boss.get(f"/books/entries?cursor={first['next']}"))["items"]] == ids[3:]
    for query, count in (
        ("account=5401", 1),
        ("event=bill.receivable", 1),
        ("month_to=202602", 0),
        ("since=2026-03-04", 1),
        ("company_id=1", 0),
    ):
        assert len(good(boss.get(f"/books/entries?{query}"))["items"]) == count, query
    stranger = somebody("books.entry.view", companies=frozenset({1}))
    assert good(stranger.get("/books/entries"))["items"] == []
    assert stranger.get(f"/books/entries/{ids[0]}").status_code == 404
    assert stranger.get(f"/books/trial-balance?company_id={w.company}&{MONTHS}").status_code == 403
    accounts = {a["code"]: a for a in good(boss.get(f"/books/accounts?company_id={w.company}"))["items"]}
    assert (accounts["112201"]["parent"], accounts["112201"]["name"]) == ("1122", "Receivables from customers")
    assert D("0.00") == D(good(boss.get(f"/books/accounts/9/lines?company_id={w.company}&{MONTHS}"))["opening"])
