"""Every room has one door, and only frozen things pass it."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import types
import typing
from collections.abc import Iterator

import pytest
from django.db import models

from tests.architecture import house

ORM = (models.Model, models.QuerySet, models.Manager)


@pytest.fixture(params=house.modules(), ids=lambda module: module.dotted)
def door(request: pytest.FixtureRequest) -> types.ModuleType:
    """The public.py of a room."""
    return importlib.import_module(f"{request.param.dotted}.public")


def passed(door: types.ModuleType) -> Iterator[tuple[str, object]]:
    """What a door gives out."""
    for name in door.__all__:
        yield name, getattr(door, name)


def inside(annotation: object) -> Iterator[object]:
    """An annotation and everything it is made of."""
    yield annotation
    for part in typing.get_args(annotation):
        yield from inside(part)


def test_a_door_lists_what_it_gives_out(door: types.ModuleType) -> None:
    assert door.__doc__
    assert door.__all__
    assert len(set(door.__all__)) == len(door.__all__)


def test_no_model_passes(door: types.ModuleType) -> None:
    for name, value in passed(door):
        assert not (isinstance(value, type) and issubclass(value, ORM)), name
        assert not isinstance(value, ORM), name


def test_no_model_stands_in_a_signature(door: types.ModuleType) -> None:
    for name, value in passed(door):
        if not inspect.isfunction(value):
            continue
        for hint in typing.get_type_hints(value).values():
            models_in_it = [part for part in inside(hint) if isinstance(part, type) and issubclass(part, ORM)]
            assert models_in_it == [], f"{door.__name__}.{name}"


def test_rows_are_frozen(door: types.ModuleType) -> None:
    for name, value in passed(door):
        if isinstance(value, type) and dataclasses.is_dataclass(value):
            parameters = getattr(value, "__dataclass_params__", None)
            assert getattr(parameters, "frozen", False), f"{door.__name__}.{name} can be changed by its receiver"


def test_functions_say_what_they_do(door: types.ModuleType) -> None:
    silent = [name for name, value in passed(door) if inspect.isfunction(value) and not value.__doc__]
    assert silent == []


def test_everything_can_be_imported() -> None:
    assert house.failures() == {}
