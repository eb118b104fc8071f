"""In-transaction events: facts that travel upwards, because the floors below may not know who listens.

`app/wiring.py` installs the one table *event → functions*; an error in a reaction aborts the transaction. An event is a hint
to look (it carries ids only), so a doubled one does no harm: every reaction recomputes what should exist from the facts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events; one per batch."""


Handler = Callable[[Any], None]
_table: dict[type[Event], tuple[Handler, ...]] = {}


def install(table: Mapping[type[Event], Sequence[Handler]]) -> None:
    """Replace the whole table; called once by the composition root."""
    _table.clear()
    _table.update({event: tuple(handlers) for event, handlers in table.items()})


def installed() -> Mapping[type[Event], tuple[Handler, ...]]:
    """The table in force, for the health page and the tests."""
    return dict(_table)


def publish(event: Event) -> None:
    """Run the reactions to `event`, in the table's order, inside the caller's transaction."""
    for handler in _table.get(type(event), ()):
        handler(event)
