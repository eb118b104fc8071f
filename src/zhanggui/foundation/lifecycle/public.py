"""The one door for state changes. The only importable file of the module."""

from __future__ import annotations

from zhanggui.foundation.lifecycle.commands import Born, Document, allowed_actions, birth, born, lock, transition
from zhanggui.foundation.lifecycle.errors import Stale, WrongState

__all__ = ["Born", "Document", "Stale", "WrongState", "allowed_actions", "birth", "born", "lock", "transition"]
