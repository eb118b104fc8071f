"""The contracts in `.importlinter` hold, and each of them bites: broken on purpose in a copy of the tree, it is reported."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.architecture import house

CONTRACTS = house.ROOT / ".importlinter"
#: Contract → file of the copy that breaks it → what it says.
VIOLATIONS = {
    "floors": {"kernel/broken.py": "import zhanggui.app"},
    "documents": {"documents/warehouse/broken.py": "import zhanggui.documents.sales.public"},
    "foundation": {"foundation/identity/broken.py": "import zhanggui.foundation.audit.public"},
    "masters": {"masters/catalog/broken.py": "import zhanggui.masters.organization.public"},
    "pricing": {"masters/pricing/broken.py": "import zhanggui.masters.organization.public"},
    "edges": {
        "edges/payments/__init__.py": "import zhanggui.edges.channels.public",
        "edges/channels/public.py": "import zhanggui.edges.payments",
    },
    "ledgers": {"ledgers/stock/broken.py": "import zhanggui.ledgers.books.public"},
    "acyclic": {"kernel/one.py": "import zhanggui.kernel.two", "kernel/two.py": "import zhanggui.kernel.one"},
    "pure": {"documents/sales/broken/machine.py": "import django.db", "documents/sales/broken/__init__.py": ""},
}
NEW_FOLDERS = {
    "floors": "cellar",
    "documents": "documents/manufacturing",
    "foundation": "foundation/search",
    "masters": "masters/vehicles",
    "edges": "edges/fax",
}
PURE = {
    "kernel/money.py": "import django",
    "kernel/quantity.py": "import psycopg",
    "kernel/machine.py": "import zhanggui.kernel.db",
    "documents/sales/broken/rules.py": "import zhanggui.kernel.db",
    "edges/channels/broken/mapping.py": "import ninja",
}


def contracts() -> dict[str, str]:
    """Id → name."""
    parser = configparser.ConfigParser()
    parser.read(CONTRACTS)
    prefix = "importlinter:contract:"
    return {name.removeprefix(prefix): parser[name]["name"] for name in parser.sections() if name.startswith(prefix)}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the product's Python files, whole even where a module is still being built."""
    target = tmp_path_factory.mktemp("house") / "src"
    shutil.copytree(house.SOURCE, target / "zhanggui", ignore=shutil.ignore_patterns("__pycache__", "*.sql", "*.csv*"))
    for module in house.modules():
        (target / module.folder.relative_to(house.SOURCE.parent) / "public.py").touch()
    return target


def lint(source: Path, *only: str) -> subprocess.CompletedProcess[str]:
    """Run the linter on a tree."""
    chosen = [argument for name in only for argument in ("--contract", name)]
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    environment = {**os.environ, "PYTHONPATH": str(source), "COLUMNS": "500", "NO_COLOR": "1"}
    options = ["--config", str(CONTRACTS), "--cache-dir", str(source.parent / "cache"), "--no-logo", *chosen]
    return subprocess.run(
        [*command, *options], cwd=source, env=environment, capture_output=True, text=True, check=False
    )


@contextmanager
def written(source: Path, files: dict[str, str]) -> Iterator[None]:
    """Add lines to files of the copy for a while; files and folders that did not exist come and go."""
    before: dict[Path, str | None] = {}
    folders: list[Path] = []
    for name, line in files.items():
        path = source / "zhanggui" / name
        for folder in reversed([path.parent, *path.parent.parents]):
            if not folder.exists():
                folder.mkdir()
                (folder / "__init__.py").touch()
                folders.append(folder)
        before[path] = path.read_text() if path.exists() else None
        path.write_text((before[path] or "") + f"\n{line}\n")
    try:
        yield
    finally:
        for path, text in before.items():
            path.unlink() if text is None else path.write_text(text)
        for folder in reversed(folders):
            shutil.rmtree(folder)


def broken(done: subprocess.CompletedProcess[str]) -> set[str]:
    """The names of the contracts reported as broken."""
    return set(re.findall(r"^(.+) BROKEN(?: \(.*\))?$", done.stdout, re.MULTILINE))


def test_the_contracts_hold() -> None:
    done = lint(house.SOURCE.parent)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_contract_is_broken_below() -> None:
    doors = {f"door-{module.name}" for module in house.modules()}
    assert set(contracts()) == set(VIOLATIONS) | doors


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_the_contract_bites(copy: Path, contract: str) -> None:
    with written(copy, VIOLATIONS[contract]):
        done = lint(copy, contract)
    assert (done.returncode, broken(done)) == (1, {contracts()[contract]}), done.stdout + done.stderr


@pytest.mark.parametrize("contract", NEW_FOLDERS)
def test_a_new_folder_must_be_given_its_place(copy: Path, contract: str) -> None:
    with written(copy, {f"{NEW_FOLDERS[contract]}/__init__.py": ""}):
        done = lint(copy, contract)
    assert done.returncode == 1
    assert NEW_FOLDERS[contract].replace("/", ".") in done.stdout


@pytest.mark.parametrize("name", PURE)
def test_what_is_pure_stays_so(copy: Path, name: str) -> None:
    with written(copy, {name: PURE[name]}):
        assert lint(copy, "pure").returncode == 1


def test_every_door_bites(copy: Path) -> None:
    """One stranger reaches into every room at once; each door reports it."""
    strangers = {f"insight/reaches_into_{each.name}.py": f"import {each.dotted}.apps" for each in house.modules()}
    names = [f"door-{module.name}" for module in house.modules()]
    with written(copy, strangers):
        done = lint(copy, *names)
    assert broken(done) == {contracts()[name] for name in names}, done.stdout + done.stderr


def test_doors_let_in_through_public(copy: Path) -> None:
    guests = {f"insight/greets_{module.name}.py": f"import {module.dotted}.public" for module in house.modules()}
    with written(copy, guests):
        done = lint(copy, *(f"door-{module.name}" for module in house.modules()))
    reported = [line for line in done.stdout.splitlines() if "greets_" in line]
    assert reported == []
