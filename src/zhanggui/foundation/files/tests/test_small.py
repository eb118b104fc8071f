"""Small pictures: made once, bounded, and none of what is no picture."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest

from zhanggui.foundation.files import small as making
from zhanggui.foundation.files.errors import SmallPictureLater
from zhanggui.foundation.files.public import NewFile, files, keep, small
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel.clock import utcnow

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    """A home of its own for every test."""
    settings.HOME = tmp_path
    return tmp_path


def png(width: int, height: int) -> bytes:
    """A picture of noise, so that it stays as large as pictures are."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + os.urandom(3 * width) for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def stored(content: bytes) -> Any:
    [key] = keep([NewFile("a", content)], actor=SYSTEM, now=utcnow())
    return files([key])[key]


def test_a_large_picture_becomes_small_once(monkeypatch: pytest.MonkeyPatch) -> None:
    file = stored(png(400, 300))
    found = small(file)
    assert found is not None
    content = found.path.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", content[16:24]) == (64, 64)
    assert found.size == len(content) < file.size / 10
    assert found.key != file.key  # the tag of another content
    # It is made once: the next one who asks needs no process.
    monkeypatch.setattr(making, "_SHRINKER", Path("/nowhere"))
    assert small(file) == found


def test_what_is_small_already_stays_as_it_is() -> None:
    file = stored(png(8, 8))
    assert small(file) == file


def test_what_is_no_picture_or_a_broken_one_has_no_small_one(home: Path) -> None:
    assert small(stored(b"%PDF-1.7 " + b"x" * 10_000)) is None
    assert small(stored(b"\x89PNG\r\n\x1a\n" + b"broken" * 2_000)) is None
    assert list((home / "thumbnails").rglob("*.png")) == []


def test_a_picture_that_would_fill_the_memory_is_none() -> None:
    # A few kilobytes that say they are 60,000 × 60,000 pixels.
    bomb = png(1, 1).replace(struct.pack(">II", 1, 1), struct.pack(">II", 60_000, 60_000)) + b"\0" * 8_000
    assert small(stored(bomb)) is None


def test_nobody_waits_while_another_one_is_made() -> None:
    file = stored(png(400, 300))
    with making._SLOT, pytest.raises(SmallPictureLater):
        small(file)
    assert small(file) is not None
