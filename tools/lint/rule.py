"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from tools.lint.source import Finding, Source


@dataclass(frozen=True, slots=True)
class Rule:
    """A name (used in `lint-skip`), the kind of file it reads, and the check."""

    name: str
    kind: Literal["py", "sql", "any"]
    check: Callable[[Source], Iterable[Finding]]

    def reads(self, source: Source) -> bool:
        """Whether the rule is about this kind of file."""
        return self.kind == "any" or (self.kind == "py") == source.is_python
