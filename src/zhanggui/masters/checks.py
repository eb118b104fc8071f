"""Checks of single values, collected over a whole batch, so that a user can correct a sheet in one go.

A check returns the normalised value (texts are trimmed) and remembers what is wrong; `done()` raises everything at once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from zhanggui.kernel.errors import DomainError, raise_if
from zhanggui.kernel.money import CURRENCIES, EXACT
from zhanggui.masters.constraints import CODE, NAME
from zhanggui.masters.errors import (
    ControlCharacter,
    Missing,
    OutOfRange,
    PeriodReversed,
    Repeated,
    TextMissing,
    TextTooLong,
    TooManyDecimals,
    UnknownWord,
)
from zhanggui.masters.labels import label

#: A price above this is a typing error; ten digits are more than any list price and fit numeric(20,6) with room for sums.
MAX_PRICE = Decimal("9999999999.999999")
#: Characters of a bad value that a message repeats.
QUOTED = 60
EARLIEST, LATEST = date(1990, 1, 1), date(2999, 12, 31)


def shown(value: object) -> str:
    """A value as messages quote it: cut, because a user may have pasted a page into a field."""
    text = str(value)
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"


class Findings:
    """The errors found in one batch."""

    def __init__(self) -> None:
        self.errors: list[DomainError] = []

    def add(self, error: DomainError) -> None:
        """Remember an error."""
        self.errors.append(error)

    def done(self) -> None:
        """Raise what was found: nothing, the one error, or all as `Many`."""
        raise_if(self.errors)

    def text(
        self, value: str, *, field: str, row: int, longest: int = NAME, needed: bool = False, lines: bool = False
    ) -> str:
        """A text without surrounding blanks; `lines` allows line breaks and tabs (descriptions)."""
        value = value.strip()
        names = label(field)
        if needed and not value:
            self.add(TextMissing(field=field, row=row, **names))
        if len(value) > longest:
            self.add(TextTooLong(field=field, row=row, length=len(value), longest=longest, **names))
        for position, character in enumerate(value, start=1):
            if unicodedata.category(character) in ("Cc", "Cs") and not (lines and character in "\n\t"):
                which = f"U+{ord(character):04X}"
                self.add(ControlCharacter(field=field, row=row, position=position, character=which, **names))
                break
        return value

    def code(self, value: str, *, field: str = "code", row: int) -> str:
        """A code: 1 to 64 characters."""
        return self.text(value, field=field, row=row, longest=CODE, needed=True)

    def name(self, value: str, *, field: str = "name", row: int) -> str:
        """A name: 1 to 200 characters."""
        return self.text(value, field=field, row=row, longest=NAME, needed=True)

    def number(
        self, value: Decimal, *, field: str, row: int, lowest: Decimal = Decimal(0), highest: Decimal, places: int
    ) -> Decimal:
        """A finite Decimal in [lowest, highest] with at most `places` decimals."""
        if not value.is_finite() or not lowest <= value <= highest:
            self.add(
                OutOfRange(
                    field=field,
                    row=row,
                    value=shown(value),
                    lowest=f"{lowest:f}",
                    highest=f"{highest:f}",
                    **label(field),
                )
            )
        elif value != value.quantize(Decimal(1).scaleb(-places), context=EXACT):
            self.add(TooManyDecimals(field=field, row=row, value=value, places=places, **label(field)))
        return value

    def price(self, value: Decimal, *, field: str = "price", row: int) -> Decimal:
        """A unit price: not negative, up to six decimals."""
        return self.number(value, field=field, row=row, highest=MAX_PRICE, places=6)

    def whole(self, value: int, *, field: str, row: int, lowest: int, highest: int) -> int:
        """An integer in [lowest, highest]."""
        if not lowest <= value <= highest:
            self.add(OutOfRange(field=field, row=row, value=value, lowest=lowest, highest=highest, **label(field)))
        return value

    def word(self, value: str, choices: Iterable[str], *, field: str, row: int) -> str:
        """A word of a fixed vocabulary."""
        known = list(choices)
        if value not in known:
            choice = ", ".join(word or '""' for word in known)
            self.add(UnknownWord(field=field, row=row, value=shown(value), choices=choice, **label(field)))
        return value

    def currency(self, value: str, *, row: int) -> str:
        """A currency the kernel can count in."""
        return self.word(value.strip().upper(), CURRENCIES, field="currency", row=row)

    def period(self, first: date | None, last: date | None, *, row: int) -> None:
        """Two dates of this age, the second not before the first."""
        for field, value in (("valid_from", first), ("valid_to", last)):
            if value is not None and not EARLIEST <= value <= LATEST:
                self.add(OutOfRange(field=field, row=row, value=value, lowest=EARLIEST, highest=LATEST, **label(field)))
        if first is not None and last is not None and last < first:
            self.add(PeriodReversed(field="valid_to", row=row, first=first, last=last, **label("valid_to")))

    def tags(self, values: Sequence[str], *, row: int) -> list[str]:
        """Tags: up to 50, each 1 to 64 characters, doubles dropped, order kept."""
        self.whole(len(values), field="tags", row=row, lowest=0, highest=50)
        return list(dict.fromkeys(self.code(value, field="tags", row=row) for value in values))

    def unrepeated(self, values: Sequence[Hashable], *, field: str) -> None:
        """No value stands twice; the rows are the places in the sequence."""
        first: dict[Hashable, int] = {}
        for row, value in enumerate(values):
            if first.setdefault(value, row) != row:
                self.repeated(value, field=field, row=row, first=first[value])

    def repeated(self, value: object, *, field: str, row: int, first: int) -> None:
        """The value of `row` stood in row `first` before."""
        self.add(Repeated(field=field, row=row, value=shown(value), first=first + 1, **label(field)))

    def missing(self, which: object, *, field: str, row: int) -> None:
        """The record that `field` refers to was not found."""
        self.add(Missing(field=field, row=row, which=shown(which), **label(field)))
