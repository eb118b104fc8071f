"""Where the files of test servers lie: in memory, when there is room for them, else beside the code.

A database is a thousand files. Some disks take a second to copy them, and there are tests by the hundred that need a database of their
own; in memory it is a fiftieth of a second. Nothing that is tested needs the disk: what is killed is processes, not the machine.

`python -m tests.plugin.folders` prints the home of the test server, for `make clean`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
_MEMORY = Path("/dev/shm")
# What may lie there at once is a gigabyte: the test server, and three instances that import real orders.
_ROOM = 4 << 30


def _memory() -> Path | None:
    # A server that root starts may have to run copies of PostgreSQL's programs, which lie in its home.
    if not os.access(_MEMORY, os.W_OK) or os.statvfs(_MEMORY).f_flag & os.ST_NOEXEC:
        return None
    # Not what is free: every process of a run must come to the same answer.
    return _MEMORY if shutil.disk_usage(_MEMORY).total >= _ROOM else None


def _home() -> Path:
    if given := os.environ.get("ZHANGGUI_TEST_HOME"):
        return Path(given)
    if SCRATCH is None:
        return ROOT / ".test-home"
    checkout = hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]
    return SCRATCH / f"zhanggui-tests-{os.getuid()}-{checkout}"


#: For homes that last as long as a test; None: wherever temporary files lie.
SCRATCH = _memory()
#: The test server's, with its templates. It stays from run to run.
HOME = _home()

if __name__ == "__main__":
    print(HOME)  # noqa: T201
