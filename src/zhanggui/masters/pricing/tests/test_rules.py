"""Which price applies, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhanggui.masters.pricing.public import PriceDecision, PriceRequest, PriceRule, quote, quote_all
from zhanggui.masters.pricing.rules import TEXTS, Verdict

TODAY = date(2026, 11, 23)
BASE = PriceRule(
    id=1,
    list_id=1,
    list_name="零售价",
    priority=0,
    currency="CNY",
    customer_id=None,
    grade="",
    channel="",
    shop_id=None,
    sku_id=7,
    min_qty=Decimal(0),
    price=Decimal("100.000000"),
    starts=(None, None),
    ends=(None, None),
)
REQUEST = PriceRequest(
    sku_id=7, qty=Decimal(5), currency="CNY", on=TODAY, customer_id=3, grade="A", channel="jd", shop_id=4
)


def verdicts(decision: PriceDecision) -> list[tuple[int, Verdict]]:
    return [(reason.rule_id, reason.verdict) for reason in decision.reasons]


def test_no_rule_no_price() -> None:
    assert quote(REQUEST, []) == PriceDecision(None, "CNY", None, ())


def test_the_closer_list_wins() -> None:
    rules = [
        BASE,
        replace(BASE, id=2, list_name="京东价", channel="jd", price=Decimal(95)),
        replace(BASE, id=3, list_name="A级价", grade="A", price=Decimal(90)),
        replace(BASE, id=4, list_name="店铺价", shop_id=4, price=Decimal(93)),
        replace(BASE, id=5, list_name="协议价", customer_id=3, price=Decimal(97)),
    ]
    decision = quote(REQUEST, rules)
    assert (decision.price, decision.rule_id) == (Decimal(97), 5)
    assert verdicts(decision) == [
        (5, "won"),
        (4, "lost_closeness"),
        (3, "lost_closeness"),
        (2, "lost_closeness"),
        (1, "lost_closeness"),
    ]
    assert decision.reasons[0].zh == "采用价目表“协议价”的价格 97"
    assert decision.reasons[1].zh == "“店铺价”针对店铺，不如客户具体"
    assert decision.reasons[4].en == "list “零售价” is for everybody, which is less close than a customer"


def test_priority_comes_before_closeness() -> None:
    sale = replace(BASE, id=2, list_name="双11", priority=10, price=Decimal(60))
    decision = quote(REQUEST, [replace(BASE, customer_id=3), sale])
    assert (decision.price, verdicts(decision)) == (Decimal(60), [(2, "won"), (1, "lost_priority")])
    assert decision.reasons[1].zh == "“零售价”优先级 0，低于 10"


def test_quantity_breaks() -> None:
    rules = [
        replace(BASE, id=n, min_qty=Decimal(qty), price=Decimal(price))
        for n, qty, price in ((1, 0, 9), (2, 5, 8), (3, 6, 7))
    ]
    decision = quote(REQUEST, rules)
    assert (decision.price, verdicts(decision)) == (
        Decimal(8),
        [(2, "won"), (1, "lost_quantity"), (3, "below_quantity")],
    )
    assert decision.reasons[2].en == "the quantity 5 is below its minimum 6"
    assert quote(replace(REQUEST, qty=Decimal("5.9999")), rules).price == Decimal(8)
    assert quote(replace(REQUEST, qty=Decimal(6)), rules).price == Decimal(7)


def test_periods_include_their_first_and_last_day() -> None:
    rule = replace(BASE, starts=(TODAY, None), ends=(None, TODAY))
    assert quote(REQUEST, [rule]).price == Decimal(100)
    early = quote(replace(REQUEST, on=date(2026, 11, 22)), [rule])
    late = quote(replace(REQUEST, on=date(2026, 11, 24)), [rule])
    assert verdicts(early) + verdicts(late) == [(1, "not_yet"), (1, "expired")]
    assert (early.reasons[0].zh, late.reasons[0].zh) == ("2026-11-23 起才生效", "已于 2026-11-23 失效")


def test_a_line_s_period_narrows_the_list_s() -> None:
    rule = replace(BASE, starts=(date(2026, 1, 1), date(2026, 11, 24)), ends=(date(2026, 12, 31), date(2027, 1, 31)))
    assert (rule.start, rule.end) == (date(2026, 11, 24), date(2026, 12, 31))
    assert verdicts(quote(REQUEST, [rule])) == [(1, "not_yet")]


def test_the_later_start_wins_then_the_older_rule() -> None:
    newer = replace(BASE, id=2, starts=(TODAY, None), price=Decimal(80))
    twin = replace(newer, id=3, price=Decimal(1))
    decision = quote(REQUEST, [BASE, twin, newer])
    assert (decision.price, verdicts(decision)) == (Decimal(80), [(2, "won"), (3, "lost_age"), (1, "lost_start")])


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({"sku_id": 8}, "other_sku"),
        ({"customer_id": 9}, "other_customer"),
        ({"shop_id": 9}, "other_shop"),
        ({"grade": "B"}, "other_grade"),
        ({"channel": "taobao"}, "other_channel"),
        ({"currency": "USD"}, "other_currency"),
    ],
)
def test_whoever_a_list_is_not_for(changed: dict[str, object], verdict: Verdict) -> None:
    decision = quote(REQUEST, [replace(BASE, **changed)])  # type: ignore[arg-type]
    assert (decision.price, decision.rule_id, verdicts(decision)) == (None, None, [(1, verdict)])


def test_all_conditions_of_a_list_must_match() -> None:
    both = replace(BASE, grade="A", channel="taobao")
    assert verdicts(quote(REQUEST, [both])) == [(1, "other_channel")]


def test_an_unknown_buyer_gets_no_special_price() -> None:
    stranger = PriceRequest(sku_id=7, qty=Decimal(1), currency="CNY", on=TODAY)
    rules = [replace(BASE, id=2, customer_id=3), replace(BASE, id=3, grade="A"), BASE]
    assert quote(stranger, rules).rule_id == 1


days = st.none() | st.dates(date(2026, 11, 20), date(2026, 11, 26))
rules_of_any_kind = st.lists(
    st.builds(
        PriceRule,
        id=st.integers(1, 10**6),
        list_id=st.integers(1, 3),
        list_name=st.sampled_from(["{零}", "retail"]),
        priority=st.integers(-1, 1),
        currency=st.sampled_from(["CNY", "USD"]),
        customer_id=st.sampled_from([None, 3, 9]),
        grade=st.sampled_from(["", "A", "B"]),
        channel=st.sampled_from(["", "jd", "taobao"]),
        shop_id=st.sampled_from([None, 4, 9]),
        sku_id=st.sampled_from([7, 7, 7, 8]),
        min_qty=st.sampled_from([Decimal(0), Decimal(1), Decimal(5), Decimal(9)]),
        price=st.decimals(0, 100, places=2),
        starts=st.tuples(days, days),
        ends=st.tuples(days, days),
    ),
    unique_by=lambda rule: rule.id,
    max_size=12,
)


@given(rules=rules_of_any_kind, randomly=st.randoms(use_true_random=False))
def test_the_order_of_the_rules_does_not_matter(rules: list[PriceRule], randomly: object) -> None:
    shuffled = list(rules)
    randomly.shuffle(shuffled)  # type: ignore[attr-defined]
    assert quote(REQUEST, rules) == quote(REQUEST, shuffled)


@given(rules=rules_of_any_kind)
def test_every_rule_has_exactly_one_reason_and_the_winner_comes_first(rules: list[PriceRule]) -> None:
    decision = quote(REQUEST, rules)
    assert sorted(reason.rule_id for reason in decision.reasons) == sorted(rule.id for rule in rules)
    won = [reason for reason in decision.reasons if reason.verdict == "won"]
    assert len(won) == (decision.rule_id is not None)
    if won:
        assert decision.reasons[0] == won[0]
        assert decision.price == next(rule.price for rule in rules if rule.id == decision.rule_id)


@given(rules=rules_of_any_kind)
def test_a_rule_that_takes_no_part_changes_nothing(rules: list[PriceRule]) -> None:
    decision = quote(REQUEST, rules)
    part = {
        reason.rule_id for reason in decision.reasons if reason.verdict == "won" or reason.verdict.startswith("lost")
    }
    alone = quote(REQUEST, [rule for rule in rules if rule.id in part])
    assert (alone.price, alone.rule_id) == (decision.price, decision.rule_id)


@given(rules=rules_of_any_kind)
def test_the_winner_wins_against_each_rule_alone(rules: list[PriceRule]) -> None:
    decision = quote(REQUEST, rules)
    winner = next((rule for rule in rules if rule.id == decision.rule_id), None)
    if winner is not None:
        assert all(quote(REQUEST, [winner, rule]).rule_id == winner.id for rule in rules if rule.id != winner.id)


@given(rules=rules_of_any_kind)
def test_many_requests_are_answered_as_one_by_one(rules: list[PriceRule]) -> None:
    requests = [REQUEST, replace(REQUEST, sku_id=8), replace(REQUEST, qty=Decimal(1), customer_id=None)]
    expected = [quote(request, [rule for rule in rules if rule.sku_id == request.sku_id]) for request in requests]
    assert quote_all(requests, rules) == expected


def test_every_verdict_has_a_text() -> None:
    assert set(TEXTS) == set(Verdict.__args__)  # type: ignore[attr-defined]
