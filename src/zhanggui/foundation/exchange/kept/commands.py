"""The uploaded file itself, kept with its import until that is applied or undone, so that its columns can be mapped by hand.

In the database, because it comes and goes with the import's rows in one transaction.
"""

from __future__ import annotations

import gzip
import io

from zhanggui.foundation.exchange.kept import queries
from zhanggui.foundation.exchange.models import KeptFile
from zhanggui.foundation.exchange.reading.source import MB, PIECE, Source


def keep(import_id: int, file: Source) -> bool:
    """Keep a file; whether it was small enough."""
    content = _packed(file)
    if content is None:
        return False
    KeptFile.objects.create(import_id=import_id, content=content)
    return True


def _packed(file: Source) -> bytes | None:
    if file.kind == "workbook" or file.packed:
        return file.path.read_bytes() if file.size <= queries.MOST_MB * MB else None
    packed = io.BytesIO()
    with file.path.open("rb") as handle, gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1) as archive:
        while piece := handle.read(PIECE):
            archive.write(piece)
            if packed.tell() > queries.MOST_MB * MB:
                return None
    return packed.getvalue()


def forget(import_id: int) -> None:
    """Keep the file of an import no longer."""
    KeptFile.objects.filter(import_id=import_id).delete()
