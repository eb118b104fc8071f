"""Keyset pages: stable while rows come and go, as fast on page 1,000 as on page 1.

A list has named sort orders; each is a `Keyset`, a tuple of non-null keys whose last one is unique, so that equal
values never hide or repeat a row. The cursor is the keys of the last row seen, opaque to clients and checked when it comes back.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from pydantic import Field

from zhanggui.kernel.api.errors import CursorInvalid
from zhanggui.kernel.api.parsing import BIGINT_MAX, storable
from zhanggui.kernel.api.schema import Schema

LIMIT_DEFAULT: Final = 50
LIMIT_MAX: Final = 500
_CURSOR_MAX: Final = 2000
_PAGING: Final = {"cursor", "limit", "total", "sort"}
T = TypeVar("T")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of frozen rows. `next` is None on the last page; `total` only where the caller asked for it."""

    items: tuple[T, ...]
    next: str | None = None
    total: int | None = None


class PageQuery(Schema):
    """The query parameters of every list; lists with filters inherit from it."""

    cursor: str | None = Field(
        None,
        max_length=_CURSOR_MAX,
        description="`next` of the page before; leave out for the first page",
        examples=[None],
    )
    limit: int = Field(LIMIT_DEFAULT, ge=1, le=LIMIT_MAX, description="Rows a page", examples=[50])
    total: bool = Field(
        False, description="Also count all rows that match the filters (costs time on long lists)", examples=[False]
    )

    def paging(self) -> dict[str, Any]:
        """Which page is wanted, and of what order where the list can be sorted."""
        return self.model_dump(include=_PAGING)

    def filters(self) -> dict[str, Any]:
        """What the list is narrowed to."""
        return self.model_dump(exclude=_PAGING)


class PageOut(Schema, Generic[T]):
    """The wire form of a page."""

    items: list[T] = Field(description="The rows")
    next: str | None = Field(
        None, description="Cursor of the next page; null on the last one", examples=["WyJpZCIsWzQyXV0"]
    )
    total: int | None = Field(None, description="Number of all matching rows, if asked for", examples=[128])


def _text(value: object) -> str:
    if not isinstance(value, str) or not storable(value):
        raise ValueError
    return value


def _integer(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > BIGINT_MAX:
        raise ValueError
    return value


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.utcoffset() is None:
        raise ValueError
    return moment


def _decimal(value: object) -> Decimal:
    number = Decimal(_text(value))
    if not number.is_finite() or abs(number.adjusted()) > 20:
        raise ValueError
    return number


_KINDS: Final[Mapping[type, Callable[[object], Any]]] = {
    str: _text,
    int: _integer,
    datetime: _moment,
    date: lambda value: date.fromisoformat(_text(value)),
    Decimal: _decimal,
}


@dataclass(frozen=True, slots=True)
class Key:
    """One sort key: a column that is never null, the type of its values, its direction."""

    field: str
    kind: type
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Keyset:
    """A sort order. The last key is unique (an id)."""

    name: str
    keys: tuple[Key, ...]

    def encode(self, values: Sequence[object]) -> str:
        """The cursor behind a row with these key values."""
        plain = [
            value if isinstance(value, (int, str)) else value.isoformat() if isinstance(value, date) else str(value)
            for value in values
        ]
        text = json.dumps([self.name, plain], ensure_ascii=False, separators=(",", ":"))
        return b64encode(text.encode(), altchars=b"-_").decode("ascii").rstrip("=")

    def decode(self, cursor: str | None) -> tuple[Any, ...] | None:
        """The key values in a cursor, None for the first page. Raises `CursorInvalid` for anything not made by `encode`."""
        if not cursor:
            return None
        try:
            if len(cursor) > _CURSOR_MAX:
                raise ValueError
            text = b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
            name, values = json.loads(text)
            if name != self.name or len(values) != len(self.keys):
                raise ValueError
            return tuple(_KINDS[key.kind](value) for key, value in zip(self.keys, values, strict=True))
        except (ValueError, TypeError, RecursionError, Base64Error, InvalidOperation, OverflowError) as error:
            raise CursorInvalid(field="cursor", what="cursor", why_zh="", why_en="") from error

    def order(self) -> list[str]:
        """The ORDER BY of the sort, in Django's notation."""
        return [f"-{key.field}" if key.descending else key.field for key in self.keys]

    def after(self, values: Sequence[Any]) -> Q:
        """The condition "comes after the row with these key values"."""
        first = self.keys[0]
        # The bound on the first key alone is implied by the rest; it is what an index can use.
        condition = Q(**{f"{first.field}__{'lte' if first.descending else 'gte'}": values[0]})
        alternatives = Q()
        for index, key in enumerate(self.keys):
            equal = {before.field: value for before, value in zip(self.keys[:index], values, strict=False)}
            beyond = {f"{key.field}__{'lt' if key.descending else 'gt'}": values[index]}
            alternatives |= Q(**equal, **beyond)
        return condition & alternatives

    def page(
        self, queryset: QuerySet[M], row: Callable[[M], T], *, cursor: str | None, limit: int, total: bool = False
    ) -> Page[T]:
        """One page of a queryset as frozen rows; one statement, two with `total`."""
        values = self.decode(cursor)
        counted = queryset.count() if total else None
        if values is not None:
            queryset = queryset.filter(self.after(values))
        found = list(queryset.order_by(*self.order())[: limit + 1])
        return self.close(
            [row(model) for model in found],
            [[getattr(model, key.field) for key in self.keys] for model in found],
            limit=limit,
            total=counted,
        )

    def close(
        self, rows: Sequence[T], keys: Sequence[Sequence[object]], *, limit: int, total: int | None = None
    ) -> Page[T]:
        """A page from up to `limit + 1` rows and their key values, for lists read by named SQL."""
        following = self.encode(keys[limit - 1]) if len(rows) > limit else None
        return Page(items=tuple(rows[:limit]), next=following, total=total)
