"""What is described as sortable is: every list, by every such column, either way, page by page."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from itertools import groupby
from typing import Any

import pytest

from tests.contracts.described import OPERATIONS
from tests.contracts.stage import MONEY, Stage
from tests.contracts.test_lists import LISTS, boss, get, pages
from zhanggui.app.descriptions import DESCRIPTIONS
from zhanggui.foundation.identity.public import registered_permissions
from zhanggui.kernel.api.descriptions import Description, describe
from zhanggui.kernel.api.sorting import sorts_of

CASES = {case.route: case for case in LISTS}
SORTED = [what for what in DESCRIPTIONS if sorts_of(what.query)]
#: Which columns stand in the row's own table, or are a name nearby; what is computed (shipped, paid, delivery) is not sorted by.
COLUMNS = {
    "sales.orders": "number state shop_name customer_name gross ordered_at warehouse_name net tax business_date",
    "sales.acceptances": "number order_number date",
    "aftersales.returns": "number state shop_name customer_name gross returned_at warehouse_name net tax business_date",
    "purchasing.orders": "number state supplier_name warehouse_name gross expected_on ordered_at net tax business_date",
    "purchasing.returns": "number state supplier_name warehouse_name returned_at business_date",
    "warehouse.shipments": "number state kind warehouse_name partner_name carrier waybill effective_at business_date",
    "warehouse.receipts": "number state kind warehouse_name partner_name effective_at business_date",
    "warehouse.adjustments": "number state kind purpose warehouse_name effective_at department business_date",
    "warehouse.counts": "number state warehouse_name business_date",
    "stock.positions": "sku_code sku_name warehouse_name available on_hand reserved on_order in_transit defect",
    "invoicing.bills": "number direction state partner_name gross due_date date net tax",
    "invoicing.payments": "number direction state partner_name amount cash_account_name date",
    "invoicing.open-items": "partner_name amount allocated open due_date date",
    "invoicing.writeoffs": "number state customer_name supplier_name amount date",
    "invoicing.offsets": "number amount date",
    "catalog.products": "code name kind tax_rate",
    "catalog.skus": "code name",
    "partners.customers": "code name phone grade terms_days",
    "partners.suppliers": "code name phone grade lead_days terms_days",
}
NUMBERS = {"money", "quantity", "price", "rate", "count"}
each = pytest.mark.parametrize("what", SORTED, ids=lambda what: what.name)


def sortable(what: Description) -> list[dict[str, Any]]:
    """The columns it says can be sorted."""
    return [column for column in describe(what, "en")["columns"] if column["sortable"]]


def test_the_lists_say_which_columns_can_be_sorted() -> None:
    assert {what.name: " ".join(column["key"] for column in sortable(what)) for what in SORTED} == COLUMNS


@each
def test_what_can_be_asked_for_is_described(what: Description) -> None:
    """A value of the parameter that no column shows could not be seen; the usual order of masters is their age."""
    assert sorts_of(what.query) - {column["key"] for column in sortable(what)} <= {"id"}
    [parameter] = [p for p in OPERATIONS["GET", what.path]["parameters"] if p["name"] == "sort"]
    [values] = [each["enum"] for each in parameter["schema"]["anyOf"] if "enum" in each]
    assert set(values) == {sign + column for column in sorts_of(what.query) for sign in ("", "-")}


def rank(column: dict[str, Any], value: Any, what: Description) -> Any:
    """What stands first; None where words decide."""
    if column["kind"] in NUMBERS:
        return Decimal(value)
    if column["kind"] in {"date", "moment"}:
        return value or "9999-12-31"
    return [state.code for state in what.resting()].index(value) if column["kind"] == "state" else None


@each
def test_a_list_is_whole_in_every_order(what: Description, on_stage: Stage) -> None:
    case = CASES[what.path]
    usual = [item for page in pages(on_stage, case, 500) for item in page]
    for column in sortable(what):
        key = column["key"]
        found = [item for page in pages(on_stage, case, max(2, len(usual) // 3), f"sort={key}") for item in page]
        assert sorted(map(str, found)) == sorted(map(str, usual)), key
        back = [item for page in pages(on_stage, case, max(2, len(usual) // 3), f"sort=-{key}") for item in page]
        assert back == found[::-1], key
        ranks = [rank(column, item[key], what) for item in found]
        if None not in ranks:
            assert ranks == sorted(ranks), key
        values = [value for value, _ in groupby(item[key] for item in found)]
        assert len(values) == len({str(value) for value in values}), f"{key}: equal values stand together"


@each
def test_another_column_is_refused_in_the_callers_language(what: Description, on_stage: Stage) -> None:
    address = CASES[what.path].path(on_stage.scene)
    answer = boss(on_stage).get(f"{address}{'&' if '?' in address else '?'}sort=colour", **{"Accept-Language": "zh-CN"})
    assert (answer.status_code, answer.json()["field"]) == (422, "sort")
    for column in sortable(what):
        assert column["key"] in answer.json()["detail"]
    assert "须为以下之一" in answer.json()["detail"]


def test_a_cursor_is_of_its_order(on_stage: Stage) -> None:
    case = CASES["/sales/orders"]
    cursor = get(on_stage, case, "limit=1&sort=-gross").json()["next"]
    assert get(on_stage, case, f"limit=1&sort=-gross&cursor={cursor}").json()["items"]
    for other in ("gross", "number", "-ordered_at"):
        answer = boss(on_stage).get(f"/sales/orders?limit=1&sort={other}&cursor={cursor}")
        assert (answer.status_code, answer.json()["code"]) == (422, "api.cursor_invalid")


def test_a_file_keeps_the_order(on_stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhanggui.kernel.api.exports.LIMIT_MAX", 2)
    case = CASES["/sales/orders"]
    wanted = [item["number"] for item in get(on_stage, case, "sort=-gross").json()["items"]]
    answer = get(on_stage, case, "export=csv&headings=names&sort=-gross")
    lines = csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    assert [line["number"] for line in lines] == wanted


def test_amounts_that_are_hidden_give_no_order(on_stage: Stage) -> None:
    clerk = on_stage.callers[frozenset(registered_permissions()) - MONEY]
    for column in ("net", "tax", "gross"):
        for sign in ("", "-"):
            assert clerk.get(f"/purchasing/orders?sort={sign}{column}").status_code == 403
    assert clerk.get("/purchasing/orders?sort=number").status_code == 200
