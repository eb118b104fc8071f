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
def _imported() -> tuple[tuple[ModuleType, ...], dict[str, str]]:
    fine: list[ModuleType] = []
    failed: dict[str, str] = {}
    for info in pkgutil.walk_packages(zhanggui.__path__, "zhanggui.", onerror=lambda name: None):
        if any(part in info.name for part in (".tests", ".migrations", ".__main__", ".wsgi")):
            continue
        try:
            fine.append(importlib.import_module(info.name))
        except Exception as error:
            failed[info.name] = repr(error)
    return tuple(fine), failed


def everything() -> tuple[ModuleType, ...]:
    """Every module of the product but tests, migrations and programs, imported."""
    return _imported()[0]


def failures() -> dict[str, str]:
    """What can't be imported, and why; a test of its own, so that the others can still be collected."""
    return _imported()[1]


def called(name: str) -> list[ModuleType]:
    """The imported modules whose file is called `name`."""
    return [module for module in everything() if module.__name__.split(".")[-1] == name]
