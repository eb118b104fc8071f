"""What the database holds, in one number per table: a call that was refused has changed none of them."""

from __future__ import annotations

from functools import cache

from django.db import connection

#: Numbers are taken beside the transaction (docs/locking.md): a refused call may leave a gap.
BESIDE = frozenset({"numbering_counter"})


@cache
def _statement() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename")
        tables = [name for (name,) in cursor.fetchall() if name not in BESIDE]
    # A sum does not depend on the order in which rows are read.
    parts = [f"SELECT '{name}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) FROM \"{name}\" t" for name in tables]  # fmt: skip
    return " UNION ALL ".join(parts)


def fingerprint() -> dict[str, tuple[int, int]]:
    """(rows, hash of their contents) per table."""
    with connection.cursor() as cursor:
        cursor.execute(_statement())
        return {name: (count, int(total)) for name, count, total in cursor.fetchall()}
