"""What both ledgers say about where a posting came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Who asked: an opaque reference upwards. Lower floors store it and hand it back, never read it."""

    type: str
    id: int
    line: int | None = None


#: By the number of parts: one format costs half of joining them, and every entry has a key.
_KEYS = tuple(":".join(["%s"] * parts) for parts in range(10))


def posting_key(*parts: object) -> str:
    """The idempotency key of a posting: the same fact can be posted once only (unique per company). At most nine parts."""
    return _KEYS[len(parts)] % parts
