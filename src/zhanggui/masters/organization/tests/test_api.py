"""The organization over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from zhanggui.masters.organization.models import Company, Shop

pytestmark = [pytest.mark.django_db, pytest.mark.urls("zhanggui.masters.organization.tests.urls")]


def company(call: Any, code: str = "A", **fields: object) -> int:
    answered = call("POST", "/companies", {"companies": [{"code": code, "name": "甲公司", **fields}]})
    assert answered.status_code == 201, answered.content
    return int(answered.json()["ids"][0])


def test_a_company_from_creation_to_change(caller: Any) -> None:
    call = caller()
    company_id = company(call, uscc="91350100m000100y43", costing="fifo")
    got = call("GET", f"/companies/{company_id}").json()
    assert (got["uscc"], got["costing"], got["version"]) == ("91350100M000100Y43", "fifo", 1)
    change = {"companies": [{"id": company_id, "version": 1, "name": "乙公司", "uscc": ""}]}
    assert call("PATCH", "/companies", change).status_code == 204
    got = call("GET", f"/companies/{company_id}").json()
    assert (got["name"], got["uscc"], got["costing"], got["version"]) == ("乙公司", "", "fifo", 2)
    stale = call("PATCH", "/companies", change)
    assert (stale.status_code, stale.json()["code"]) == (409, "masters.stale")
    listed = call("GET", "/companies", search="乙", total="true").json()
    assert ([item["id"] for item in listed["items"]], listed["total"]) == ([company_id], 1)


def test_shops_warehouses_zones_and_bins(caller: Any) -> None:
    call = caller()
    company_id = company(call)
    house = {"warehouses": [{"company_id": company_id, "code": "W", "name": "仓", "city": "惠州市"}]}
    [warehouse] = call("POST", "/warehouses", house).json()["ids"]
    shop_in = {"company_id": company_id, "code": "S", "name": "店", "channel": "jd", "warehouse_id": warehouse}
    [shop] = call("POST", "/shops", {"shops": [shop_in]}).json()["ids"]
    [zone] = call("POST", "/zones", {"zones": [{"warehouse_id": warehouse, "code": "P", "name": "拣"}]}).json()["ids"]
    bins = {"bins": [{"zone_id": zone, "code": "A-01", "capacity": "12.5"}]}
    [bin_id] = call("POST", "/bins", bins).json()["ids"]
    assert call("GET", f"/shops/{shop}").json()["currency"] == "CNY"
    assert call("GET", f"/warehouses/{warehouse}").json()["city"] == "惠州市"
    assert call("GET", "/zones", warehouse_id=warehouse).json()["items"][0]["kind"] == "pick"
    assert call("GET", "/bins", prefix="a-").json()["items"][0]["capacity"] == "12.5000"
    changes = [
        ("/shops", {"shops": [{"id": shop, "version": 1, "warehouse_id": None}]}),
        ("/warehouses", {"warehouses": [{"id": warehouse, "version": 1, "active": False}]}),
        ("/zones", {"zones": [{"id": zone, "version": 1, "kind": "reserve"}]}),
        ("/bins", {"bins": [{"id": bin_id, "version": 1, "capacity": None, "state": "locked"}]}),
    ]
    for path, body in changes:
        assert call("PATCH", path, body).status_code == 204
    assert call("GET", f"/shops/{shop}").json()["warehouse_id"] is None
    assert call("GET", "/bins", state="locked").json()["items"][0]["capacity"] is None
    assert len(call("GET", "/channels").json()) == 43


def test_null_is_no_value_for_a_field_that_needs_one(caller: Any) -> None:
    call = caller()
    company_id = company(call)
    answered = call("PATCH", "/companies", {"companies": [{"id": company_id, "version": 1, "name": None}]})
    assert (answered.status_code, answered.json()["field"], answered.json()["row"]) == (422, "companies.0.name", 0)


def test_the_rules_speak_the_caller_s_language(caller: Any) -> None:
    call = caller()
    body = {"companies": [{"code": "A", "name": "a"}, {"code": "a", "name": "b", "timezone": "Mars/Olympus"}]}
    call.headers["Accept-Language"] = "en"
    answered = call("POST", "/companies", body)
    assert answered.status_code == 422
    assert [(each["row"], each["field"], each["detail"]) for each in answered.json()["errors"]] == [
        (1, "timezone", "There is no time zone “Mars/Olympus”."),
        (1, "code", "“a” of “code” stands twice in this batch (first in row 1, counted from 1)."),
    ]
    assert Company.objects.count() == 0


WRITES = [
    ("POST", "/companies", {"companies": [{"code": "X", "name": "x"}]}),
    ("PATCH", "/companies", {"companies": [{"id": 1, "version": 1, "name": "x"}]}),
    ("POST", "/shops", {"shops": [{"company_id": 1, "code": "X", "name": "x"}]}),
    ("PATCH", "/shops", {"shops": [{"id": 1, "version": 1, "name": "x"}]}),
    ("POST", "/warehouses", {"warehouses": [{"company_id": 1, "code": "X", "name": "x"}]}),
    ("PATCH", "/warehouses", {"warehouses": [{"id": 1, "version": 1, "name": "x"}]}),
    ("POST", "/zones", {"zones": [{"warehouse_id": 1, "code": "X", "name": "x"}]}),
    ("PATCH", "/zones", {"zones": [{"id": 1, "version": 1, "name": "x"}]}),
    ("POST", "/bins", {"bins": [{"zone_id": 1, "code": "X"}]}),
    ("PATCH", "/bins", {"bins": [{"id": 1, "version": 1, "state": "open"}]}),
]
READS = [
    "/companies",
    "/companies/1",
    "/shops",
    "/shops/1",
    "/warehouses",
    "/warehouses/1",
    "/zones",
    "/bins",
    "/channels",
]


@pytest.mark.parametrize(("method", "path", "body"), [*WRITES, *(("GET", path, None) for path in READS)])
def test_who_may_call(caller: Any, method: str, path: str, body: object) -> None:
    assert caller(None)(method, path, body).status_code == 401
    refused = caller("organization.nothing")(method, path, body)
    assert (refused.status_code, refused.json()["code"]) == (403, "identity.permission_missing")
    assert Company.objects.count() == Shop.objects.count() == 0


def test_rows_out_of_scope_do_not_exist(caller: Any) -> None:
    company_id = company(caller())
    stranger = caller("*", str(company_id + 1))
    assert stranger("GET", f"/companies/{company_id}").status_code == 404
    assert stranger("GET", "/companies").json()["items"] == []
    change = {"companies": [{"id": company_id, "version": 1, "name": "x"}]}
    assert stranger("PATCH", "/companies", change).status_code == 404
    shop = {"shops": [{"company_id": company_id, "code": "S", "name": "s"}]}
    assert stranger("POST", "/shops", shop).status_code == 403
    assert Shop.objects.count() == 0
