"""Makes one picture small, in a process of its own: `python -I shrinker.py FOLDER PIXELS` reads `picture.KIND` in the folder and writes a PNG.

Pictures come from strangers: what reads them has no database, no network, little memory and an end. The compiler of what is printed reads
the same kinds and is here already, so no other library is needed. It imports nothing of ours.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from typing import Any

import typst

MEGABYTES = 1024
SECONDS = 20


def main() -> None:
    """One picture."""
    folder, pixels = Path(sys.argv[1]), int(sys.argv[2])
    [picture] = folder.glob("picture.*")
    for limit, most in (
        (resource.RLIMIT_AS, MEGABYTES * 1024 * 1024), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        resource.setrlimit(limit, (most, most))
    size = f"{pixels}pt"
    page = f'#set page(width: {size}, height: {size}, margin: 0pt, fill: none)\n#image("{picture.name}", width: 100%, height: 100%, fit: "contain")'
    # The types of the compiler know no folder beside files by name.
    root: Any = str(folder)
    made = typst.compile(
        {"main.typ": page.encode()},
        root=root,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[]),
        format="png",
        ppi=72,
    )
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
