"""Frozen rows from models: a row's fields are named as the columns they show; one row by id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from zhanggui.masters.errors import Missing
from zhanggui.masters.labels import label

T = TypeVar("T")
M = TypeVar("M", bound=Model)


def row_maker(row: type[T], **computed: Callable[[Any], object]) -> Callable[[Model], T]:
    """A function that turns a model into a `row`; `computed` gives the fields that are no columns."""
    names = [field.name for field in fields(row) if field.name not in computed]  # type: ignore[arg-type]

    def make(model: Model) -> T:
        values = {name: getattr(model, name) for name in names}
        values.update((name, compute(model)) for name, compute in computed.items())
        return row(**values)

    return make


def one(rows: QuerySet[M], make: Callable[[M], T], id_: int, *, field: str) -> T:
    """The row with this id among those the caller sees. Raises `Missing` with `field`'s name."""
    found = rows.filter(pk=id_).first()
    if found is None:
        raise Missing(field=field, which=id_, **label(field))
    return make(found)
