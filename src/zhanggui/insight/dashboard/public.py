"""The boss's day in numbers. Nobody builds on it; the composition root takes its routes."""

from __future__ import annotations

from zhanggui.insight.dashboard.queries import Dashboard, dashboard

__all__ = ["Dashboard", "dashboard"]
