"""Price lists over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.partners import public as partners
from zhanggui.masters.pricing.models import PriceList, PriceRule

pytestmark = [pytest.mark.django_db, pytest.mark.urls("zhanggui.masters.pricing.tests.urls")]


@pytest.fixture
def sku(now: datetime) -> int:
    catalog.create_products([catalog.NewProduct(code="P", name="p")], actor=SYSTEM, now=now)
    return catalog.skus_by_code(["P"])["P"].id


@pytest.fixture
def customer(now: datetime) -> int:
    new = partners.NewCustomer(company_id=1, code="C", name="c", grade="A")
    return partners.create_customers([new], actor=SYSTEM, now=now)[0]


def test_from_a_list_to_the_reasons_of_a_price(caller: Any, sku: int, customer: int) -> None:
    call = caller()
    lists = [
        {"company_id": 1, "code": "R", "name": "零售价"},
        {"company_id": 1, "code": "A", "name": "A级", "grade": "A", "valid_from": "2026-01-01"},
    ]
    retail, grade = call("POST", "/price-lists", {"lists": lists}).json()["ids"]
    prices = [
        {"list_id": retail, "sku_id": sku, "price": "10"},
        {"list_id": grade, "sku_id": sku, "price": "9", "min_qty": "5"},
    ]
    first, second = call("POST", "/prices", {"prices": prices}).json()["ids"]
    question = {
        "company_id": 1,
        "on": "2026-11-23",
        "customer_id": customer,
        "lines": [{"sku_id": sku, "qty": 4}, {"sku_id": sku, "qty": 5}],
    }
    answered = call("POST", "/prices/explain", question)
    assert answered.status_code == 200, answered.content
    four, five = answered.json()
    assert (four["price"], four["rule_id"]) == ("10.000000", first)
    assert [reason["verdict"] for reason in four["reasons"]] == ["won", "below_quantity"]
    assert (five["price"], five["rule_id"]) == ("9.000000", second)
    assert five["reasons"][1]["zh"] == "“零售价”针对所有人，不如客户等级具体"
    call("PATCH", "/prices", {"prices": [{"id": second, "version": 1, "price": "8.5"}]})
    call("PATCH", "/price-lists", {"lists": [{"id": retail, "version": 1, "priority": 5}]})
    assert call("POST", "/prices/explain", question).json()[1]["price"] == "10.000000"
    [row] = call("GET", "/prices", list_id=grade).json()["items"]
    assert (row["price"], row["list_name"], row["sku_code"], row["sku_name"]) == ("8.500000", "A级", "P", "p")
    assert call("GET", "/price-lists", search="零售").json()["items"][0]["priority"] == 5


WRITES = [
    ("POST", "/price-lists", {"lists": [{"company_id": 1, "code": "X", "name": "x"}]}),
    ("PATCH", "/price-lists", {"lists": [{"id": 1, "version": 1, "name": "x"}]}),
    ("POST", "/prices", {"prices": [{"list_id": 1, "sku_id": 1, "price": 1}]}),
    ("PATCH", "/prices", {"prices": [{"id": 1, "version": 1, "price": 1}]}),
    ("POST", "/prices/explain", {"company_id": 1, "on": "2026-11-23", "lines": [{"sku_id": 1, "qty": 1}]}),
]


@pytest.mark.parametrize(("method", "path", "body"), [*WRITES, ("GET", "/price-lists", None), ("GET", "/prices", None)])
def test_who_may_call(caller: Any, method: str, path: str, body: object) -> None:
    assert caller(None)(method, path, body).status_code == 401
    refused = caller("pricing.nothing")(method, path, body)
    assert (refused.status_code, refused.json()["code"]) == (403, "identity.permission_missing")
    assert PriceList.objects.count() == PriceRule.objects.count() == 0


def test_rows_out_of_scope_do_not_exist(caller: Any, sku: int) -> None:
    [list_id] = caller()("POST", "/price-lists", {"lists": [{"company_id": 1, "code": "X", "name": "x"}]}).json()["ids"]
    stranger = caller("*", "2")
    assert stranger("GET", "/price-lists").json()["items"] == []
    line = {"prices": [{"list_id": list_id, "sku_id": sku, "price": 1}]}
    assert stranger("POST", "/prices", line).status_code == 404
    question = {"company_id": 1, "on": "2026-11-23", "lines": [{"sku_id": sku, "qty": 1}]}
    assert stranger("POST", "/prices/explain", question).status_code == 403


def test_another_company_s_customer_is_not_told_of(caller: Any, sku: int, customer: int) -> None:
    question = {"company_id": 2, "on": "2026-11-23", "customer_id": customer, "lines": [{"sku_id": sku, "qty": 1}]}
    assert caller()("POST", "/prices/explain", question).status_code == 404
