"""What is said to people, and how it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from zhanggui.kernel.machine import Permission

Tone = Literal["info", "good", "bad"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A sentence in both languages; `{name}` in it stands for a parameter of the notice."""

    name: str
    zh: str
    en: str
    tone: Tone = "info"


@dataclass(frozen=True, slots=True)
class NewNotice:
    """Something to tell: to `users`, and to everybody who holds `permission` (owners hold all); each is told once.

    `params` are texts; where languages differ they come twice (`title_zh`, `title_en`). `link` is a route of the web application.
    """

    kind: str
    params: Mapping[str, str] = field(default_factory=dict)
    link: str = ""
    users: tuple[int, ...] = ()
    permission: Permission | None = None


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice as its reader gets it."""

    id: int
    kind: str
    params: Mapping[str, str]
    link: str
    created_at: datetime
    read_at: datetime | None
