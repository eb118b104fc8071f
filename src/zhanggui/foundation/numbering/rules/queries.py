"""Reading number rules and counters."""

from __future__ import annotations

from typing import cast

from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.numbering.models import NumberCounter, NumberRule
from zhanggui.foundation.numbering.permissions import MANAGE_RULES
from zhanggui.foundation.numbering.rules.contracts import CounterRow, RuleRow
from zhanggui.foundation.numbering.series import Format, Pattern, Reset, all_series


def _format(rule: NumberRule) -> Format:
    return Format(
        prefix=rule.prefix,
        pattern=cast(Pattern, rule.pattern),
        width=rule.width,
        reset=cast(Reset, rule.reset),
        gapless=rule.gapless,
    )


def own_formats(companies: list[int]) -> dict[tuple[int, str], Format]:
    """The formats that companies have set themselves, by company and series. One statement."""
    found = NumberRule.objects.filter(company_id__in=companies)
    return {(rule.company_id, rule.series): _format(rule) for rule in found}


def rules(*, company_id: int, actor: Actor) -> list[RuleRow]:
    """The format of every series in a company. Raises `MissingPermission` or `OutOfScope`."""
    actor.require(MANAGE_RULES)
    actor.require_companies([company_id])
    own = own_formats([company_id])
    return [
        RuleRow(
            company_id=company_id,
            series=series.code,
            zh=series.zh,
            en=series.en,
            format=own.get((company_id, series.code), series.format),
            own=(company_id, series.code) in own,
        )
        for series in all_series()
    ]


def counters(*, series: str) -> list[CounterRow]:
    """How far a series has come in every company and period; `verify` compares it with the numbers in use."""
    return [
        CounterRow(company_id=each.company_id, series=series, prefix=each.prefix, period=each.period, last=each.last)
        for each in NumberCounter.objects.filter(series=series).order_by("company_id", "prefix", "period")
    ]


def gapless_counters() -> list[CounterRow]:
    """The counters whose numbers must all be in use, by the rules of today; `verify` looks for gaps. Two statements."""
    own = {(company_id, code): gapless for company_id, code, gapless in _gapless_rules()}
    defaults = {series.code: series.format.gapless for series in all_series()}
    return [
        CounterRow(each.company_id, each.series, each.prefix, each.period, each.last)
        for each in NumberCounter.objects.order_by("company_id", "series", "prefix", "period")
        if own.get((each.company_id, each.series), defaults.get(each.series, False))
    ]


def _gapless_rules() -> list[tuple[int, str, bool]]:
    return list(NumberRule.objects.values_list("company_id", "series", "gapless"))
