"""The kinds of notices: what is said, in both languages. Whoever tells something registers its words."""

from __future__ import annotations

from collections.abc import Mapping

from zhanggui.foundation.notices.contracts import Kind

_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """Make kinds known. Registering an equal kind again is harmless; raises ValueError for one with other words."""
    for kind in kinds:
        if _kinds.setdefault(kind.name, kind) != kind:
            raise ValueError(f"notice {kind.name} is registered twice with different words")


def kind_of(name: str) -> Kind:
    """A kind by name. Raises KeyError."""
    return _kinds[name]


def worded(name: str, params: Mapping[str, str], lang: str) -> tuple[str, str]:
    """The sentence in a language, and its tone. A kind that an older version knew is called by its name."""
    kind = _kinds.get(name)
    if kind is None:
        return name, "info"
    return (kind.zh if lang.startswith("zh") else kind.en).format_map(_Given(params)), kind.tone


class _Given(dict[str, str]):
    """A parameter that an older version did not give leaves a gap, not an error."""

    def __missing__(self, key: str) -> str:
        return "–"
