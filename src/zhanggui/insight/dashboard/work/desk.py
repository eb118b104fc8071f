"""What waits for whom: figures and short lists for each kind of work, chosen by permissions.

Every number names the list and the filters behind it: `GET` of that list with these filters answers with that many rows, or that total.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, Literal

from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel.api.lists import narrow
from zhanggui.kernel.clock import zone

Kind = Literal["count", "money", "quantity", "days"]
Shape = Literal["bars", "hours", "rows"]
Filters = Mapping[str, str]
#: How many days the course of a figure has, the present one included.
COURSE: Final = 14
#: How many rows a short list has.
SHORT: Final = 8
#: Which of the places of the header a list can be narrowed to.
_NARROWED: Final[Mapping[str, tuple[str, ...]]] = {
    "sales.orders": ("shop_id", "warehouse_id"),
    "aftersales.returns": ("shop_id", "warehouse_id"),
    "warehouse.shipments": ("shop_id", "warehouse_id"),
    "warehouse.receipts": ("shop_id", "warehouse_id"),
    "warehouse.counts": ("warehouse_id",),
    "purchasing.orders": ("warehouse_id",),
    "stock.positions": ("warehouse_id",),
    "stock.lots": ("warehouse_id",),
    "insight.replenishment": ("warehouse_id",),
    "invoicing.open-items": ("shop_id",),
    "invoicing.payments": ("shop_id",),
}


@dataclass(frozen=True, slots=True)
class Target:
    """A list and its filters, as the list's own route takes them."""

    list: str
    filters: Filters


@dataclass(frozen=True, slots=True)
class Figure:
    """One number. `before`: the same a day earlier, up to the same time of day; `course`: the last days, the oldest first; `amount`: what the
    documents come to, company currency."""

    key: str
    value: Decimal
    target: Target
    kind: Kind = "count"
    before: Decimal | None = None
    course: Sequence[Decimal] = ()
    amount: Decimal | None = None
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a short list or a bar. `key` is a word of the application, `label` a name; it leads to a document or to a list."""

    value: Decimal
    kind: Kind = "count"
    key: str | None = None
    label: str | None = None
    detail: str | None = None
    amount: Decimal | None = None
    target: Target | None = None
    document_type: str | None = None
    document_id: int | None = None
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together; `target`: the list of all of them."""

    key: str
    shape: Shape
    items: Sequence[Item]
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """What one kind of work needs."""

    figures: Sequence[Figure]
    groups: Sequence[Group]


@dataclass(frozen=True, slots=True)
class Desk:
    """For whom, of which company, at which moment; narrowed to a shop or warehouse where one is asked for."""

    actor: Actor
    company_id: int
    timezone: str
    now: datetime
    shop_id: int | None = None
    warehouse_id: int | None = None

    @property
    def today(self) -> date:
        """The present business day."""
        return self.now.astimezone(zone(self.timezone)).date()

    def moment(self, day: date, hour: int = 0) -> datetime:
        """When an hour of a business day begins by the clock on the wall; 24 is the next day's first."""
        there = datetime.combine(day + timedelta(days=hour // 24), time(hour % 24), zone(self.timezone))
        return there.astimezone(UTC)

    def days(self) -> list[date]:
        """The days of a course."""
        return [self.today - timedelta(days=ago) for ago in range(COURSE - 1, -1, -1)]

    def scope(self) -> dict[str, object]:
        """Filters of statements: what the caller sees of what is asked for."""
        return {
            "company": self.company_id,
            "shops": narrow(self.actor.shops, self.shop_id),
            "warehouses": narrow(self.actor.warehouses, self.warehouse_id),
        }

    def to(self, name: str, **filters: object) -> Target:
        """A list, narrowed as the dashboard is."""
        places = {place: getattr(self, place) for place in _NARROWED.get(name, ())}
        given = {"company_id": self.company_id, **places, **filters}
        return Target(name, {key: text(value) for key, value in given.items() if value is not None})


def text(value: object) -> str:
    """A filter as an address has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(value)


def by_day(desk: Desk, days: Mapping[date, tuple[int, int]]) -> tuple[Decimal, Decimal, tuple[Decimal, ...]]:
    """Of (number, number up to this time of day) by day: today's, yesterday's up to this time, the course."""
    none = (0, 0)
    course = tuple(Decimal(days.get(day, none)[0]) for day in desk.days())
    return course[-1], Decimal(days.get(desk.today - timedelta(days=1), none)[1]), course
