"""What callers hand in and get back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class NewFile(NamedTuple):
    """A file to store; the name is for people only."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class FileRow:
    """A stored file; `path` is where its bytes lie."""

    key: str
    media_type: str
    size: int
    name: str
    path: Path
