"""What the commands of preferences take and its queries return."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class NewSetting:
    """A setting of the caller; a value of None removes it."""

    key: str
    value: Any


@dataclass(frozen=True, slots=True)
class NewView:
    """A view to save. `content`: tab, filters and columns, as the pages write them."""

    list: str
    name: str
    shared: bool
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ViewChange:
    """New values for a view that the caller has read in `version`."""

    id: int
    version: int
    name: str
    shared: bool
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Default:
    """The view a list opens with for the caller; None: as everybody has it."""

    list: str
    view_id: int | None


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A view as one who sees it gets it."""

    id: int
    list: str
    name: str
    shared: bool
    mine: bool
    author: str
    is_default: bool
    content: Mapping[str, Any]
    version: int


@dataclass(frozen=True, slots=True)
class LockedView:
    """A view under a row lock."""

    id: int
    user_id: int
    list: str
    name: str
    shared: bool
    content: Mapping[str, Any]
    version: int
