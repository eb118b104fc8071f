"""The category tree as data: where every node hangs and which cost method it inherits. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """A node as the user gave it; an empty `costing` means the parent's."""

    parent_id: int | None
    costing: str


@dataclass(frozen=True, slots=True)
class Place:
    """What follows from a node's ancestors: the ids from the root down to it, as text, how many they are, the cost method."""

    path: str
    depth: int
    costing: str


_ABOVE_ROOT = Place("/", 0, "")


def places(nodes: Mapping[int, Node]) -> tuple[dict[int, Place], set[int]]:
    """The place of every node, and the nodes that hang on a circle (they have no place).

    Linear in the number of nodes: a chain is climbed until a node whose place is known. A parent that is not among the nodes
    counts as none.
    """
    found: dict[int, Place] = {}
    lost: set[int] = set()
    for start in nodes:
        chain: list[int] = []
        at: int | None = start
        while at is not None and at in nodes and at not in found and at not in lost and at not in chain:
            chain.append(at)
            at = nodes[at].parent_id
        if at is not None and at in nodes and at not in found:
            lost.update(chain)
            continue
        above = _ABOVE_ROOT if at is None else found.get(at, _ABOVE_ROOT)
        for id_ in reversed(chain):
            above = Place(f"{above.path}{id_}/", above.depth + 1, nodes[id_].costing or above.costing)
            found[id_] = above
    return found, lost
