"""The compiler of templates, in a process of its own: `python -I compiler.py` reads one job and writes the pages, or says what is wrong.

The job is JSON on standard input: `files` (name → text; `main.typ` is the template), `fonts`, `empty` (a folder with nothing in it),
`form` (`pdf` or `svg`), `megabytes`, `seconds`, `most` (bytes of the answer). The answer is a line of JSON and then the pages, one behind
the other, as long as `lengths` says. It imports nothing of ours: what a template can reach is this process, which has no database, no
secrets, no network and an end.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Any

import typst


def _limit(job: dict[str, Any]) -> None:
    """From here on: no more memory or time than said, nothing written, and no crash dump of what customers bought."""
    memory = job["megabytes"] * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (job["seconds"] * 2, job["seconds"] * 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _pages(job: dict[str, Any]) -> list[bytes]:
    # The compiler looks for files below `root` only, where there are none; the template, our library and the data are given by name.
    made: bytes | list[bytes] | None = typst.compile(
        {name: text.encode() for name, text in job["files"].items()},
        root=job["empty"],
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[job["fonts"]]),
        package_path=job["empty"],
        package_cache_path=job["empty"],
        format=job["form"],
        # Tags tell those who hear a page what is what; paper is not heard, and a file is a seventh without them.
        pdf_tags=False,
    )
    return made if isinstance(made, list) else [made or b""]


def _answer(head: dict[str, Any], pages: list[bytes]) -> None:
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n")
    for page in pages:
        out.write(page)
    out.flush()


def main() -> None:
    """One job."""
    job = json.load(sys.stdin.buffer)
    _limit(job)
    try:
        pages = _pages(job)
    except typst.TypstError as error:
        _answer({"wrong": error.message, "hints": error.hints, "where": error.diagnostic}, [])
        return
    if sum(map(len, pages)) > job["most"]:
        _answer({"hungry": True}, [])
        return
    _answer({"lengths": [len(page) for page in pages]}, pages)


if __name__ == "__main__":
    main()
