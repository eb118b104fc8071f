"""The orders that a list can be asked for: `sort=gross`, or `sort=-gross` for the largest first.

A list names its columns once, as `Sorts`. They are the values of the parameter `sort` of its query (`Annotated[str | None, SORTS]`), they
make its keysets, and the description of the list says of which columns there are some. The usual order is one of them: the list has an
index that walks it. For any other order the rows that the filters leave are sorted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from pydantic import BaseModel, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from zhanggui.kernel.api.paging import Key, Keyset

#: The field of a query whose type is `Annotated[str | None, SORTS]`.
SORT: Final[Any] = Field(
    None,
    description="Order of the rows: a column, with `-` before it the largest or latest first; left out: the usual order",
    examples=[None],
)


class Sorts:
    """The columns of a list that never are null, with the types of their values; the last `unique` keys of the usual order together name a row,
    and stand behind every column."""

    def __init__(self, usual: Keyset, kinds: Mapping[str, type], *, unique: int = 1) -> None:
        self.usual = usual
        self._kinds = {usual.name.lstrip("-"): usual.keys[0].kind, **kinds}
        self._unique = usual.keys[-unique:]

    @property
    def columns(self) -> frozenset[str]:
        """The columns, as fields of the list's rows."""
        return frozenset(self._kinds)

    def walks(self, sort: str | None) -> bool:
        """Whether the order is the usual one, or that backwards."""
        return sort is None or sort.lstrip("-") == self.usual.name.lstrip("-")

    def keyset(self, sort: str | None) -> Keyset:
        """The order behind a value of `sort`; None: the usual one."""
        if sort is None or sort == self.usual.name:
            return self.usual
        if self.walks(sort):
            return Keyset(sort, tuple(replace(key, descending=not key.descending) for key in self.usual.keys))
        column, descending = sort.lstrip("-"), sort.startswith("-")
        last = (replace(key, descending=descending) for key in self._unique)
        return Keyset(sort, (Key(column, self._kinds[column], descending), *last))

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Called by pydantic: one of the columns, either way, or nothing."""
        values = [sign + column for column in self._kinds for sign in ("", "-")]
        return core_schema.nullable_schema(core_schema.literal_schema(values))


def sorts_of(query: type[BaseModel]) -> frozenset[str]:
    """The columns that the list behind a query can be sorted by."""
    field = query.model_fields.get("sort")
    return (
        next((each.columns for each in field.metadata if isinstance(each, Sorts)), frozenset())
        if field
        else frozenset()
    )
