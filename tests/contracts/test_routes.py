"""Every route × {anonymous, wrong scope, missing permission, right}; a denied call changes nothing. Costs are for who may see them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.contracts.callers import NOBODY
from tests.contracts.described import OPERATIONS
from tests.contracts.routes import CASES
from tests.contracts.routes.case import Case
from tests.contracts.scene import BOUGHT, COST
from tests.contracts.stage import MONEY, Stage
from tests.world import D
from zhanggui.foundation.identity import public as identity
from zhanggui.kernel import db as kernel_db

READS = [case for case in CASES if case.method == "GET"]


def each(cases: list[Case] | tuple[Case, ...]) -> Any:
    """A test per route."""
    return pytest.mark.parametrize("case", cases, ids=lambda case: case.name)


def test_every_route_has_a_case() -> None:
    routes = sorted(f"{method} {path}" for method, path in OPERATIONS)
    assert sorted(case.name for case in CASES) == routes


@each([case for case in CASES if not case.public])
def test_anonymous(case: Case, on_stage: Stage) -> None:
    with kernel_db.count_statements() as counted:
        answer = on_stage.call(case, NOBODY)
    assert (answer.status_code, counted.texts) == (401, [])


@each([case for case in CASES if case.needs])
def test_without_the_permission(case: Case, on_stage: Stage) -> None:
    every = frozenset(identity.registered_permissions())
    for need in case.needs:
        on_stage.denied(case, on_stage.callers[every - set(need.split("|"))], 403)


@each(CASES)
def test_with_the_permission(case: Case, on_stage: Stage) -> None:
    caller = NOBODY if case.public else on_stage.callers[frozenset(case.held)]
    answer = on_stage.call(case, caller)
    assert answer.status_code in case.right, answer.content
    if case.dims and case.method == "GET":
        assert _rows(answer) != [], "the scene has nothing for this route"


@each([case for case in CASES if not case.public])
@pytest.mark.parametrize("dimension", ["companies", "shops", "warehouses"])
def test_out_of_scope(case: Case, dimension: str, on_stage: Stage) -> None:
    """Rows outside of a caller's scope do not exist; a scope hides nothing that lies in no company, shop or warehouse."""
    stranger = on_stage.strangers[dimension]
    if dimension not in case.dims:
        answer = on_stage.call(case, stranger)
        assert answer.status_code in case.right, answer.content
    elif case.method == "GET" and on_stage.call(case, stranger).status_code == 200:
        seen = _rows(on_stage.call(case, on_stage.resident))
        assert seen != []
        assert [row for row in _rows(on_stage.call(case, stranger)) if row in seen] == []
    else:
        on_stage.denied(case, stranger, 403, 404)


def _rows(answer: Any) -> list[object]:
    """The rows of a list, or the one row; a file is one."""
    if "json" not in answer["Content-Type"]:
        return [bytes(answer.getvalue())]
    found = answer.json()
    rows: list[object] = found if isinstance(found, list) else found.get("items", [found])
    return rows


#: What goods cost, what they were bought for, and their multiples, with and without tax.
SECRETS = sorted(
    {
        f"{(D(price) * qty * rate).quantize(D('0.01'))}"
        for price in (COST, BOUGHT)
        for qty in range(1, 21)
        for rate in (D(1), D("1.13"))
    }
)


def _told(answer: Any) -> list[str]:
    """Secrets among the values of an answer; the digits are compared as numbers are written."""
    told = answer.get("Content-Type", "").startswith("application/json") and answer.content
    waiting, found = [json.loads(told)] if told else [], []
    while waiting:
        node = waiting.pop()
        if isinstance(node, (dict, list)):
            waiting.extend(node.values() if isinstance(node, dict) else node)
        elif isinstance(node, str) and node.lstrip("-").rstrip("0") in {secret.rstrip("0") for secret in SECRETS}:
            found.append(node)
    return found


def test_the_secrets_are_there_to_be_told(on_stage: Stage) -> None:
    boss = on_stage.callers[frozenset(identity.registered_permissions())]
    told = {case.name for case in READS if _told(on_stage.call(case, boss))}
    assert {
        "GET /stock/positions",
        "GET /stock/moves",
        "GET /sales/orders/{order_id}",
        "GET /books/trial-balance",
    } <= told
    assert {"GET /quotations", "GET /purchasing/orders/{order_id}", "GET /warehouse/receipts/{receipt_id}"} <= told


@each(CASES)
def test_costs_are_hidden(case: Case, on_stage: Stage) -> None:
    every = frozenset(identity.registered_permissions())
    answer = on_stage.call(case, on_stage.callers[every - MONEY])
    assert _told(answer) == []
