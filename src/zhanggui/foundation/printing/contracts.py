"""What a module hands in to have its documents printed, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel.machine import Permission

#: What a kind asks for beside the documents.
Ask = Literal["period", "size", "copies", "prices"]
#: One document as its template reads it: texts, numbers that are counted with, lists and mappings of them; nothing but JSON. `zone`: the clock of who reads it.
Sheet = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Options:
    """What was answered to what a kind asks for. `copies`: as many of each document, one number for all or one for each.
    `company_id`: whose prices."""

    since: date | None = None
    until: date | None = None
    size: str = ""
    copies: tuple[int, ...] = ()
    prices: bool = True
    company_id: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """Which documents, for whom, in which language (`zh`, `en`), when."""

    ids: tuple[int, ...]
    actor: Actor
    lang: str
    options: Options
    now: datetime


Load = Callable[[Request], Sequence[Sheet]]


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that can be printed.

    `of`: the list (docs of the web application: its description's name) whose rows it prints. `load` reads the documents in the order of
    their ids, with the caller's permissions, scopes and masks, and raises what a page would; `sample` makes one that nobody has to find
    first. `sizes`: the sizes a kind that asks for one has, the first one by default.
    """

    code: str
    of: str
    zh: str
    en: str
    permission: Permission
    template: Path
    load: Load
    sample: Callable[[str, Options], Sequence[Sheet]]
    asks: tuple[Ask, ...] = ()
    sizes: tuple[tuple[str, str, str], ...] = ()

    def label(self, lang: str) -> str:
        """Its name."""
        return self.zh if lang == "zh" else self.en

    def default(self) -> str:
        """The package's own template."""
        return self.template.read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A version of a template as somebody saved it; an empty `source` is the package's own."""

    kind: str
    version: int
    source: str
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True, slots=True)
class TemplateChange:
    """A new source for a kind whose `version` the author has seen (0: nobody changed it yet). None: the package's own again."""

    kind: str
    version: int
    source: str | None
