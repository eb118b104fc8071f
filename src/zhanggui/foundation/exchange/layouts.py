"""What a file of some kind looks like: its columns, their types and limits. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, Literal

Kind = Literal["text", "decimal", "int", "datetime", "date"]
DayOrder = Literal["ymd", "mdy", "dmy"]

#: Numbers beyond this are typing errors, and no column of ours could hold their products.
LARGEST: Final = Decimal("999999999999")
#: Spreadsheets turn an empty date into 1900-01-00 and a wrong one into 2150; neither is business.
EARLIEST: Final = date(1990, 1, 1)
LATEST: Final = date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a layout.

    `aliases`: other headings it goes by, zh or en; case, blanks, widths and a bracketed unit do not matter.
    `required`: the heading must be in the file. `filled`: moreover, every row must have a value.
    `identifier`: digits are a name (an order number), so what a spreadsheet made of them (`1.23E+17`) is refused.
    `day_order`: how to read `3/4/2026`; dates that begin with the year are always understood.
    """

    key: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()
    kind: Kind = "text"
    required: bool = False
    filled: bool = False
    identifier: bool = False
    max_length: int = 500
    least: Decimal = -LARGEST
    most: Decimal = LARGEST
    scale: int = 6
    earliest: date = EARLIEST
    latest: date = LATEST
    day_order: DayOrder = "ymd"

    def __post_init__(self) -> None:
        if not self.key.isidentifier() or not 0 <= self.scale <= 20 or not 0 < self.max_length <= 100_000:
            raise ValueError(f"column {self.key!r} is not well defined")

    @property
    def needed(self) -> bool:
        """Whether a file without this heading is refused."""
        return self.required or self.filled


@dataclass(frozen=True)
class Layout:
    """A kind of file. `natural_key`: the columns that name what a row (or several) is about, such as the order number;
    `unique`: a key may stand in a file once only."""

    name: str
    zh: str
    en: str
    columns: tuple[Column, ...]
    natural_key: tuple[str, ...] = ()
    unique: bool = False
    positions: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        positions = {column.key: index for index, column in enumerate(self.columns)}
        object.__setattr__(self, "positions", positions)
        if len(positions) != len(self.columns) or not self.columns:
            raise ValueError(f"layout {self.name}: a column stands twice, or none")
        if not set(self.natural_key) <= positions.keys() or (self.unique and not self.natural_key):
            raise ValueError(f"layout {self.name}: its key has unknown columns")
        if self.unique and not all(self.columns[positions[key]].filled for key in self.natural_key):
            raise ValueError(f"layout {self.name}: a unique key is filled in every row")

    @property
    def keys(self) -> list[str]:
        """The columns' keys, in the order of the cells of a staged row."""
        return [column.key for column in self.columns]
