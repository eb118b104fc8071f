"""Slow tests first: most of what they do is waiting, and while they wait the others run."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Every worker begins with its share of the slow tests. (`worksteal` hands out the list in as many parts as there are workers.)"""
    workers = int(getattr(config, "workerinput", {}).get("workercount", 1))
    slow: list[pytest.Item] = []
    others: list[pytest.Item] = []
    for item in items:
        (slow if item.get_closest_marker("slow") else others).append(item)
    part = -(-len(items) // workers)
    found: list[pytest.Item] = []
    for worker in range(workers):
        share = slow[worker::workers]
        room = part - len(share)
        found += [*share, *others[:room]]
        others = others[room:]
    items[:] = found + others
