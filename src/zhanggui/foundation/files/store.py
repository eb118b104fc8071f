"""The folder of stored files: `files/ab/cd/<key>` in the instance's home. Files appear whole and never change."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings


def key_of(content: bytes) -> str:
    """The name of a content."""
    return hashlib.sha256(content).hexdigest()


def path_of(key: str) -> Path:
    """Where the bytes of a key lie."""
    return Path(settings.HOME) / "files" / key[:2] / key[2:4] / key


def put(content: bytes) -> str:
    """Store a content, on the disk and under its name before this returns; the key. Storing it again changes nothing."""
    key = key_of(content)
    path = path_of(key)
    if path.exists():
        return key
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Written beside and renamed: nobody reads half a file, and of two that store the same one wins with the same bytes.
    half = path.with_name(f".{key}.{secrets.token_hex(8)}")
    try:
        with half.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return key
