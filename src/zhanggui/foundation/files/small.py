"""Small pictures beside the stored ones: made once, when somebody asks first, and forgotten without loss."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

from django.conf import settings

from zhanggui.foundation.files.contracts import FileRow
from zhanggui.foundation.files.errors import SmallPictureLater

#: Sharp at 32 pixels on screens that have two points for one.
PIXELS: Final = 64
#: What is not larger than this is small already.
ENOUGH: Final = 6 * 1024
#: Not stored and not shown as a picture in lists.
_ENDINGS: Final = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
_SHRINKER: Final = Path(__file__).with_name("shrinker.py")
_SECONDS: Final = 30
#: One at a time, and nobody waits for it: a page of new pictures takes neither the machine nor the server's threads from those who work.
_SLOT: Final = BoundedSemaphore(1)


def path_of(key: str) -> Path:
    """Where the small picture of a key lies: apart from the files, which are all that has to be kept."""
    return Path(settings.HOME) / "thumbnails" / key[:2] / f"{key}-{PIXELS}.png"


def small(file: FileRow) -> FileRow | None:
    """A picture that fits a square of 64 pixels; None for what is no picture, or can't be read. Made if nobody asked before. Raises
    SmallPictureLater while another one is made."""
    ending = _ENDINGS.get(file.media_type)
    if ending is None or not file.path.is_file():
        return None
    if file.size <= ENOUGH:
        return file
    path = path_of(file.key)
    if not path.is_file() and not _made(file, ending, path):
        return None
    return FileRow(f"{file.key}-{PIXELS}", "image/png", path.stat().st_size, file.name, path)


def _made(file: FileRow, ending: str, path: Path) -> bool:
    if not _SLOT.acquire(blocking=False):
        raise SmallPictureLater(which=file.name)
    try:
        with tempfile.TemporaryDirectory(prefix="zhanggui-small-") as folder:
            (Path(folder) / f"picture.{ending}").write_bytes(file.path.read_bytes())
            command = [sys.executable, "-I", str(_SHRINKER), folder, str(PIXELS)]
            environment = {"HOME": folder, "LANG": "C.UTF-8", "RAYON_NUM_THREADS": "1"}
            try:
                made = subprocess.run(
                    command, capture_output=True, timeout=_SECONDS, cwd=folder, env=environment, check=False
                )
            except subprocess.TimeoutExpired:
                return False
    finally:
        _SLOT.release()
    if made.returncode or not made.stdout:
        return False
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Written beside and renamed: nobody reads half a picture. It can be made again, so it need not be on the disk yet.
    half = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    half.write_bytes(made.stdout)
    os.replace(half, path)
    return True
