"""Reading kept files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from zhanggui.foundation.exchange.contracts import ImportRow
from zhanggui.foundation.exchange.errors import FileNotKept
from zhanggui.foundation.exchange.models import KeptFile
from zhanggui.foundation.exchange.reading.source import Source

#: Packed. A file that is larger is for programs, which name its columns when they upload it.
MOST_MB: Final = 32


def having(import_ids: Sequence[int]) -> set[int]:
    """The imports whose files are there."""
    return set(KeptFile.objects.filter(import_id__in=import_ids).values_list("import_id", flat=True))


def is_kept(import_id: int) -> bool:
    """Whether the file of an import is there."""
    return bool(having([import_id]))


def require_kept(import_id: int) -> None:
    """Raise FileNotKept if the file of an import is not there."""
    if not is_kept(import_id):
        raise _not_kept(import_id)


@contextmanager
def opened(row: ImportRow) -> Iterator[Source]:
    """The file of an import, on the disk for as long as it is read. Raises FileNotKept."""
    found = KeptFile.objects.filter(import_id=row.id).values_list("content", flat=True).first()
    if found is None:
        raise _not_kept(row.id)
    kind = row.source["kind"]
    with tempfile.NamedTemporaryFile(prefix="zhanggui-import-") as copy:
        copy.write(found)
        copy.flush()
        yield Source(Path(copy.name), row.file_name, kind, kind == "text", row.source["encoding"], row.size, row.sha256)


def _not_kept(import_id: int) -> FileNotKept:
    return FileNotKept(field="import_id", which=import_id, limit_mb=MOST_MB)
