"""What commands on roles take and what queries return."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewRole:
    """A role to create: a name and the codes of its permissions."""

    name: str
    permissions: frozenset[str]


@dataclass(frozen=True, slots=True)
class RoleChange:
    """New values for a role that the caller has read in `version`."""

    id: int
    version: int
    name: str
    permissions: frozenset[str]


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role as others see it."""

    id: int
    name: str
    permissions: frozenset[str]
    version: int
