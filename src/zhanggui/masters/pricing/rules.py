"""Which price applies, and why: a function of the request and the rules, so it can be explained, replayed and rehearsed.

A rule takes part if all conditions of its list match, its period covers the day, the quantity reaches its minimum and its currency
is asked for. Among those, in this order: the higher priority of the list wins; then the closer list (customer before shop before
grade before channel before everybody); then the larger minimum quantity; then the later start; then the older rule. Nothing is
combined or averaged: the price is the winner's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

Verdict = Literal[
    "won",
    "lost_priority",
    "lost_closeness",
    "lost_quantity",
    "lost_start",
    "lost_age",
    "below_quantity",
    "not_yet",
    "expired",
    "other_currency",
    "other_customer",
    "other_grade",
    "other_channel",
    "other_shop",
    "other_sku",
]

#: What a verdict says to people; `rule` is the rule in question, `winner` the one that won.
TEXTS: Final[dict[Verdict, tuple[str, str]]] = {
    "won": ("采用价目表“{list}”的价格 {price}", "price {price} of list “{list}” applies"),
    "lost_priority": (
        "“{list}”优先级 {priority}，低于 {winner_priority}",
        "list “{list}” has priority {priority}, below {winner_priority}",
    ),
    "lost_closeness": (
        "“{list}”针对{target_zh}，不如{winner_target_zh}具体",
        "list “{list}” is for {target_en}, which is less close than {winner_target_en}",
    ),
    "lost_quantity": (
        "起订量 {min_qty} 低于已达到的 {winner_min_qty}",
        "its minimum {min_qty} is below the {winner_min_qty} that is reached too",
    ),
    "lost_start": ("生效于 {start}，早于 {winner_start}", "it started {start}, before {winner_start}"),
    "lost_age": ("与采用的规则条件相同，建立较晚", "it says the same as the winner and is the newer of the two"),
    "below_quantity": ("数量 {qty} 未达到起订量 {min_qty}", "the quantity {qty} is below its minimum {min_qty}"),
    "not_yet": ("{start} 起才生效", "it starts on {start}"),
    "expired": ("已于 {end} 失效", "it ended on {end}"),
    "other_currency": ("币种为 {currency}", "it is in {currency}"),
    "other_customer": ("针对其他客户", "it is for another customer"),
    "other_grade": ("针对客户等级“{grade}”", "it is for the grade “{grade}”"),
    "other_channel": ("针对渠道“{channel}”", "it is for the channel “{channel}”"),
    "other_shop": ("针对其他店铺", "it is for another shop"),
    "other_sku": ("针对其他规格", "it is for another SKU"),
}

_EARLIEST: Final = date.min
_TARGETS: Final = (
    ("所有人", "everybody"),
    ("渠道", "a channel"),
    ("客户等级", "a grade"),
    ("店铺", "a shop"),
    ("客户", "a customer"),
)


@dataclass(frozen=True, slots=True)
class PriceRequest:
    """Who buys how much of what, where and when. `qty` counts base units; empty texts and None mean unknown."""

    sku_id: int
    qty: Decimal
    currency: str
    on: date
    customer_id: int | None = None
    grade: str = ""
    channel: str = ""
    shop_id: int | None = None


@dataclass(frozen=True, slots=True)
class PriceRule:
    """One line of a price list with the list's conditions. None and '' in a condition mean anybody; None in the period, open."""

    id: int
    list_id: int
    list_name: str
    priority: int
    currency: str
    customer_id: int | None
    grade: str
    channel: str
    shop_id: int | None
    sku_id: int
    min_qty: Decimal
    price: Decimal
    starts: tuple[date | None, ...]
    ends: tuple[date | None, ...]

    @property
    def start(self) -> date | None:
        """The first day: the later of the list's and the line's."""
        return max((day for day in self.starts if day is not None), default=None)

    @property
    def end(self) -> date | None:
        """The last day: the earlier of the list's and the line's."""
        return min((day for day in self.ends if day is not None), default=None)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a rule won or did not, in both languages."""

    rule_id: int
    verdict: Verdict
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class PriceDecision:
    """A price with its reasons: the winner first, then those that took part as they ranked, then those that did not.

    `price` and `rule_id` are None if no rule takes part: the price must be given by hand.
    """

    price: Decimal | None
    currency: str
    rule_id: int | None
    reasons: tuple[Reason, ...]


def _obstacle(request: PriceRequest, rule: PriceRule) -> Verdict | None:
    """Why a rule can't take part, the most telling reason first; None if it can."""
    if rule.sku_id != request.sku_id:
        return "other_sku"
    if rule.customer_id is not None and rule.customer_id != request.customer_id:
        return "other_customer"
    if rule.shop_id is not None and rule.shop_id != request.shop_id:
        return "other_shop"
    if rule.grade and rule.grade != request.grade:
        return "other_grade"
    if rule.channel and rule.channel != request.channel:
        return "other_channel"
    if rule.currency != request.currency:
        return "other_currency"
    if rule.start is not None and request.on < rule.start:
        return "not_yet"
    if rule.end is not None and request.on > rule.end:
        return "expired"
    return "below_quantity" if request.qty < rule.min_qty else None


