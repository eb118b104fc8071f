"""What a run says about itself: read back from documents and ledgers, never from the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from zhanggui.edges.channels.online_retail.day import ORIGIN
from zhanggui.foundation.exchange import public as exchange
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.money import q2

SQL = db.Folder(__file__)


class Group(NamedTuple):
    """Rows, distinct invoices, pieces and net amount of a month or a country."""

    name: str
    rows: int
    invoices: int
    qty: Decimal
    net: Decimal


class Report(NamedTuple):
    """The figures of an import. rows = imported + adjusted + rejected; `known`: rows an earlier file brought, counted as imported."""

    rows: int
    imported: int
    adjusted: int
    known: int
    rejected: list[tuple[int, str]]
    monthly: list[Group]
    by_country: list[Group]


def report(import_id: int, *, actor: Actor) -> Report:
    """The figures of one import."""
    row = exchange.by_id(import_id, actor=actor)
    groups = SQL.report.rows(origin=ORIGIN, **{"import": [import_id]})
    return Report(
        rows=row.rows,
        imported=row.imported + row.skipped,
        adjusted=row.adjusted,
        known=row.skipped,
        rejected=list(_rejected(import_id, actor=actor)),
        monthly=_groups(groups, by_country=False),
        by_country=_groups(groups, by_country=True),
    )


def _rejected(import_id: int, *, actor: Actor) -> Iterator[tuple[int, str]]:
    after = 0
    while rejects := exchange.rejects(import_id, actor=actor, after=after, limit=500):
        for reject in rejects:
            yield (
                reject.row_no,
                " ".join(f"{error.message(actor.locale)} {error.remedy(actor.locale)}" for error in reject.errors),
            )
        after = rejects[-1].row_no


def _groups(rows: Sequence[tuple[object, ...]], *, by_country: bool) -> list[Group]:
    return [
        Group(str(r[1]), int(str(r[2])), int(str(r[3])), Decimal(str(r[4])), q2(Decimal(str(r[5]))))
        for r in rows
        if r[0] is by_country
    ]
