"""Server settings that follow the machine, written anew at every start. An operator's own go to `local.conf`."""

from __future__ import annotations

import os
from pathlib import Path

MB = 1024 * 1024
FILE = "zhanggui.conf"
OWN_FILE = "local.conf"


def memory_bytes() -> int:
    """Memory that this machine, or this container, may use."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    try:
        limit = Path("/sys/fs/cgroup/memory.max").read_text().strip()
    except OSError:
        return total
    return min(total, int(limit)) if limit.isdigit() else total


def settings(*, memory: int, cores: int, durable: bool) -> str:
    """Text of the settings file. `durable=False` is for throw-away databases of tests: a crash of the machine may
    damage them, a crash of the server does not."""
    shared = min(max(memory // 8, 64 * MB), 4096 * MB)
    lines = {
        "listen_addresses": "'127.0.0.1'",
        # Socket paths longer than 107 bytes cannot be bound, and a home may lie anywhere: TCP only.
        "unix_socket_directories": "''",
        "max_connections": "200",
        "shared_buffers": f"{shared // MB}MB",
        "effective_cache_size": f"{max(memory // 2, 128 * MB) // MB}MB",
        "work_mem": f"{min(max(memory // 256, 4 * MB), 64 * MB) // MB}MB",
        "maintenance_work_mem": f"{min(max(memory // 16, 64 * MB), 1024 * MB) // MB}MB",
        # Our statements are short and many: compiling them costs more than it saves.
        "jit": "off",
        "random_page_cost": "1.1",
        "max_parallel_workers_per_gather": str(min(max(cores // 2, 0), 4)),
        "synchronous_commit": "on",
        "wal_level": "replica",
        "wal_compression": "on",
        "max_wal_size": "2GB",
        "min_wal_size": "128MB",
        "checkpoint_timeout": "15min",
        "checkpoint_completion_target": "0.9",
        "autovacuum_naptime": "30s",
        "max_locks_per_transaction": "128",
        "timezone": "'UTC'",
        "log_timezone": "'UTC'",
        "lc_messages": "'C'",
        "log_line_prefix": "'%m [%p] '",
        "log_min_messages": "warning",
        "log_checkpoints": "off",
        "log_lock_waits": "on",
        "password_encryption": "'scram-sha-256'",
    }
    if not durable:
        lines |= {
            "fsync": "off",
            "full_page_writes": "off",
            # Tests roll back thousands of rows. A vacuum in between would note pages without rows, and the planner would take the
            # tables of the next test, which fills them in one long transaction, for empty: seconds become minutes.
            "autovacuum": "off",
            "shared_buffers": f"{min(shared, 256 * MB) // MB}MB",
            # What lies in memory should stay small; without fsync a checkpoint costs next to nothing.
            "min_wal_size": "64MB",
            "max_wal_size": "256MB",
        }
    text = "".join(f"{name} = {value}\n" for name, value in lines.items())
    return "# Written at every start. Your own settings belong in local.conf, which is read after this file.\n" + text


def write(data: Path, *, durable: bool) -> Path:
    """Write the settings file into the data folder; returns its path."""
    path = data / FILE
    path.write_text(settings(memory=memory_bytes(), cores=os.cpu_count() or 1, durable=durable))
    return path
