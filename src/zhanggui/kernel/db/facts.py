"""Facts that a thread remembers, and forgets with a rollback."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from typing import Any, TypeVar

V = TypeVar("V")
K = TypeVar("K")


class _Facts(threading.local):
    """What this thread remembers; other threads must not see what this one's open transaction wrote."""

    def __init__(self) -> None:
        self.generation = 0
        self.stores: dict[int, dict[Any, Any]] = {}


_facts = _Facts()
_generation = 0


class Cache(MutableMapping[K, V]):
    """A dictionary of facts that is empty again after a rollback and after `clear_caches`; one per thread."""

    def _store(self) -> dict[K, V]:
        if _facts.generation != _generation:
            _facts.stores.clear()
            _facts.generation = _generation
        return _facts.stores.setdefault(id(self), {})

    def __getitem__(self, key: K) -> V:
        return self._store()[key]

    def __setitem__(self, key: K, value: V) -> None:
        self._store()[key] = value

    def __delitem__(self, key: K) -> None:
        del self._store()[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._store())

    def __len__(self) -> int:
        return len(self._store())

    def __contains__(self, key: object) -> bool:
        return key in self._store()

    def get(self, key: K, default: Any = None) -> Any:
        """As a dictionary's."""
        return self._store().get(key, default)


def cache() -> Any:
    """A dictionary for IMMUTABLE facts (a warehouse's company, an account's id). A rolled-back transaction takes back what it taught."""
    return Cache[Any, Any]()


def recent(
    load: Callable[[Sequence[int]], dict[int, V]], *, seconds: int = 3
) -> Callable[[Iterable[int]], dict[int, V]]:
    """`load` by id, remembered in this process for some seconds: for settings that rarely change and may take hold a moment later.

    Unknown ids are left out and asked for again. Never for quantities, money or states.
    """
    store: dict[int, tuple[float, V]] = cache()  # lint-skip: no-floats: seconds on the monotonic clock

    def get(ids: Iterable[int]) -> dict[int, V]:
        wanted, fresh_since = set(ids), time.monotonic() - seconds
        stale = [i for i in wanted if i not in store or store[i][0] < fresh_since]
        if stale:
            read = time.monotonic()
            found = load(sorted(stale))
            for i in stale:
                store.pop(i, None)
            store.update((i, (read, value)) for i, value in found.items())
        return {i: store[i][1] for i in wanted if i in store}

    return get


def forget_facts() -> None:
    """Empty this thread's caches: facts that a transaction itself wrote (a new location, a new chart) are gone when it is."""
    _facts.stores.clear()


def forget_everywhere() -> None:
    """Empty the caches of all threads."""
    global _generation
    _generation += 1
