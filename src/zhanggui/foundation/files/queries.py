"""Reads of stored files. Who may see a file is decided by the room that shows it: a picture of a product is the catalogue's business."""

from __future__ import annotations

from collections.abc import Collection

from zhanggui.foundation.files import store
from zhanggui.foundation.files.contracts import FileRow
from zhanggui.kernel import db

SQL = db.Folder(__file__)


def files(keys: Collection[str]) -> dict[str, FileRow]:
    """Files by key; unknown keys are left out. One statement."""
    rows = SQL.by_keys.rows(key=sorted(keys))
    return {key: FileRow(key, media_type, size, name, store.path_of(key)) for key, media_type, size, name in rows}
