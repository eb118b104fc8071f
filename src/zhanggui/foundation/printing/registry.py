"""Which kinds of documents can be printed; the composition root hands them in."""

from __future__ import annotations

from collections.abc import Mapping

from zhanggui.foundation.printing.contracts import Kind
from zhanggui.foundation.printing.errors import KindUnknown

_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """Make kinds known, in the order of the list. Raises ValueError for a code that another kind has."""
    for kind in kinds:
        if _kinds.setdefault(kind.code, kind) is not kind:
            raise ValueError(f"{kind.code} can be printed already")


def kinds() -> Mapping[str, Kind]:
    """Every kind by its code."""
    return _kinds


def kind_of(code: str) -> Kind:
    """The kind of this code. Raises KindUnknown."""
    found = _kinds.get(code)
    if found is None:
        raise KindUnknown(field="kind", what="template", which=code[:64])
    return found
