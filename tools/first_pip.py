"""Put pip into a new environment where Python came without `ensurepip` (Debian without python3-venv). Called by tools/setup.

    python3 tools/first_pip.py .venv

The wheel is pinned by its hash; it comes from the package index that PIP_INDEX_URL or the machine's pip.conf names, and where none is
named nothing is fetched. Runs on any Python 3, needs nothing.
"""

from __future__ import annotations

import configparser
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from pathlib import Path

NAME = "pip-25.3-py3-none-any.whl"
SHA256 = "9655943313a94722b7774661c21049070f6bbb0a1516bf02f7c8d5d9201514cd"
SECONDS = 60
#: Where pip keeps its settings; later files win.
FILES = [Path("/etc/pip.conf"), Path.home() / ".pip" / "pip.conf", Path.home() / ".config" / "pip" / "pip.conf"]


def fetch(url: str) -> bytes:
    """The content behind an address."""
    with urllib.request.urlopen(url, timeout=SECONDS) as answer:
        return bytes(answer.read())


def named_index() -> str:
    """The index of the environment, else of the user's settings, else of the machine's; empty if there is none."""
    found = configparser.ConfigParser(interpolation=None)
    found.read(FILES, encoding="utf-8")
    return os.environ.get("PIP_INDEX_URL") or found.get("global", "index-url", fallback="") or ""


def wheel() -> bytes:
    """The wheel, proved by its hash. Raises OSError or ValueError."""
    named = named_index()
    if not named:
        raise ValueError("no package index is named: set PIP_INDEX_URL")
    index = named.rstrip("/") + "/pip/"
    found = re.search(r'href="([^"#]*/' + re.escape(NAME) + r')[#"]', fetch(index).decode())
    if found is None:
        raise ValueError(f"{index} has no {NAME}")
    content = fetch(urllib.parse.urljoin(index, found.group(1).replace("&amp;", "&")))
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise ValueError(f"{NAME} is not what it should be")
    return content


def main(environment: str) -> int:
    """Install it; 1 with the reason when that can't be."""
    try:
        content = wheel()
    except (OSError, ValueError) as problem:
        sys.stderr.write(f"pip can't be fetched: {problem}\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        path.write_bytes(content)
        # A wheel is a zip that Python runs: it installs itself.
        command = [f"{environment}/bin/python", f"{path}/pip", "install", "--quiet", "--no-index", str(path)]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
