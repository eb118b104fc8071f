"""What a text names, wherever it stands. Scanning asks it for documents; the composition root takes its routes."""

from __future__ import annotations

from zhanggui.insight.search.queries import KINDS, Group, Hit, Numbered, numbered, search

__all__ = ["KINDS", "Group", "Hit", "Numbered", "numbered", "search"]
