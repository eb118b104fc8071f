"""The kinds of long work. Upper floors register; the composition root sees to it that they do, in the worker too."""

from __future__ import annotations

from zhanggui.foundation.tasks.contracts import Kind

_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """Make kinds known. Registering an equal kind again is harmless; raises ValueError for another one of the name."""
    for kind in kinds:
        if _kinds.setdefault(kind.name, kind) != kind:
            raise ValueError(f"task {kind.name} is registered twice with different work")


def unregister(name: str) -> None:
    """Take a kind out again; for tests."""
    _kinds.pop(name, None)


def kind_of(name: str) -> Kind:
    """A kind by name. Raises KeyError for one this process does not know."""
    return _kinds[name]


def found(name: str) -> Kind | None:
    """A kind by name, None for one that only an older or newer version knows."""
    return _kinds.get(name)


def known() -> tuple[Kind, ...]:
    """Every kind, by name."""
    return tuple(kind for _, kind in sorted(_kinds.items()))
