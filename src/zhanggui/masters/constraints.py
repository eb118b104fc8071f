"""Builders of the CHECK constraints that every table of master data carries: text limits and fixed vocabularies.

The commands refuse bad input with a message for people; these constraints make sure that nothing else can write it either.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import CheckConstraint, F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual

#: Limits of the texts that users type, in characters; the same numbers stand in `checks.py` messages and the API schemas.
CODE = 64
NAME = 200
NOTE = 2000


def filled(table: str, column: str, longest: int) -> CheckConstraint:
    """`column` holds 1 to `longest` characters."""
    return CheckConstraint(
        condition=Q(GreaterThanOrEqual(Length(column), 1)) & Q(LessThanOrEqual(Length(column), longest)),
        name=f"{table}_{column}_filled",
    )


def limited(table: str, column: str, longest: int) -> CheckConstraint:
    """`column` holds at most `longest` characters."""
    return CheckConstraint(condition=LessThanOrEqual(Length(column), longest), name=f"{table}_{column}_limited")


def one_of(table: str, column: str, values: Iterable[str]) -> CheckConstraint:
    """`column` holds one word of a fixed vocabulary."""
    return CheckConstraint(condition=Q(**{f"{column}__in": sorted(values)}), name=f"{table}_{column}_known")


def within(table: str, column: str, lowest: int, highest: int) -> CheckConstraint:
    """`column`, a number, lies in a closed range."""
    return CheckConstraint(
        condition=Q(**{f"{column}__gte": lowest, f"{column}__lte": highest}), name=f"{table}_{column}_within"
    )


def ordered(table: str, first: str, last: str) -> CheckConstraint:
    """A period's end is empty or not before its start."""
    return CheckConstraint(
        condition=Q(**{f"{last}__isnull": True}) | Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__gte": F(first)}),
        name=f"{table}_{last}_ordered",
    )
