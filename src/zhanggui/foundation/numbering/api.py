"""Routes of number rules."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.numbering.rules import commands, queries
from zhanggui.foundation.numbering.rules.contracts import NewRule
from zhanggui.foundation.numbering.schemas import RuleOut, RulesIn, RulesOut
from zhanggui.foundation.numbering.series import Format
from zhanggui.kernel.api.types import Id
from zhanggui.kernel.clock import utcnow

router = Router(tags=["numbering"])


@router.get("/number-rules", response=RulesOut, summary="List number rules")
def list_rules(request: HttpRequest, company_id: Query[Id]) -> RulesOut:
    """The format of every series in a company, with an example."""
    today = utcnow().date()
    found = queries.rules(company_id=company_id, actor=actor_of(request))
    return RulesOut(
        items=[
            RuleOut(
                company_id=rule.company_id,
                series=rule.series,
                zh=rule.zh,
                en=rule.en,
                own=rule.own,
                example=rule.format.number(today, 1),
                **asdict(rule.format),
            )
            for rule in found
        ]
    )


@router.put("/number-rules", response={204: None}, summary="Set number rules")
def set_rules(request: HttpRequest, body: RulesIn) -> Status[None]:
    """Give a batch of series new formats, from the next number on."""
    batch = [
        NewRule(
            company_id=rule.company_id,
            series=rule.series,
            format=Format(rule.prefix, rule.pattern, rule.width, rule.reset, rule.gapless),
        )
        for rule in body.rules
    ]
    commands.set_rules(batch, actor=actor_of(request), now=utcnow())
    return Status(204, None)
