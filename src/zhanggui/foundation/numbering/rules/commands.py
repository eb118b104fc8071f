"""Changing number rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from zhanggui.foundation.identity.public import Actor, Change, Changed
from zhanggui.foundation.numbering.errors import PrefixUsed, RuleRepeated
from zhanggui.foundation.numbering.permissions import MANAGE_RULES
from zhanggui.foundation.numbering.rules import queries
from zhanggui.foundation.numbering.rules.contracts import NewRule
from zhanggui.foundation.numbering.series import series as series_of
from zhanggui.kernel import db, events
from zhanggui.kernel.errors import raise_if

SQL = db.Folder(__file__)


@db.in_transaction
def set_rules(batch: Sequence[NewRule], *, actor: Actor, now: datetime) -> None:
    """Give series new formats; the next number follows them. Numbers already given stay as they are.

    Raises `MissingPermission`, `OutOfScope`, `SeriesUnknown`, `RuleInvalid`, `RuleRepeated` (a series twice in the batch) or `PrefixUsed`.
    """
    actor.require(MANAGE_RULES)
    actor.require_companies(rule.company_id for rule in batch)
    seen: set[tuple[int, str]] = set()
    for index, rule in enumerate(batch):
        series_of(rule.series)
        rule.format.check(row=index)
        if (rule.company_id, rule.series) in seen:
            raise RuleRepeated(field="series", row=index, series=rule.series)
        seen.add((rule.company_id, rule.series))
    clashes = SQL.clashes.rows(
        rows=list(range(len(batch))),
        companies=[rule.company_id for rule in batch],
        series=[rule.series for rule in batch],
        prefixes=[rule.format.prefix for rule in batch],
        patterns=[rule.format.pattern for rule in batch],
        resets=[rule.format.reset for rule in batch],
    )
    raise_if([PrefixUsed(field="prefix", row=row, prefix=prefix) for row, prefix in clashes])
    before = queries.own_formats(sorted({rule.company_id for rule in batch}))
    stored = SQL.set.rows(
        ids=list(db.take_ids(len(batch))),
        companies=[rule.company_id for rule in batch],
        series=[rule.series for rule in batch],
        prefixes=[rule.format.prefix for rule in batch],
        patterns=[rule.format.pattern for rule in batch],
        widths=[rule.format.width for rule in batch],
        resets=[rule.format.reset for rule in batch],
        gapless=[rule.format.gapless for rule in batch],
    )
    ids = {(company_id, series): id_ for company_id, series, id_ in stored}
    changes = [
        Change(
            document="number_rule",
            document_id=ids[rule.company_id, rule.series],
            action="set",
            before=asdict(before.get((rule.company_id, rule.series), series_of(rule.series).format)),
            after=asdict(rule.format),
            company_id=rule.company_id,
        )
        for rule in batch
    ]
    events.publish(Changed(tuple(changes), actor, now))