def _closeness(rule: PriceRule) -> tuple[bool, bool, bool, bool]:
    return rule.customer_id is not None, rule.shop_id is not None, rule.grade != "", rule.channel != ""


def _target(rule: PriceRule) -> tuple[str, str]:
    closeness = _closeness(rule)
    return _TARGETS[4 - closeness.index(True)] if any(closeness) else _TARGETS[0]


def _rank(rule: PriceRule) -> tuple[int, tuple[bool, ...], Decimal, date, int]:
    return rule.priority, _closeness(rule), rule.min_qty, rule.start or _EARLIEST, -rule.id


_DEFEATS: Final[tuple[Verdict, ...]] = ("lost_priority", "lost_closeness", "lost_quantity", "lost_start", "lost_age")


def _defeat(rule: PriceRule, winner: PriceRule) -> Verdict:
    """By which criterion a rule lost: the first one in which the two differ."""
    pairs = zip(_rank(rule), _rank(winner), strict=True)
    return _DEFEATS[next(place for place, (its, best) in enumerate(pairs) if its != best)]


def _reason(verdict: Verdict, rule: PriceRule, request: PriceRequest, winner: PriceRule | None) -> Reason:
    best = winner or rule
    facts = {
        "list": rule.list_name,
        "price": f"{rule.price:f}",
        "qty": f"{request.qty:f}",
        "priority": rule.priority,
        "winner_priority": best.priority,
        "min_qty": f"{rule.min_qty:f}",
        "winner_min_qty": f"{best.min_qty:f}",
        "start": rule.start or "-",
        "winner_start": best.start or "-",
        "end": rule.end or "-",
        "currency": rule.currency,
        "grade": rule.grade,
        "channel": rule.channel,
        "target_zh": _target(rule)[0],
        "target_en": _target(rule)[1],
        "winner_target_zh": _target(best)[0],
        "winner_target_en": _target(best)[1],
    }
    zh, en = TEXTS[verdict]
    return Reason(rule.id, verdict, zh.format(**facts), en.format(**facts))


def quote(request: PriceRequest, rules: Sequence[PriceRule]) -> PriceDecision:
    """The price that applies to `request` and why, whatever the order of `rules`. Ids of rules are unique."""
    obstacles = {rule.id: _obstacle(request, rule) for rule in rules}
    running = sorted((rule for rule in rules if obstacles[rule.id] is None), key=_rank, reverse=True)
    winner = running[0] if running else None
    reasons = []
    if winner is not None:
        reasons.append(_reason("won", winner, request, winner))
        reasons.extend(_reason(_defeat(rule, winner), rule, request, winner) for rule in running[1:])
    for rule in sorted(rules, key=lambda rule: rule.id):
        obstacle = obstacles[rule.id]
        if obstacle is not None:
            reasons.append(_reason(obstacle, rule, request, winner))
    return PriceDecision(
        price=winner.price if winner else None,
        currency=request.currency,
        rule_id=winner.id if winner else None,
        reasons=tuple(reasons),
    )


def quote_all(requests: Sequence[PriceRequest], rules: Sequence[PriceRule]) -> list[PriceDecision]:
    """`quote` for many requests with the rules of all their SKUs."""
    by_sku: dict[int, list[PriceRule]] = {}
    for rule in rules:
        by_sku.setdefault(rule.sku_id, []).append(rule)
    return [quote(request, by_sku.get(request.sku_id, ())) for request in requests]
