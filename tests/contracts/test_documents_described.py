"""What the server says of its lists and documents is true: every column exists and has a name, every action and filter a route."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from tests.contracts.described import OPERATIONS
from zhanggui.app.descriptions import DESCRIPTIONS
from zhanggui.kernel import labels
from zhanggui.kernel.api.descriptions import Description, describe

NAMES = {each.name for each in DESCRIPTIONS}
#: Lists that are chosen from in fields; the web application knows their routes (`web/src/api/references.ts`).
CHOSEN = {
    "companies": "/companies", "shops": "/shops", "warehouses": "/warehouses", "customers": "/customers", "suppliers": "/suppliers",
    "skus": "/skus", "products": "/products", "categories": "/categories", "brands": "/brands", "price-lists": "/price-lists", "users": "/users",
}  # fmt: skip
each = pytest.mark.parametrize("what", DESCRIPTIONS, ids=lambda what: what.name)


def columns(what: Description) -> list[dict[str, Any]]:
    """Every column it names."""
    found = describe(what, "zh")
    return [*found["columns"], *found["head"], *found["lines"]]


def test_names_are_unique() -> None:
    assert len(NAMES) == len(DESCRIPTIONS)


@each
def test_the_list_and_the_document_have_routes(what: Description) -> None:
    assert ("GET", what.path) in OPERATIONS
    if what.detail:
        assert any(method == "GET" and path.startswith(f"{what.path}/{{") for method, path in OPERATIONS)
    if what.creates:
        assert ("POST", what.path) in OPERATIONS
    if what.counts:
        assert ("GET", f"{what.path}/counts") in OPERATIONS


@each
def test_every_column_has_a_name_in_both_languages(what: Description) -> None:
    for column in columns(what):
        assert labels.known(column["key"]), f"app/labels.py: {column['key']}"
        for choice in column.get("choices") or []:
            assert labels.choice_known(column["key"], choice["value"]), (
                f"app/choices.py: {column['key']}={choice['value']}"
            )


@each
def test_every_filter_is_a_parameter_and_has_a_name(what: Description) -> None:
    known = {p["name"] for p in OPERATIONS["GET", what.path]["parameters"]}
    for found in describe(what, "en")["filters"]:
        assert found["key"] in known
        assert found["key"] == "since" or labels.known(found["key"]), f"app/labels.py: {found['key']}"
        if found["kind"] == "reference":
            assert found["reference"] in CHOSEN
        for choice in found.get("choices") or []:
            assert found["key"] == "state" or labels.choice_known(found["key"], choice["value"])


@each
def test_a_tab_filters_by_what_the_list_knows(what: Description) -> None:
    known = {p["name"] for p in OPERATIONS["GET", what.path]["parameters"]}
    for tab in what.tabs:
        assert set(tab.filters) <= known, tab.key


@each
def test_every_action_has_its_route(what: Description) -> None:
    for step in describe(what, "zh")["actions"]:
        assert ("POST", f"{what.path}/{step['action']}") in OPERATIONS, step["action"]


@each
def test_every_reference_is_a_list_that_can_be_opened_or_chosen_from(what: Description) -> None:
    for name in what.references.values():
        assert ("GET", CHOSEN[name]) in OPERATIONS


@pytest.mark.parametrize(
    ("what", "lang"), list(product(DESCRIPTIONS, ("zh", "en"))), ids=lambda x: getattr(x, "name", x)
)
def test_a_state_has_a_tone(what: Description, lang: str) -> None:
    states = describe(what, lang)["states"]
    assert [state["code"] for state in states] == ([s.code for s in what.machine.states] if what.machine else [])
    assert not states or states[0]["tone"] == "waiting"
