"""Reads of counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from zhanggui.documents.warehouse.counts.contracts import CountDetail, CountFilter, CountLineRow, CountRow
from zhanggui.documents.warehouse.counts.machine import COUNT
from zhanggui.documents.warehouse.desk import sorts
from zhanggui.documents.warehouse.permissions import COUNT_VIEW
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle import public as lifecycle
from zhanggui.kernel import db
from zhanggui.kernel.api.lists import Listing, Selection, by_state, narrow
from zhanggui.kernel.api.paging import Page

SQL = db.Folder(__file__)
SORTS: Final = sorts(COUNT)
_LIST: Final = Listing(__file__, "page", SORTS, CountRow)
_VISIBLE: Final = Selection(__file__, "visible")
_COUNTS: Final = Selection(__file__, "counts")


def _scope(actor: Actor, wanted: CountFilter) -> dict[str, list[int] | None]:
    return {
        "companies": narrow(actor.companies, wanted.company_id),
        "warehouses": narrow(actor.warehouses, wanted.warehouse_id),
    }


def _filters(actor: Actor, wanted: CountFilter) -> dict[str, object]:
    return {
        **_scope(actor, wanted),
        "state": wanted.state,
        "number": wanted.number,
        "since": wanted.since,
        "until": wanted.until,
    }


def page(
    wanted: CountFilter, *, actor: Actor, cursor: str | None, limit: int, total: bool, sort: str | None = None
) -> Page[CountRow]:
    """Counts the caller sees, newest first. One statement, two with `total`. Raises `MissingPermission`."""
    actor.require(COUNT_VIEW)
    filters = _filters(actor, wanted)
    found = _LIST.page(sort, cursor=cursor, limit=limit, **filters)
    return Page(found.items, found.next, _LIST.totals(**filters)[0]) if total else found


def counts(wanted: CountFilter, *, actor: Actor) -> dict[str, int]:
    """How many counts the caller sees in each state, and in all (`all`). One statement. Raises `MissingPermission`."""
    actor.require(COUNT_VIEW)
    return by_state(_COUNTS.rows(**_filters(actor, wanted)), COUNT)


def detail(count_id: int, *, actor: Actor) -> CountDetail:
    """One count. Raises `MissingPermission`, `DocumentUnknown`. Three statements."""
    actor.require(COUNT_VIEW)
    found = _LIST.page(cursor=None, limit=1, ids=[count_id], **_scope(actor, CountFilter())).items
    if not found:
        raise lifecycle.unknown(COUNT, count_id)
    lines = tuple(CountLineRow(*row) for row in SQL.detail_lines.rows(document=count_id))
    adjusted = SQL.adjusted.rows(document=count_id)
    return CountDetail(found[0], lines, adjusted[0][0] if adjusted else None)


def require_visible(ids: Sequence[int], *, actor: Actor) -> None:
    """Raises `DocumentUnknown` for counts the caller may not see. One statement."""
    seen = {row[0] for row in _VISIBLE.rows(id=list(ids), **_scope(actor, CountFilter()))}
    lifecycle.require_seen(COUNT, ids, seen)
