"""Frozen rows from models: a row's fields are named as the columns they show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

from django.db.models import Model

T = TypeVar("T")


def row_maker(row: type[T], **computed: Callable[[Any], object]) -> Callable[[Model], T]:
    """A function that turns a model into a `row`; `computed` gives the fields that are no columns."""
    names = [field.name for field in fields(row) if field.name not in computed]  # type: ignore[arg-type]

    def make(model: Model) -> T:
        values = {name: getattr(model, name) for name in names}
        values.update((name, compute(model)) for name, compute in computed.items())
        return row(**values)

    return make
