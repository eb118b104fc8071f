"""Customers and suppliers over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from zhanggui.masters.partners.models import Customer, Quotation, Supplier

pytestmark = [pytest.mark.django_db, pytest.mark.urls("zhanggui.masters.partners.tests.urls")]
VIEW, EDIT = "partners.customers.view", "partners.customers.edit"


def customer(call: Any, code: str = "C", **fields: object) -> int:
    answered = call("POST", "/customers", {"customers": [{"company_id": 1, "code": code, "name": "李雷", **fields}]})
    assert answered.status_code == 201, answered.content
    return int(answered.json()["ids"][0])


def test_a_customer_from_creation_to_change(caller: Any) -> None:
    call = caller()
    home = {"receiver": "李雷", "city": "惠州市"}
    id_ = customer(
        call, phone="138-0013-8000", tags=["vip"], credit_limit="100.5", addresses=[home], contacts=[{"name": "韩"}]
    )
    got = call("GET", f"/customers/{id_}").json()
    assert (got["tags"], got["credit_limit"], got["hidden"]) == (["vip"], "100.50", [])
    assert (got["addresses"][0]["city"], got["contacts"][0]["name"]) == ("惠州市", "韩")
    change = {"id": id_, "version": 1, "tags": [], "credit_limit": None, "grade": "A"}
    assert call("PATCH", "/customers", {"customers": [change]}).status_code == 204
    people = {"partners": [{"partner_id": id_, "contacts": []}]}
    assert call("PUT", "/customers/contacts", people).status_code == 204
    places = {"customers": [{"customer_id": id_, "addresses": []}]}
    assert call("PUT", "/customers/addresses", places).status_code == 204
    got = call("GET", f"/customers/{id_}").json()
    assert (got["tags"], got["credit_limit"], got["grade"], got["contacts"], got["addresses"]) == (
        [],
        None,
        "A",
        [],
        [],
    )
    assert [row["id"] for row in call("GET", "/customers", grade="A").json()["items"]] == [id_]


def test_the_form_is_warned_of_a_duplicate(caller: Any) -> None:
    call = caller()
    id_ = customer(call, phone="13800138000")
    [found] = call("GET", "/customers/duplicates", company_id=1, phone="+86 138 0013 8000", name="韩梅梅").json()
    assert (found["customer"]["id"], found["same_phone"], found["same_name"]) == (id_, True, False)


def test_the_credit_limit_is_hidden_from_a_clerk(caller: Any) -> None:
    id_ = customer(caller(), credit_limit="100.5")
    clerk = caller(f"{VIEW} {EDIT}")
    got = clerk("GET", f"/customers/{id_}").json()
    assert (got["credit_limit"], got["hidden"]) == (None, ["credit_limit"])
    assert clerk("GET", "/customers").json()["items"][0]["credit_limit"] is None
    change = {"customers": [{"id": id_, "version": 1, "credit_limit": "1"}]}
    assert clerk("PATCH", "/customers", change).status_code == 403
    assert Customer.objects.get(id=id_).credit_limit is not None
    change["customers"][0].pop("credit_limit")
    assert clerk("PATCH", "/customers", change).status_code == 204


def test_suppliers_and_quotations(caller: Any) -> None:
    call = caller()
    new = {"company_id": 1, "code": "S", "name": "厂", "lead_days": 7, "contacts": [{"name": "王"}]}
    [id_] = call("POST", "/suppliers", {"suppliers": [new]}).json()["ids"]
    got = call("GET", f"/suppliers/{id_}").json()
    assert (got["lead_days"], got["contacts"][0]["name"]) == (7, "王")
    assert call("PATCH", "/suppliers", {"suppliers": [{"id": id_, "version": 1, "grade": "A"}]}).status_code == 204
    people = {"partners": [{"partner_id": id_, "contacts": []}]}
    assert call("PUT", "/suppliers/contacts", people).status_code == 204
    offer = {"supplier_id": id_, "sku_id": 9, "price": "8.5", "valid_to": "2026-12-31"}
    [quotation] = call("POST", "/quotations", {"quotations": [offer]}).json()["ids"]
    change = {"quotations": [{"id": quotation, "version": 1, "price": "8.25"}]}
    assert call("PATCH", "/quotations", change).status_code == 204
    [row] = call("GET", "/quotations", sku_id=9, on="2026-12-31").json()["items"]
    assert (row["price"], row["min_qty"], row["version"]) == ("8.250000", "0.0000", 2)
    buyerless = caller("partners.suppliers.view partners.suppliers.edit")
    assert buyerless("GET", "/suppliers").status_code == 200
    assert buyerless("GET", "/quotations").status_code == 403


WRITES = [
    ("POST", "/customers", {"customers": [{"company_id": 1, "code": "X", "name": "x"}]}),
    ("PATCH", "/customers", {"customers": [{"id": 1, "version": 1, "name": "x"}]}),
    ("PUT", "/customers/contacts", {"partners": [{"partner_id": 1, "contacts": []}]}),
    ("PUT", "/customers/addresses", {"customers": [{"customer_id": 1, "addresses": []}]}),
    ("POST", "/suppliers", {"suppliers": [{"company_id": 1, "code": "X", "name": "x"}]}),
    ("PATCH", "/suppliers", {"suppliers": [{"id": 1, "version": 1, "name": "x"}]}),
    ("PUT", "/suppliers/contacts", {"partners": [{"partner_id": 1, "contacts": []}]}),
    ("POST", "/quotations", {"quotations": [{"supplier_id": 1, "sku_id": 1, "price": 1}]}),
    ("PATCH", "/quotations", {"quotations": [{"id": 1, "version": 1, "price": 1}]}),
]
READS = [
    "/customers",
    "/customers/1",
    "/customers/duplicates?company_id=1",
    "/suppliers",
    "/suppliers/1",
    "/quotations",
]


@pytest.mark.parametrize(("method", "path", "body"), [*WRITES, *(("GET", path, None) for path in READS)])
def test_who_may_call(caller: Any, method: str, path: str, body: object) -> None:
    assert caller(None)(method, path, body).status_code == 401
    refused = caller("partners.nothing")(method, path, body)
    assert (refused.status_code, refused.json()["code"]) == (403, "identity.permission_missing")
    assert Customer.objects.count() == Supplier.objects.count() == Quotation.objects.count() == 0


def test_rows_out_of_scope_do_not_exist(caller: Any) -> None:
    id_ = customer(caller())
    stranger = caller("*", "2")
    assert stranger("GET", f"/customers/{id_}").status_code == 404
    assert stranger("GET", "/customers").json()["items"] == []
    assert stranger("PATCH", "/customers", {"customers": [{"id": id_, "version": 1, "name": "x"}]}).status_code == 404
    assert stranger("GET", "/customers/duplicates", company_id=1).status_code == 403
