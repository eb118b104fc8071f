"""A file before anybody reads its rows: what it is, how large, which encoding, and the hash of its content.

One pass over the bytes in pieces; nothing is held. The hash is of the unpacked text, so `orders.csv` and `orders.csv.gz` are the
same file to us.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Literal, cast

from zhanggui.foundation.exchange.errors import ArchiveSuspicious, FileBroken, FileChanged, FileEmpty, FileTooLarge
from zhanggui.foundation.exchange.reading.encodings import Detector

PIECE: Final = 1 << 20
MB: Final = 1 << 20
#: Spreadsheet programs and gzip reach 30; a bomb reaches 1,000.
RATIO_MAX: Final = 200
#: Below this no ratio does harm.
RATIO_FROM: Final = 20 * MB

FileKind = Literal["text", "workbook"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one import may carry. A workbook is held in memory while it is read, a text never."""

    file_mb: int = 512
    text_mb: int = 4096
    workbook_mb: int = 160


@dataclass(frozen=True, slots=True)
class Source:
    """A file that passed the first look. `encoding` is empty for a workbook."""

    path: Path
    name: str
    kind: FileKind
    packed: bool
    encoding: str
    size: int
    sha256: str
    stamp: tuple[int, ...] = ()


def open_bytes(path: Path, *, packed: bool) -> BinaryIO:
    """The file's bytes, unpacked if it is a `.gz`."""
    return cast(BinaryIO, gzip.open(path, "rb")) if packed else path.open("rb")


def inspect(path: Path, *, name: str, encoding: str | None, limits: Limits) -> Source:
    """Look at a file once. Raises FileEmpty, FileTooLarge, FileBroken, ArchiveSuspicious, EncodingBroken, EncodingUnknown."""
    seen = path.stat()
    size, stamp = seen.st_size, _stamp(seen)
    if size == 0:
        raise FileEmpty(what=name, why_zh="", why_en="", file=name)
    if size > limits.file_mb * MB:
        raise FileTooLarge(limit_mb=limits.file_mb, what_zh="文件", what_en="the file")
    with path.open("rb") as handle:
        magic = handle.read(8)
    if magic.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        sha256 = _inspect_workbook(path, size, magic.startswith(b"PK"), limits)
        return Source(path, name, "workbook", False, "", size, sha256, stamp)
    packed = magic.startswith(b"\x1f\x8b")
    detector = Detector(encoding)
    digest = hashlib.sha256()
    for piece in _pieces(path, packed, size, limits):
        digest.update(piece)
        detector.feed(piece)
    return Source(
        path,
        name,
        "text",
        packed,
        detector.decide(lambda: _pieces(path, packed, size, limits)),
        size,
        digest.hexdigest(),
        stamp,
    )


def _stamp(seen: os.stat_result) -> tuple[int, ...]:
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def require_unchanged(source: Source) -> None:
    """Raise FileChanged when somebody wrote to the file since it was inspected: what was read is not what the hash says."""
    if _stamp(source.path.stat()) != source.stamp:
        raise FileChanged(file=source.name)


def _pieces(path: Path, packed: bool, size: int, limits: Limits) -> Iterator[bytes]:
    """The unpacked bytes, counted while they come: a declared length can lie."""
    seen = 0
    try:
        with open_bytes(path, packed=packed) as handle:
            while piece := handle.read(PIECE):
                seen += len(piece)
                _check_growth(seen, size, limits.text_mb)
                yield piece
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise FileBroken(detail=str(error)) from error


def _check_growth(unpacked: int, size: int, limit_mb: int) -> None:
    if unpacked > RATIO_FROM and unpacked > RATIO_MAX * size:
        raise ArchiveSuspicious(ratio=RATIO_MAX)
    if unpacked > limit_mb * MB:
        raise FileTooLarge(limit_mb=limit_mb, what_zh="解压后", what_en="unpacked")


def _inspect_workbook(path: Path, size: int, zipped: bool, limits: Limits) -> str:
    if not zipped and size > limits.workbook_mb * MB:
        raise FileTooLarge(limit_mb=limits.workbook_mb, what_zh="工作簿", what_en="a workbook")
    if zipped:
        _unpack_counting(path, size, limits)
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while piece := handle.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _unpack_counting(path: Path, size: int, limits: Limits) -> None:
    """Unpack every member into nothing. `zipfile` stops at the declared length and then finds a wrong checksum, so a member that
    declares less than it holds is refused as broken before the workbook reader trusts it."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_growth(sum(info.file_size for info in members), size, limits.workbook_mb)
            for info in members:
                _drain(archive, info)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
        raise FileBroken(detail=str(error)) from error


def _drain(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    with archive.open(info) as member:
        while member.read(PIECE):
            pass
