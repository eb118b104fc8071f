"""Which layouts there are and who applies them. Upper floors register; the composition root sees to it that they do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from zhanggui.foundation.exchange.errors import LayoutUnknown
from zhanggui.foundation.exchange.layouts import Layout
from zhanggui.foundation.exchange.progress import Progress
from zhanggui.foundation.identity.public import Actor


class Applier(Protocol):
    """Turns the valid rows of an import into documents, through the batch commands that everybody uses.

    Both functions work in chunks, each one transaction that ends with `progress.save`; on a second call they go on at
    `progress.cursor`. `apply` must give every valid row an outcome (`mark`).
    """

    undoable: bool

    def apply(self, import_id: int, *, progress: Progress, actor: Actor, now: datetime) -> None:
        """Make the documents."""

    def undo(self, import_id: int, *, progress: Progress, actor: Actor, now: datetime) -> None:
        """Take the documents back: cancel or reverse, by the documents' own commands. The outcomes are removed afterwards."""


_layouts: dict[str, Layout] = {}
_appliers: dict[str, Applier] = {}


def register(layout: Layout, applier: Applier | None = None) -> None:
    """Make a layout known, with who applies it. Registering an equal layout again is harmless."""
    if _layouts.setdefault(layout.name, layout) != layout:
        raise ValueError(f"layout {layout.name} is registered twice with different columns")
    if applier is not None:
        _appliers[layout.name] = applier


def layouts() -> Mapping[str, Layout]:
    """Every known layout by name, sorted."""
    return dict(sorted(_layouts.items()))


def layout_of(name: str) -> Layout:
    """A layout by name. Raises LayoutUnknown."""
    layout = _layouts.get(name)
    if layout is None:
        raise LayoutUnknown(field="layout", layout=name[:100])
    return layout


def applier_of(name: str) -> Applier:
    """Who applies a layout. Raises LayoutUnknown."""
    applier = _appliers.get(name)
    if applier is None:
        raise LayoutUnknown(field="layout", layout=name[:100])
    return applier
