"""The one door for state changes. The only importable file of the module."""

from __future__ import annotations

from zhanggui.foundation.lifecycle.actions import Action, actions, missing, require_seen, state_label, unknown
from zhanggui.foundation.lifecycle.commands import (
    Born,
    Document,
    Documents,
    birth,
    born,
    lock,
    one_at_a_time,
    transition,
)
from zhanggui.foundation.lifecycle.errors import DocumentUnknown, Repeated, Stale, WrongState
from zhanggui.foundation.lifecycle.schemas import (
    ActionOut,
    CreatedOut,
    DocumentIn,
    DocumentsIn,
    Named,
    ids_of,
    versions_of,
)

__all__ = [
    "Action", "ActionOut", "Born", "CreatedOut", "Document", "DocumentIn", "DocumentUnknown", "Documents", "DocumentsIn", "Named", "Repeated", "Stale", "WrongState",
    "actions", "birth", "born", "ids_of", "lock", "missing", "one_at_a_time", "require_seen", "state_label",
    "transition", "unknown", "versions_of",
]  # fmt: skip
