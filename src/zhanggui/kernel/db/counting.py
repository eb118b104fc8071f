"""How many statements a block costs; for tests and the health page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection


class StatementCount:
    """What `count_statements` saw."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    @property
    def count(self) -> int:
        """How many statements went to the server, BEGIN and COMMIT not counted."""
        return len(self.texts)


_counters: list[StatementCount] = []


def count(text: str) -> None:
    """A statement goes to the server."""
    for counter in _counters:
        counter.texts.append(text)


@contextmanager
def count_statements() -> Iterator[StatementCount]:
    """Count the statements of this thread's block, ORM and named SQL alike."""
    counter = StatementCount()

    def spy(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        counter.texts.append(sql)
        return execute(sql, params, many, context)

    _counters.append(counter)
    try:
        with connection.execute_wrapper(spy):
            yield counter
    finally:
        _counters.remove(counter)
