"""Django's registry: keys point only down the house, tables belong to their module, numbers are exact, nothing has behaviour."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

from tests.architecture import house

ROOMS = {module.name: module for module in house.modules()}
#: What a Decimal may be: amounts, quantities, unit prices, rates (docs/adr/0011-money-and-quantity.md).
PRECISIONS = {(20, 2), (20, 4), (20, 6), (9, 6)}
#: Columns with a reason of their own.
OTHER_PRECISIONS = {
    ("stock_cost_pool", "last_unit"): (24, 10),  # keeps a value for stock that is sold below zero; costing.md §2
}
MODELS = [model for model in apps.get_models() if model.__module__.startswith("zhanggui.")]


def ident(model: type[models.Model]) -> str:
    """For the names of the tests."""
    return str(model._meta.label)


def columns(model: type[models.Model]) -> list[models.Field[object, object]]:
    """The columns of a table."""
    return list(model._meta.concrete_fields)


@pytest.mark.parametrize("model", MODELS, ids=ident)
def test_keys_point_to_the_own_module_or_a_lower_floor(model: type[models.Model]) -> None:
    here = house.room_of(model.__module__)
    for field in columns(model):
        target = field.related_model
        if not isinstance(target, type):
            continue
        there = house.room_of(target.__module__)
        assert here == there or house.level_of(there) < house.level_of(here), f"{field} points to {there}"


@pytest.mark.parametrize("model", MODELS, ids=ident)
def test_no_key_has_a_way_back(model: type[models.Model]) -> None:
    assert [relation.name for relation in model._meta.related_objects if not relation.hidden] == []
    assert list(model._meta.many_to_many) == []


@pytest.mark.parametrize("model", MODELS, ids=ident)
def test_a_table_carries_the_name_of_its_module(model: type[models.Model]) -> None:
    label = model._meta.app_label
    assert label == house.room_of(model.__module__).split(".")[-1]
    assert model._meta.db_table.startswith(f"{label}_")
    assert "." not in model._meta.db_table
    assert '"' not in model._meta.db_table


@pytest.mark.parametrize("model", MODELS, ids=ident)
def test_numbers_are_exact(model: type[models.Model]) -> None:
    for field in columns(model):
        assert not isinstance(field, models.FloatField), field
        if isinstance(field, models.DecimalField):
            expected = OTHER_PRECISIONS.get((model._meta.db_table, str(field.column)))
            given = (field.max_digits, field.decimal_places)
            assert given == expected if expected else given in PRECISIONS, f"{field} is numeric{given}"


@pytest.mark.parametrize("model", MODELS, ids=ident)
def test_no_hidden_clock_and_no_hidden_order(model: type[models.Model]) -> None:
    assert not model._meta.ordering
    for field in columns(model):
        assert not getattr(field, "auto_now", False), field
        assert not getattr(field, "auto_now_add", False), field


@pytest.mark.parametrize("model", MODELS, ids=ident)
def test_writing_goes_through_commands(model: type[models.Model]) -> None:
    assert "save" not in vars(model)
    assert "delete" not in vars(model)
    assert type(model._meta.default_manager) is models.Manager


def test_every_table_lies_in_a_room() -> None:
    assert {model._meta.app_label for model in MODELS} <= {*ROOMS, "kernel"}
