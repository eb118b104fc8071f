"""The house as it stands in the tree: floors, modules, and everything that can be imported."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import zhanggui

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "zhanggui"
#: From the ground up.
FLOORS = ("kernel", "foundation", "masters", "ledgers", "documents", "edges", "insight", "app")


class Module(NamedTuple):
    """A room: a folder with an `apps.py` on one of the floors."""

    floor: str
    name: str

    @property
    def dotted(self) -> str:
        """Its import name."""
        return ".".join(("zhanggui", self.floor, self.name))

    @property
    def level(self) -> int:
        """How high it lies."""
        return FLOORS.index(self.floor)

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return SOURCE / self.floor / self.name


def modules() -> list[Module]:
    """Every room, in order."""
    return [Module(*path.relative_to(SOURCE).parts[:2]) for path in sorted(SOURCE.glob("*/*/apps.py"))]


def level_of(dotted: str) -> int:
    """The floor's height of anything below `zhanggui`."""
    return FLOORS.index(dotted.split(".")[1])


def room_of(dotted: str) -> str:
    """`zhanggui.<floor>.<module>` of anything below it; the kernel is one room."""
    parts = dotted.split(".")
    return ".".join(parts[:2] if parts[1] == "kernel" else parts[:3])


@cache
def everything() -> tuple[ModuleType, ...]:
    """Every module of the product but tests, migrations and programs, imported."""
    names = [info.name for info in pkgutil.walk_packages(zhanggui.__path__, "zhanggui.")]
    skipped = (".tests", ".migrations", ".__main__", ".wsgi")
    return tuple(importlib.import_module(name) for name in names if not any(part in name for part in skipped))


def called(name: str) -> list[ModuleType]:
    """The imported modules whose file is called `name`."""
    return [module for module in everything() if module.__name__.split(".")[-1] == name]
