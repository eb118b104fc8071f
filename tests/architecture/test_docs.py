"""Documents that lie are worse than none: every link and every path they name exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture import house

PAGES = sorted([*house.ROOT.glob("*.md"), *house.ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"")
PATH = re.compile(r"`((?:src|docs|tools|tests|bench|deploy|\.ci)/[\w./-]+)`")
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
NEEDED = (
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "NOTICE",
    "docs/architecture.md",
    "docs/tour.md",
    "docs/glossary.md",
    "docs/locking.md",
    "docs/benchmarks.md",
)


def links(text: str) -> Iterator[str]:
    """Targets of links outside of code blocks."""
    for match in LINK.finditer(FENCE.sub("", text)):
        yield match[1] or match[2]


def headings(text: str) -> set[str]:
    """Anchors as GitHub makes them."""
    titles = re.findall(r"^#+\s+(.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(house.ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{page.name} links to {link}"
        if anchor and target.suffix == ".md":
            assert anchor in headings(target.read_text(encoding="utf-8")), f"{page.name} links to {link}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(house.ROOT)))
def test_paths_exist(page: Path) -> None:
    if page.name == "CHANGELOG.md":
        return
    missing = [path for path in PATH.findall(page.read_text(encoding="utf-8")) if not (house.ROOT / path).exists()]
    assert missing == []


@pytest.mark.parametrize("name", NEEDED)
def test_a_reader_finds(name: str) -> None:
    assert (house.ROOT / name).stat().st_size > 0


def test_every_decision_is_listed() -> None:
    folder = house.ROOT / "docs" / "adr"
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in sorted(folder.glob("0*.md")) if f"({page.name})" not in index] == []


def glossary_names() -> list[str]:
    """The third column: what a concept is called in the code."""
    rows = (house.ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    columns = [row.split("|")[3] for row in rows if row.count("|") > 4]
    return sorted({name for column in columns for name in re.findall(r"`([\w.]+)`", column)})


def test_the_glossary_uses_the_names_of_the_code() -> None:
    words = set(re.findall(r"\w+", " ".join(path.read_text(encoding="utf-8") for path in house.SOURCE.rglob("*.py"))))
    assert glossary_names()
    assert [name for name in glossary_names() if not words.issuperset(name.split("."))] == []
