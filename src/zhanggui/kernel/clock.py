"""Time comes in through this door only, so that a command is a function of its arguments."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo


def utcnow() -> datetime:
    """The present moment, aware, UTC. For API handlers, jobs and commands of the shell; nothing below calls it."""
    return datetime.now(UTC)


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """The time zone of a company."""
    return ZoneInfo(name)


def business_date(moment: datetime, tz_name: str) -> date:
    """The day on which `moment` falls for a company in `tz_name`."""
    return moment.astimezone(zone(tz_name)).date()
