"""The costing cases through orders, receipts, shipments and returns: what each move is worth, and what the pool holds at the end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from tests.golden.cases import CASES, RUN, Watch
from tests.world import NOW, D, World, assert_proved, build
from zhanggui.documents.aftersales.public import NewReturnLine
from zhanggui.documents.aftersales.tests.selling import line_of, sell, take_back
from zhanggui.documents.purchasing.tests.buying import buy, pool, send_back
from zhanggui.documents.valuation import public as valuation
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel.money import q2, q6
from zhanggui.masters.catalog import public as catalog

#: Through documents in the order of the case; K08 is told apart because it goes back in time.
PLAIN = ("K01", "K02", "K03", "K04", "K07", "K09", "K10", "K11", "K12", "K13", "K14", "K15", "K17", "K18")
RUN.update(dict.fromkeys(PLAIN, "test_costing_case"))
RUN["K08"] = "test_k08_a_receipt_entered_late"


def _sku(w: World, policy: str | None) -> int:
    if policy != "allow_negative":
        return w.skus[0]
    catalog.create_products(
        [catalog.NewProduct(code="NEG", name="可负库存", allow_negative=True)], actor=SYSTEM, now=NOW
    )
    return catalog.skus_by_code(["NEG"])["NEG"].id


class Player:
    """Plays the transactions of a case as documents."""

    def __init__(self, w: World, sku: int) -> None:
        self.w, self.sku, self.last = w, sku, 0
        self.orders: dict[str, int] = {}

    def play(self, step: dict[str, Any]) -> tuple[Decimal, Decimal]:
        """(value of the move, change of cost of sales that was forced)."""
        qty, kind = step.get("qty", "0"), step["t"]
        order = 0
        if kind == "in":
            price = q6(Decimal(step["amount"]) / Decimal(qty))
            assert q2(price * Decimal(qty)) == Decimal(step["amount"])
            order = buy(self.w, (self.sku, qty, str(price)))
        elif kind == "out":
            order = sell(self.w, (self.sku, qty, "1.13"), shop=self.w.wholesale)
        elif kind == "sales_return":
            line = NewReturnLine(self.sku, Decimal(qty), order_line_id=line_of(self.orders[step["of"]]))
            take_back(self.w, line, shop=self.w.wholesale)
        elif kind == "revalue":
            self.w.adjust(self.sku, 0, step["amount"], kind="revaluation")
        else:
            assert kind == "purchase_return"
            send_back(self.orders[step["of"]], qty)
        if "id" in step:
            self.orders[step["id"]] = order
        return self._moved()

    def _moved(self) -> tuple[Decimal, Decimal]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, qty, amount FROM stock_move WHERE sku_id = %s AND id > %s", [self.sku, self.last]
            )
            rows = cursor.fetchall()
        self.last = max(row[0] for row in rows)
        value = sum((amount for _, qty, amount in rows if qty), D(0))
        return value, -sum((amount for _, qty, amount in rows if not qty), D(0))


@pytest.mark.django_db
@pytest.mark.parametrize("case_id", PLAIN)
def test_costing_case(case_id: str) -> None:
    case = CASES[case_id]
    w = build(costing=case["method"])
    player = Player(w, _sku(w, case.get("policy")))
    for step in case["transactions"]:
        amount, forced = player.play(step)
        if "expected_amount" in step:
            assert amount == Decimal(step["expected_amount"]), step
        if "expected_adjustment" in step:
            assert forced == Decimal(step["expected_adjustment"]), step
            assert w.balances()["540102"] == forced
    final = case["expected_final"]
    assert pool(w, player.sku) == (Decimal(final["qty"]), Decimal(final["amount"]))
    assert_proved()


@pytest.mark.django_db
def test_k08_a_receipt_entered_late() -> None:
    """Back-dated in an open period: the issue is costed again, the difference is posted and linked to it."""
    case = CASES["K08"]
    first, sale, late = case["transactions"]
    w = build()
    lamp = w.skus[0]

    def at(step: dict[str, Any]) -> datetime:
        month, day = step["date"].split("-")
        return datetime(2026, int(month), int(day), 4, tzinfo=UTC)

    w.adjust(lamp, first["qty"], first["amount"], at=at(first))
    order = sell(w, (lamp, sale["qty"], "113.00"), at=at(sale), shop=w.wholesale)
    assert w.balances()["540101"] == D(sale["first_amount"])
    w.adjust(lamp, late["qty"], late["amount"], at=at(late))
    books, now = Watch(w), at(sale) + timedelta(days=5)
    assert valuation.replay(w.company, [lamp], actor=SYSTEM, now=now) == 1
    lines = [(x.account, x.side, x.amount, x.sku_id) for x in books.new()["stock.sale_recost"]]
    assert lines == [("140501", "C", D("5.00"), lamp), ("540101", "D", D("5.00"), lamp)]
    assert w.balances()["540101"] == D(sale["expected_amount"])
    final = case["expected_final"]
    assert pool(w, lamp) == (D(final["qty"]), D(final["amount"]))
    # Again: nothing to do. What comes back of the sale brings its new cost.
    assert valuation.replay(w.company, [lamp], actor=SYSTEM, now=now) == 0
    back = NewReturnLine(lamp, D(2), order_line_id=line_of(order))
    take_back(w, back, at=now, shop=w.wholesale)
    assert pool(w, lamp) == (D(17), D("187.00"))
    assert valuation.replay(w.company, [lamp], actor=SYSTEM, now=now) == 0
    assert_proved()
