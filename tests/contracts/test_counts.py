"""The number on a tab is how many rows the list then shows, for everybody who sees the list, whatever it is narrowed to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.contracts.callers import Caller
from tests.contracts.stage import Stage
from zhanggui.app.descriptions import DESCRIPTIONS
from zhanggui.documents.warehouse import desk
from zhanggui.foundation.identity.public import registered_permissions
from zhanggui.kernel.api.descriptions import Description, bare

COUNTED = [each for each in DESCRIPTIONS if each.counts]
#: What a filter is set to: the things of the scene by their names there, or a value that some rows have and others do not.
THINGS = {
    "company_id": "company", "shop_id": "shop", "warehouse_id": "warehouse", "customer_id": "customer", "supplier_id": "supplier",
    "order_id": "shipped",
}  # fmt: skip
VALUES = {
    "since": "2026-11-01", "until": "2026-11-01", "number": "XS-1", "external_number": "TB-1", "expected_before": "2026-11-01", "delivery": "full",
    "billing": "none", "purpose": "gift", "carrier": "顺丰速运", "waybill": "SF1000000000001", "outstanding": "true",
}  # fmt: skip
FIRST = {"kind": {"warehouse.shipments": "sale", "warehouse.receipts": "purchase", "warehouse.adjustments": "other"}}


def asked(what: Description, name: str, scene: Any) -> dict[str, Any]:
    """The filter with a value."""
    if name in THINGS:
        return {name: scene[THINGS[name]]}
    if name == "sku_id":
        return {name: scene["lamp"]}
    if name == "origin_id":
        return {name: scene["shipped"]}
    if name in FIRST:
        return {name: FIRST[name][what.name]}
    value = VALUES[name]
    moment = name in ("since", "until") and bare(what.query.model_fields[name].annotation)[0] is not date
    return {name: f"{value}T00:00:00Z" if moment else value}


def people(stage: Stage) -> Iterator[Caller]:
    """Who sees everything, who sees this place only, and who sees everything of other places."""
    yield stage.callers[frozenset(registered_permissions())]
    yield stage.resident
    yield from stage.strangers.values()


def compare(what: Description, caller: Caller, filters: dict[str, Any]) -> dict[str, int]:
    """The numbers, after each was compared with its list."""
    answer = caller.get(f"{what.path}/counts?{urlencode(filters)}")
    assert answer.status_code == 200, answer.content
    counts: dict[str, int] = answer.json()["counts"]
    assert set(counts) == {tab.key for tab in what.tabs}
    for tab in what.tabs:
        page = caller.get(f"{what.path}?{urlencode({**filters, **tab.filters, 'total': 'true', 'limit': 1})}").json()
        assert page["total"] == counts[tab.key], (tab.key, filters)
    return counts


@pytest.mark.parametrize("what", COUNTED, ids=lambda what: what.name)
def test_a_tab_counts_what_its_list_shows(on_stage: Stage, what: Description) -> None:
    boss, *others = list(people(on_stage))
    whole = compare(what, boss, {})
    assert whole["all"] > 0
    for caller in others:
        compare(what, caller, {})


@pytest.mark.parametrize("what", COUNTED, ids=lambda what: what.name)
def test_the_numbers_follow_the_filters(on_stage: Stage, what: Description) -> None:
    boss, *_ = people(on_stage)
    assert what.counts is not None
    for name in what.counts.model_fields:
        compare(what, boss, asked(what, name, on_stage.scene))


@pytest.mark.parametrize("name", ["shipments", "receipts", "adjustments"])
def test_where_there_are_many_only_what_waits_is_counted(
    on_stage: Stage, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss, *_ = people(on_stage)
    few = boss.get(f"/warehouse/{name}/counts").json()["counts"]
    assert 0 < few["draft"] < few["all"]
    monkeypatch.setattr(desk, "COUNTED", few["all"])
    assert boss.get(f"/warehouse/{name}/counts").json()["counts"] == few
    monkeypatch.setattr(desk, "COUNTED", few["all"] - 1)
    assert boss.get(f"/warehouse/{name}/counts").json()["counts"] == {"draft": few["draft"]}
