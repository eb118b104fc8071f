"""`python -m tools.lint [PATH …]`: print what breaks a rule; exit 1 if anything does."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.lint.run import run


def main(arguments: list[str]) -> int:
    """Check the given paths, `src` by default."""
    roots = [Path(argument) for argument in arguments or ["src"]]
    missing = [str(root) for root in roots if not root.exists()]
    if missing:
        sys.stderr.write(f"no such path: {', '.join(missing)}\n")
        return 2
    count, found = run(roots)
    for finding in found:
        sys.stdout.write(f"{finding}\n")
    sys.stderr.write(f"{count} files, {len(found)} findings\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
