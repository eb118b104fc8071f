"""What the server says of its lists and documents is true: every column exists and has a name, every action and filter a route."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest

from tests.contracts.described import DESCRIBED, OPERATIONS, resolved
from zhanggui.app.descriptions import DESCRIPTIONS
from zhanggui.documents.warehouse.adjustments.schemas import AdjustmentLineOut
from zhanggui.kernel import labels
from zhanggui.kernel.api.descriptions import Description, describe

NAMES = {each.name for each in DESCRIPTIONS}
#: Lists that are chosen from in fields; the web application knows their routes (`web/src/api/references.ts`).
CHOSEN = {
    "companies": "/companies", "shops": "/shops", "warehouses": "/warehouses", "customers": "/customers", "suppliers": "/suppliers",
    "skus": "/skus", "products": "/products", "categories": "/categories", "brands": "/brands", "price-lists": "/price-lists", "users": "/users", "roles": "/roles",
}  # fmt: skip
#: VAT of a purpose is hidden only where it tells the cost.
PARTLY = {(AdjustmentLineOut, "tax")}
each = pytest.mark.parametrize("what", DESCRIPTIONS, ids=lambda what: what.name)


def columns(what: Description) -> list[dict[str, Any]]:
    """Every column it names."""
    found = describe(what, "zh")
    return [*found["columns"], *found["head"], *found["lines"]]


def named(what: Description, key: str) -> bool:
    """Whether the field or value has a name, of its own on this list or in the tables."""
    return key in what.names or labels.known(key)


def response(what: Description) -> dict[str, Any]:
    """The schema of a page of the list."""
    answer = OPERATIONS["GET", what.path]["responses"]["200"]["content"]["application/json"]["schema"]
    page: dict[str, Any] = resolved(DESCRIBED, answer)
    return page


def test_names_are_unique() -> None:
    assert len(NAMES) == len(DESCRIPTIONS)


def test_every_list_of_documents_is_described() -> None:
    """A desk that a new document forgets would be a page that nobody can open."""
    rooms = "/sales/", "/aftersales/", "/purchasing/", "/warehouse/", "/invoicing/"
    lists = {p for method, p in OPERATIONS if method == "GET" and p.startswith(rooms) and "{" not in p}
    numbers = {f"{what.path}/counts" for what in DESCRIPTIONS if what.counts}
    assert lists - numbers == {what.path for what in DESCRIPTIONS if what.path.startswith(rooms)}


@each
def test_a_row_is_named_by_its_keys(what: Description) -> None:
    assert set(what.keys) <= set(what.row.model_fields)
    assert what.keys == ("id",) or not what.detail


@each
def test_totals_are_what_the_list_answers_with(what: Description) -> None:
    page = response(what)["properties"]
    for total in describe(what, "zh")["totals"]:
        assert total["key"] in page
    sums = what.sums.split()
    if sums:
        [shape] = [each for each in page["sums"]["anyOf"] if "$ref" in each]
        assert set(sums) <= set(resolved(DESCRIBED, shape)["properties"])


@each
def test_what_a_caller_may_not_see_is_left_out(what: Description) -> None:
    shown = {column["key"] for column in columns(what)}
    assert set(what.restricted) <= shown
    bare = describe(what, "zh", lambda permission: False)
    left = {column["key"] for part in ("columns", "head", "lines") for column in bare[part]}
    assert left == shown - set(what.restricted)
    assert not {total["column"] for total in bare["totals"]} & set(what.restricted)


@each
def test_what_is_null_without_a_permission_is_restricted(what: Description) -> None:
    """The descriptions of the wire types say so; `value` of a line that is null for two reasons counts too."""
    for row in (what.row, what.line) if what.line else (what.row,):
        for name, info in row.model_fields.items():
            said = re.search(r"without `([a-z_.]+)`", info.description or "")
            shown = name in {column["key"] for column in columns(what)}
            if said and shown and (row, name) not in PARTLY:
                assert what.restricted[name].code == said[1], name


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
        assert named(what, column["key"]), f"app/labels.py: {column['key']}"
        assert_choices_named(what, column)
    for total in describe(what, "zh")["totals"]:
        assert named(what, total["column"] or total["key"]), f"app/labels.py: {total['key']}"


def assert_choices_named(what: Description, found: dict[str, Any]) -> None:
    """Every value of a column or filter has a name."""
    key = found["key"]
    for value in [choice["value"] for choice in found.get("choices") or [] if key != "state"]:
        ways = f"{key}.{value}" in what.names, labels.choice_known(f"{what.name}.{key}", value)
        assert any(ways) or labels.choice_known(key, value), f"app/choices.py: {key}={value}"


@each
def test_headings_begin_with_a_capital(what: Description) -> None:
    found = describe(what, "en")
    for part in ("columns", "head", "lines", "filters", "totals"):
        for one in found[part]:
            assert one["label"][0].isupper() or not one["label"][0].isalpha(), one["label"]


def test_a_product_as_a_filter_is_called_by_both_words() -> None:
    [orders] = [each for each in DESCRIPTIONS if each.name == "sales.orders"]
    [sku] = [found for found in describe(orders, "zh")["filters"] if found["key"] == "sku_id"]
    assert sku["label"] == "商品 / SKU"


@each
def test_every_filter_is_a_parameter_and_has_a_name(what: Description) -> None:
    known = {p["name"] for p in OPERATIONS["GET", what.path]["parameters"]}
    for found in describe(what, "en")["filters"]:
        assert found["key"] in known
        assert found["key"] == "since" or named(what, found["key"]), f"app/labels.py: {found['key']}"
        if found["kind"] == "reference":
            assert found["reference"] in CHOSEN
        assert_choices_named(what, found)


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
        assert name in NAMES or ("GET", CHOSEN[name]) in OPERATIONS


@pytest.mark.parametrize(
    ("what", "lang"), list(product(DESCRIPTIONS, ("zh", "en"))), ids=lambda x: getattr(x, "name", x)
)
def test_a_state_has_a_tone(what: Description, lang: str) -> None:
    states = describe(what, lang)["states"]
    assert [state["code"] for state in states] == [s.code for s in what.resting()]
    assert all(state["label"] and state["tone"] != "plain" for state in states)


@each
def test_a_first_state_that_leads_on_waits_for_somebody(what: Description) -> None:
    """What is posted when it is born can only be taken back: nobody has to do anything."""
    machine = what.machine
    if machine is None:
        return
    tones = {state["code"]: state["tone"] for state in describe(what, "zh")["states"]}
    onward = {t.target for t in machine.allowed(machine.initial)} - {"cancelled", "reversed", machine.initial}
    assert tones[machine.initial] == ("waiting" if onward else "done")


@each
def test_the_numbers_are_those_of_the_tabs(what: Description) -> None:
    """A number that no tab shows, or a filter of the numbers that the list does not know, would be a wrong number."""
    if what.counts is None:
        return
    assert what.tabs[0].key == "all"
    assert set(what.counts.model_fields) <= set(what.query.model_fields)


@pytest.mark.parametrize("lang", ["zh", "en"])
@each
def test_no_two_columns_have_one_heading(what: Description, lang: Any) -> None:
    found = describe(what, lang)
    for part in ("columns", "head", "lines"):
        headings = [column["label"] for column in found[part]]
        assert len(headings) == len(set(headings)), (part, headings)


def test_a_name_beside_an_id_is_the_thing_itself_and_beside_a_code_its_name() -> None:
    orders = next(what for what in DESCRIPTIONS if what.name == "sales.orders")
    found = describe(orders, "en")
    headings = {column["key"]: column["label"] for part in ("columns", "lines") for column in found[part]}
    assert (headings["shop_name"], headings["sku_name"]) == ("Shop", "SKU name")


@each
def test_english_names_that_stand_alone_begin_with_a_capital(what: Description) -> None:
    found = describe(what, "en")
    names = [one["label"] for part in ("columns", "head", "lines", "states", "tabs", "filters") for one in found[part]]
    assert [name for name in names if name[:1].islower()] == []
