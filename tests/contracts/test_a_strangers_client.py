"""A client we did not write: it knows the OpenAPI document, a login and what it wants to do, nothing else of this system."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import uuid4

import jsonschema_rs
import pytest
from django.test import Client

from tests.contracts.callers import PASSWORD
from tests.contracts.described import operations
from tests.world import assert_proved
from zhanggui.foundation.identity import public as identity
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel.clock import utcnow

pytestmark = pytest.mark.django_db


class Described:
    """A generic client of any OpenAPI 3 document: calls operations by their summary, checks both directions against the schemas."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._browser = Client()
        self._csrf = ""
        self._document = document
        self._operations = {
            operation["summary"]: (method, path, operation)
            for (method, path), operation in operations(document).items()
        }

    def log_in(self, login: str, password: str) -> None:
        """As the description of the operation says: a cookie, and a value for the header of changes."""
        self._csrf = self.do("Log in", body={"login": login, "password": password})["csrf_token"]

    def do(self, summary: str, *, body: object = None, **parameters: object) -> Any:
        """Perform an operation; the parameters go where the document says."""
        method, path, operation = self._operations[summary]
        headers, query = {"X-CSRF-Token": self._csrf}, {}
        for described in operation["parameters"]:
            name, place = described["name"], described["in"]
            if place == "path":
                path = path.replace(f"{{{name}}}", str(parameters.pop(name)))
            elif place == "query" and name in parameters:
                query[name] = parameters.pop(name)
            elif place == "header" and described["required"]:
                headers[name] = uuid4().hex
        assert parameters == {}, "the document does not know these"
        data = b""
        if body is not None:
            self._check(operation["requestBody"]["content"]["application/json"]["schema"], body)
            data = json.dumps(body).encode()
        answer = self._browser.generic(
            method, path, data, content_type="application/json", headers=headers, query_params=query
        )
        promised = operation["responses"][str(answer.status_code)]
        assert answer.status_code < 300, answer.content
        if "content" not in promised:
            return None
        [content] = [c for kind, c in promised["content"].items() if answer["Content-Type"].startswith(kind)]
        found = answer.json()
        self._check(content["schema"], found)
        return found

    def _check(self, schema: Mapping[str, Any], value: object) -> None:
        whole = {**schema, "components": self._document["components"]}
        assert [error.message for error in jsonschema_rs.validator_for(whole).iter_errors(value)] == []


@pytest.fixture
def client() -> Described:
    """Knows the document, and the owner that `zhanggui createuser` made."""
    owner = identity.NewUser(login="boss", name="老板", password=PASSWORD, is_owner=True)
    identity.create_users([owner], actor=SYSTEM, now=utcnow())
    described = Described(Client().get("/api/v1/openapi.json").json())
    described.log_in("boss", PASSWORD)
    return described


def test_from_an_empty_instance_to_the_trial_balance(client: Described) -> None:
    [company] = client.do("Create companies", body={"companies": [{"code": "A", "name": "某某商贸有限公司"}]})["ids"]
    place = {"company_id": company, "code": "W", "name": "主仓"}
    [warehouse] = client.do("Create warehouses", body={"warehouses": [place]})["ids"]
    store = {"company_id": company, "code": "S", "name": "批发", "kind": "wholesale", "warehouse_id": warehouse}
    [shop] = client.do("Create shops", body={"shops": [store]})["ids"]
    buyer = {"company_id": company, "code": "C", "name": "李雷"}
    [customer] = client.do("Create customers", body={"customers": [buyer]})["ids"]
    bank = {"company_id": company, "code": "BANK", "name": "基本户", "account": "100201"}
    [account] = client.do("Create cash accounts", body={"cash_accounts": [bank]})["ids"]
    [product] = client.do("Create products", body={"products": [{"code": "LAMP", "name": "台灯", "tax_rate": "0.13"}]})[
        "ids"
    ]
    [sku] = [row["id"] for row in client.do("List SKUs", product_id=product)["items"]]

    stock = {
        "warehouse_id": warehouse,
        "kind": "opening",
        "reason": "期初",
        "lines": [{"sku_id": sku, "qty": "10", "value": "70.00"}],
    }
    client.do("Enter adjustments", body={"adjustments": [stock], "post_now": True})

    line = {"sku_id": sku, "qty": "3", "unit_price": "113"}
    [order] = client.do(
        "Place sales orders", body={"orders": [{"shop_id": shop, "customer_id": customer, "lines": [line]}]}
    )["ids"]
    named = {"documents": [{"id": order, "version": client.do("One sales order", order_id=order)["order"]["version"]}]}
    [promise] = client.do("Confirm sales orders", body=named)["promises"]
    assert promise["granted"] == "3.0000"
    # The buttons are the document's to say.
    seen = client.do("One sales order", order_id=order)
    assert {a["action"] for a in seen["allowed_actions"] if a["allowed"]} == {
        "release",
        "ship",
        "reopen",
        "cancel",
        "close",
    }
    assert all(a["reason"] for a in seen["allowed_actions"] if not a["allowed"])
    client.do("Ship sales orders", body={"documents": [{"id": order, "version": seen["order"]["version"]}]})

    [bill] = client.do("List bills", origin_id=order)["items"]
    [owed] = client.do("List open items", company_id=company)["items"]
    payment = {
        "direction": "in", "cash_account_id": account, "amount": bill["gross"], "account": owed["account"], "customer_id": customer,
        "shop_id": shop,
    }  # fmt: skip
    [received] = client.do("Record payments", body={"payments": [payment]})["payments"]
    match = {"item_id": received["item_id"], "other_item_id": bill["item_id"], "amount": bill["gross"]}
    client.do("Match open items", body={"matches": [match]})

    seen = client.do("One sales order", order_id=order)
    assert (seen["order"]["delivery"], seen["order"]["payment"]) == ("full", "full")
    assert client.do("List open items", company_id=company)["items"] == []
    [position] = client.do("List stock positions", company_id=company)["items"]
    assert (position["on_hand"], position["value"]) == ("7.0000", "49.00")

    # The business date is the company's: at the turn of the year it may be ahead of ours.
    year = utcnow().year
    trial = client.do("Trial balance", company_id=company, month_from=year * 100 + 1, month_to=year * 100 + 112)
    assert Decimal(trial["debit"]) == Decimal(trial["credit"]) > 0
    closing = {row["code"]: row["closing"] for row in trial["items"] if row["is_leaf"] and Decimal(row["closing"])}
    assert closing["140501"] == "49.00"
    assert closing["100201"] == bill["gross"] == "339.00"
    client.do("Log out")
    assert_proved()
