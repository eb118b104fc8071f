"""State machines as data: a document's states and who may move it from which to which.

A machine is a table, never code; `foundation.lifecycle.transition` is the one interpreter. The web pages draw their buttons
from it and a contract test walks every machine (reachable, terminal, permitted, translated).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Permission:
    """The right to do one thing, as an object, so that a typing error can't grant or lose it."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class State:
    """One decision a document can rest in. Progress (partly shipped, paid) is computed, never a state."""

    code: str
    zh: str
    en: str
    terminal: bool = False


@dataclass(frozen=True, slots=True)
class Transition:
    """`action` moves a document from any of `sources` to `target` for whom holds `permission`.

    A source "" means birth: the action creates the document in `target`. A target of None leaves it in its state: its command locks
    the document by `lifecycle.lock` and writes its own audit rows.
    """

    action: str
    zh: str
    en: str
    sources: tuple[str, ...]
    target: str | None
    permission: Permission


@dataclass(frozen=True)
class Machine:
    """The whole life of one document type; `table` is where its rows and their `state` column live."""

    document: str
    zh: str
    en: str
    table: str
    states: Sequence[State]
    initial: str
    transitions: Sequence[Transition]
    by_action: dict[str, Transition] = field(init=False, repr=False, compare=False)
    by_state: dict[str, State] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_action", {t.action: t for t in self.transitions})
        object.__setattr__(self, "by_state", {s.code: s for s in self.states})
        if len(self.by_action) != len(self.transitions):
            raise ValueError(f"{self.document}: an action stands twice")

    def allowed(self, state: str) -> list[Transition]:
        """The transitions that leave `state`."""
        return [t for t in self.transitions if state in t.sources]
