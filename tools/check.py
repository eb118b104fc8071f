"""Every check of the source, two at a time, each with its output in one piece: `make check`. Ends with 1 if any of them fails."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
BIN: Final = Path(sys.executable).parent
AT_ONCE: Final = 2
#: The one that takes longest first.
COMMANDS: Final = (
    (sys.executable, "-m", "mypy"),
    (sys.executable, "tools/web.py", "check"),
    (sys.executable, "tools/web.py", "drift"),
    (sys.executable, "-m", "tools.lint", "src"),
    (sys.executable, str(BIN / "lint-imports")),
    (str(BIN / "ruff"), "check", "."),
    (str(BIN / "ruff"), "format", "--check", "."),
)


def run(command: tuple[str, ...]) -> tuple[int, str]:
    """The exit status of a command, and what it says, headed by its name."""
    begun = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    name = " ".join(os.path.relpath(word, ROOT) if os.path.isabs(word) else word for word in command)
    end = f" ended with {done.returncode}" if done.returncode else ""
    return done.returncode, f"== {name}{end} ({time.monotonic() - begun:.0f} s)\n{done.stdout}"


def main() -> int:
    """Run them all, whatever the others say."""
    failed = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for future in as_completed([pool.submit(run, command) for command in COMMANDS]):
            status, text = future.result()
            sys.stdout.write(text)
            sys.stdout.flush()
            if status:
                failed.append(text.partition("\n")[0])
    sys.stdout.writelines(f"{name}\n" for name in failed)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
