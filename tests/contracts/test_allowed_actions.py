"""What a document says can be done with it is true: what is offered works, what is not is refused for the reason that was given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.contracts.callers import Caller
from tests.contracts.described import DESCRIBED, OPERATIONS, resolved
from tests.contracts.routes import CASES
from tests.contracts.stage import Stage, taken_back
from zhanggui.foundation.identity.public import registered_permissions

BY_ROUTE = {(case.method, case.route): case for case in CASES}
EVERYTHING = frozenset(registered_permissions())
#: The documents of the scene by the address of their kind; others are reached by what can be done with these.
DOCUMENTS = {
    "/sales/orders/{order_id}": ("draft", "confirmed", "shipped", "short"),
    "/aftersales/returns/{return_id}": ("return_draft", "return_approved", "return_received"),
    "/purchasing/orders/{order_id}": ("po_draft", "po_confirmed", "po_received", "po_unbilled"),
    "/purchasing/returns/{return_id}": ("po_return",),
    "/warehouse/shipments/{shipment_id}": ("shipment", "shipped_apart", "shipped_shipment", "to_pick"),
    "/warehouse/receipts/{receipt_id}": ("receipt",),
    "/warehouse/adjustments/{adjustment_id}": ("adjustment", "adjusted"),
    "/warehouse/counts/{count_id}": ("count", "counted"),
    "/invoicing/bills/{bill_id}": ("bill", "bill_apart"),
    "/invoicing/payments/{payment_id}": ("payment",),
    "/invoicing/writeoffs/{writeoff_id}": ("writeoff",),
    "/exchange/imports/{import_id}": ("import", "import_running"),
}
KINDS = pytest.mark.parametrize("detail", DOCUMENTS)


def offers(operation: dict[str, Any]) -> bool:
    """Whether the answer of an operation says what can be done."""
    content = operation["responses"].get("200", {}).get("content", {}).get("application/json", {})
    return "allowed_actions" in resolved(DESCRIBED, content.get("schema", {})).get("properties", {})


def actions_on(detail: str) -> set[str]:
    """The words behind the address of a kind, or of one of its documents, that name something to do."""
    homes = {detail, detail.rpartition("/")[0]}
    return {path for method, path in OPERATIONS if method == "POST" and path.rpartition("/")[0] in homes}


def test_every_document_that_can_be_acted_on_says_what_can_be_done() -> None:
    acted_on = {path for method, path in OPERATIONS if method == "GET" and path.endswith("_id}") and actions_on(path)}
    assert {path for (method, path), told in OPERATIONS.items() if method == "GET" and offers(told)} == {*DOCUMENTS}
    assert acted_on - {*DOCUMENTS} == OTHERS


#: A password is no document, and neither is work in the background.
OTHERS = {"/users/{user_id}", "/tasks/{task_id}"}


class Walk:
    """Goes from a document to every state that can be reached by what is offered, and takes all of it back."""

    def __init__(self, stage: Stage, detail: str, key: str) -> None:
        self.stage, self.detail, self.key = stage, detail, key
        self.id = stage.scene[key]
        self.boss = stage.callers[EVERYTHING]
        self.seen: set[tuple[object, ...]] = set()

    def offered(self, caller: Caller) -> dict[str, dict[str, Any]]:
        answer = caller.get(self.detail.format(**{self.detail.partition("{")[2].rstrip("}"): self.id}))
        assert answer.status_code == 200, answer.content
        return {each["action"]: each for each in answer.json()["allowed_actions"]}

    def route(self, action: str) -> str:
        found = {path for path in actions_on(self.detail) if path.rpartition("/")[2] == action}
        assert len(found) == 1, f"{action} has no address"
        return found.pop()

    def do(self, action: str, caller: Caller) -> Any:
        """The answer to the action; what it needs beside the document is what the table of routes sends."""
        route = self.route(action)
        case = BY_ROUTE["POST", route]
        body: Any = case.body(self.stage.scene) if case.body else None
        if isinstance(body, dict) and "documents" in body:
            body["documents"] = [{**each, "id": self.id} for each in body["documents"][:1]]
        return caller.call("POST", route.format(import_id=self.id), body)

    def of_its_own(self, action: str) -> bool:
        """Whether the table's lines belong to another document."""
        case = BY_ROUTE["POST", self.route(action)]
        body: Any = case.body(self.stage.scene) if case.body else {}
        return {"lines", "found"} & {*(body or {})} == set() or body["documents"] == [{"id": self.id}]

    def check(self) -> None:
        told = self.offered(self.boss)
        # Where it stands and what it may become: what was seen once is not walked again.
        place = tuple(sorted((action, each["allowed"]) for action, each in told.items()))
        if place in self.seen:
            return
        self.seen.add(place)
        for action, each in told.items():
            assert each["label"]
            with taken_back():
                answer = self.do(action, self.boss)
                if each["allowed"]:
                    if self.of_its_own(action):
                        assert answer.status_code < 300, (self.key, action, answer.content)
                        self.check()
                else:
                    assert each["reason"], (self.key, action)
                    assert answer.status_code in (403, 409, 422), (self.key, action, answer.content)
                    assert sentence(each["reason"]) in map(sentence, details(answer.json())), (self.key, action)


def sentence(text: str) -> str:
    """The text without its quantities and numbers: the refusal knows what was asked for, the button does not."""
    return re.sub(r"[A-Z]*[0-9][0-9.\-]*", "…", text)


def details(problem: dict[str, Any]) -> list[str]:
    """What a refusal says, once or for every row."""
    return [problem["detail"], *(error["detail"] for error in problem.get("errors", ()))]


@KINDS
def test_what_is_offered_works_and_what_is_not_is_refused_for_the_reason_given(detail: str, on_stage: Stage) -> None:
    for key in DOCUMENTS[detail]:
        Walk(on_stage, detail, key).check()


def lacking(walk: Walk) -> Iterator[tuple[str, Caller]]:
    """Every action with somebody who may do everything but it."""
    for action in walk.offered(walk.boss):
        for need in BY_ROUTE["POST", walk.route(action)].needs:
            yield action, walk.stage.callers[EVERYTHING - set(need.split("|"))]


@KINDS
def test_nothing_is_offered_that_the_caller_may_not_do(detail: str, on_stage: Stage) -> None:
    for key in DOCUMENTS[detail]:
        walk = Walk(on_stage, detail, key)
        for action, caller in lacking(walk):
            with taken_back():
                assert walk.do(action, caller).status_code in (403, 404, 409), (key, action)
            answer = caller.get(detail.format(**{detail.partition("{")[2].rstrip("}"): walk.id}))
            if answer.status_code == 200:
                told = {each["action"]: each for each in answer.json()["allowed_actions"]}
                assert not told[action]["allowed"], (key, action)
                assert told[action]["reason"], (key, action)
