"""Documents → pages: the kind loads them, its template sets them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.printing import queries
from zhanggui.foundation.printing.contracts import Kind, Options, Request, Sheet
from zhanggui.foundation.printing.engine import Form, compile_pages
from zhanggui.foundation.printing.errors import TooMany

#: Documents of one file: what two seconds print.
MOST = 200


def sheets_of(
    kind: Kind, ids: Sequence[int], *, actor: Actor, lang: str, options: Options, now: datetime
) -> Sequence[Sheet]:
    """The documents as the template reads them; without ids an example. Raises MissingPermission, TooMany, and what `load` raises."""
    if not ids:
        return kind.sample(lang, options)
    actor.require(kind.permission)
    if len(ids) > MOST:
        raise TooMany(field="ids", what="ids", limit=MOST, count=len(ids))
    return kind.load(Request(tuple(dict.fromkeys(ids)), actor, lang, options, now))


def render(
    kind: Kind,
    ids: Sequence[int],
    *,
    form: Form,
    actor: Actor,
    lang: str,
    options: Options,
    now: datetime,
    source: str | None = None,
) -> list[bytes]:
    """The pages of documents, by the template in force or by `source`. Raises what `sheets_of` and `compile_pages` raise."""
    sheets = sheets_of(kind, ids, actor=actor, lang=lang, options=options, now=now)
    text = queries.source_of(kind) if source is None else source
    zone = str(sheets[0].get("zone") or "UTC") if sheets else "UTC"
    at = f"{now.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
    return compile_pages(text, sheets, lang=lang, form=form, by=actor.name, at=at)
