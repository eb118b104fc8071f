"""What a text names, wherever it stands. Nobody builds on it; the composition root takes its routes."""

from __future__ import annotations

from zhanggui.insight.search.queries import KINDS, Group, Hit, search

__all__ = ["KINDS", "Group", "Hit", "search"]
