"""A file as the rules see it: parsed once, walked once, with its place in the house and its escapes."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

ESCAPE = re.compile(r"(?:#|--)\s*lint-skip:\s*([a-z-]*)\s*(?::\s*(.*\S))?\s*$")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One broken rule at one line."""

    path: str
    line: int
    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.text}"


@dataclass(slots=True)
class Escape:
    """A `lint-skip` comment: the lines it covers and whether it was needed."""

    line: int
    covers: frozenset[int]
    rule: str
    reason: str
    used: bool = False


@dataclass
class Source:
    """A Python or SQL file. `parts` is its path below `src/zhanggui`, or the whole relative path elsewhere."""

    path: Path
    text: str
    parts: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        parts = self.path.parts
        at = next((i for i in range(len(parts) - 1) if parts[i : i + 2] == ("src", "zhanggui")), None)
        self.parts = parts if at is None else parts[at + 2 :]

    @property
    def is_python(self) -> bool:
        """Python, as opposed to SQL."""
        return self.path.suffix == ".py"

    @property
    def is_test(self) -> bool:
        """Tests may do what the product may not: look into tables, fix the clock, loop over cases."""
        return "tests" in self.parts[:-1] or self.path.name == "conftest.py"

    @property
    def is_migration(self) -> bool:
        """Migrations are generated, or speak to historical models."""
        return "migrations" in self.parts[:-1]

    def named(self, *names: str) -> bool:
        """Whether the file is called so (`queries.py`) or lies in a folder called so (`queries/lists.py`)."""
        return self.path.stem in names or bool(set(names) & set(self.parts[:-1]))

    def inside(self, *folders: str) -> bool:
        """Whether the file lies in one of these folders of the house (`foundation/outbox`)."""
        return any(self.parts[: folder.count("/") + 1] == tuple(folder.split("/")) for folder in folders)

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree; SyntaxError if there is none."""
        return ast.parse(self.text, str(self.path))

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        """The parent of every node."""
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node."""
        return [self.tree, *self.parents]

    @cached_property
    def docstrings(self) -> frozenset[ast.AST]:
        """The string nodes that are prose: a rule about SQL texts must not read them."""
        owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        bodies = [node.body[0] for node in self.nodes if isinstance(node, owners) and node.body]
        return frozenset(first.value for first in bodies if isinstance(first, ast.Expr))

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """The ancestors of a node, nearest first."""
        while (up := self.parents.get(node)) is not None:
            yield up
            node = up

    def strings(self) -> Iterator[tuple[int, str]]:
        """String constants that are no docstrings, with their line."""
        for node in self.nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in self.docstrings:
                yield node.lineno, node.value

    def finding(self, line: int, rule: str, text: str) -> Finding:
        """A finding in this file."""
        return Finding(str(self.path), line, rule, text)

    def _comments(self) -> Iterable[tuple[int, str]]:
        if not self.is_python:
            return [(number, line) for number, line in enumerate(self.text.splitlines(), 1) if "--" in line]
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return [(token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT]

    @cached_property
    def escapes(self) -> list[Escape]:
        """The `lint-skip` comments. One that stands alone on its line covers the next line of code."""
        found: list[Escape] = []
        if "lint-skip" not in self.text:
            return found
        lines = self.text.splitlines()
        for number, comment in self._comments():
            match = ESCAPE.search(comment)
            if match is None:
                continue
            covers = {number}
            if lines[number - 1].lstrip().startswith(("#", "--")):
                after = (n for n in range(number, len(lines)) if not lines[n].lstrip().startswith(("#", "--")))
                covers.add(next(after, number) + 1)
            found.append(Escape(number, frozenset(covers), match[1], match[2] or ""))
        return found


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a chain of names, with calls and subscripts left out; empty if it starts with something else."""
    names: list[str] = []
    while True:
        if isinstance(node, ast.Attribute):
            names.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Subscript):
            node = node.value
        elif isinstance(node, ast.Name):
            return ".".join(reversed([*names, node.id]))
        else:
            return ".".join(reversed(["", *names])) if names else ""
