"""Columns mapped by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from zhanggui.foundation.exchange import commands, queries, registry
from zhanggui.foundation.exchange.columns.queries import place
from zhanggui.foundation.exchange.contracts import ImportRow
from zhanggui.foundation.exchange.kept import queries as kept
from zhanggui.foundation.exchange.models import Import
from zhanggui.foundation.exchange.permissions import IMPORT
from zhanggui.foundation.exchange.reading import table
from zhanggui.foundation.exchange.reading.header import plain
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db


@db.in_transaction
def map_columns(
    import_id: int, columns: Mapping[str, str], *, actor: Actor, now: datetime, header_row: int | None = None
) -> ImportRow:
    """Read the kept file again with these columns (column key → heading; what is not named is not taken), and judge its rows anew.

    The mapping is remembered for files with the same headings. Repeating it changes nothing. Raises MissingPermission, ImportUnknown,
    ImportState, LayoutUnknown, FileNotKept, HeaderRowUnknown, MappingInvalid, and what is wrong column by column (Matcher.by_hand).
    """
    actor.require(IMPORT)
    row = queries.get_locked(import_id, actor=actor)
    commands.require_state(row, "map")
    layout = registry.layout_of(row.layout)
    chosen = {key: heading for key, heading in columns.items() if plain(heading)}
    with kept.opened(row) as file:
        header_row = header_row or row.source["header_row"]
        read = table.by_hand(file, layout, place(row), header_row, chosen)
        Import.objects.filter(id=import_id).update(columns=layout.keys, state="staged")
        commands.SQL.discard_rows.run(**{"import": import_id})
        commands.load(import_id, read)
    # Nothing is left to be guessed next time: a column without a heading is in no such file.
    commands.remember(layout, read.header.headings, dict.fromkeys(layout.keys, "") | chosen, actor=actor, now=now)
    commands.note(row, "map", actor=actor, now=now, after={"columns": chosen, "header_row": header_row})
    return commands.validate(import_id, actor=actor, now=now)
