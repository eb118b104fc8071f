"""The only writer of files: keep. Takes a batch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from zhanggui.foundation.files import kinds, store
from zhanggui.foundation.files.contracts import NewFile
from zhanggui.foundation.files.errors import FileTooLarge, KindRefused
from zhanggui.foundation.files.permissions import UPLOAD
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.errors import DomainError, raise_if

SQL = db.Folder(__file__)
LIMIT_MB = 10
_NAME = 200


@db.in_transaction
def keep(new: Sequence[NewFile], *, actor: Actor, now: datetime) -> list[str]:
    """Store files under the SHA-256 of their content; the keys in the order given. The same content gives the same key, once.

    The bytes are on the disk before the row is: a row never points to nothing, and a file that a failed call left is found again by the
    next. One statement. Raises MissingPermission, FileTooLarge, KindRefused (all files at once).
    """
    actor.require(UPLOAD)
    errors: list[DomainError] = []
    types: list[str] = []
    for row, file in enumerate(new):
        kind = kinds.media_type(file.content)
        if len(file.content) > LIMIT_MB * 1024 * 1024:
            errors.append(FileTooLarge(field="file", row=row, name=file.name[:_NAME], limit_mb=LIMIT_MB))
        elif kind is None:
            errors.append(KindRefused(field="file", row=row, name=file.name[:_NAME]))
        types.append(kind or "")
    raise_if(errors)
    keys = [store.put(file.content) for file in new]
    SQL.keep.run(
        key=keys, media_type=types, size=[len(f.content) for f in new], name=[f.name[:_NAME] or "file" for f in new], now=now, by=actor.name
    )  # fmt: skip
    return keys
