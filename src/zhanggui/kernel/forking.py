"""A second process of the same program beside the first, with database sessions of its own."""

from __future__ import annotations

import os
from typing import Any

from django.db import connection

from zhanggui.kernel import db

#: The parent's session, kept from being closed by the child.
_inherited: list[Any] = []


def before_fork() -> None:
    """Call it in the parent before it forks."""
    db.close_aside()


def after_fork() -> None:
    """Call it first in the child. The parent's session stays the parent's: it is forgotten, not closed (that would end it for the
    parent too); ids and facts are taken anew."""
    raw = connection.connection
    if raw is not None:
        _inherited.append(raw)
        os.close(raw.fileno())
        connection.connection = None
    db.clear_caches()


def end() -> None:
    """Close the child's own sessions."""
    connection.close()
    db.close_aside()
