"""`app/wiring.py` is the whole truth about who reacts to what."""

from __future__ import annotations

import dataclasses
import importlib

from tests.architecture import house
from zhanggui.kernel.events import Event, Handler


def table() -> dict[type[Event], tuple[Handler, ...]]:
    """The one table."""
    wiring = importlib.import_module("zhanggui.app.wiring")
    found = [
        value
        for value in vars(wiring).values()
        if isinstance(value, dict) and value and all(isinstance(key, type) and issubclass(key, Event) for key in value)
    ]
    assert len(found) == 1, "app/wiring.py holds one table of events"
    return {event: tuple(handlers) for event, handlers in found[0].items()}


def events() -> set[type[Event]]:
    """Every event of the product. A dataclass with slots is made twice; the one its module knows is meant."""
    found = [value for module in house.everything() for value in vars(module).values()]
    return {value for value in found if isinstance(value, type) and issubclass(value, Event) and value is not Event}


def test_every_event_stands_in_the_table() -> None:
    assert {event.__name__ for event in events() - set(table())} == set()


def test_every_reaction_exists() -> None:
    for event, handlers in table().items():
        assert event in events()
        for handler in handlers:
            assert callable(handler), event
            assert len(set(handlers)) == len(handlers), event


def test_facts_travel_upwards() -> None:
    """A reaction of a lower or the same module would have been a plain call."""
    for event, handlers in table().items():
        for handler in handlers:
            here, there = house.room_of(handler.__module__), house.room_of(event.__module__)
            assert here != there, f"{event.__name__} → {handler.__module__}"


def test_events_are_frozen() -> None:
    for event in events():
        assert dataclasses.is_dataclass(event), event
        parameters = getattr(event, "__dataclass_params__", None)
        assert getattr(parameters, "frozen", False), event
