"""The catalogue over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zhanggui.foundation.files.public import NewFile, keep
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel.clock import utcnow
from zhanggui.masters.catalog.models import Category, Product, Sku

pytestmark = [pytest.mark.django_db, pytest.mark.urls("zhanggui.masters.catalog.tests.urls")]
COLOURS = {"name": "颜色", "values": ["红", "蓝"], "codes": ["R", "B"]}
SIZES = {"name": "尺码", "values": ["M", "L"]}


def product(call: Any, code: str = "T01", **fields: object) -> dict[str, Any]:
    answered = call("POST", "/products", {"products": [{"code": code, "name": "T恤", **fields}]})
    assert answered.status_code == 201, answered.content
    found: dict[str, Any] = call("GET", f"/products/{answered.json()['ids'][0]}").json()
    return found


def test_a_product_from_creation_to_change(caller: Any) -> None:
    call = caller()
    made = product(call, options=[COLOURS, SIZES], tax_rate="0.09")
    assert (made["tax_rate"], made["unit"], made["options"][1]) == ("0.090000", "pcs", {**SIZES, "codes": []})
    assert [sku["code"] for sku in made["skus"]] == ["T01-R-M", "T01-R-L", "T01-B-M", "T01-B-L"]
    change = {"id": made["id"], "version": 1, "options": [COLOURS, {**SIZES, "values": ["M", "L", "XL"]}]}
    assert call("PATCH", "/products", {"products": [change]}).status_code == 204
    added = {"product_id": made["id"], "code": "T01-R-XL", "options": {"颜色": "红", "尺码": "XL"}, "weight_g": "180.5"}
    [sku] = call("POST", "/skus", {"skus": [added]}).json()["ids"]
    got = call("GET", f"/skus/{sku}").json()
    assert (got["name"], got["weight_g"], got["options"]) == ("T恤 红/XL", "180.5000", {"颜色": "红", "尺码": "XL"})
    assert call("PATCH", "/skus", {"skus": [{"id": sku, "version": 1, "active": False}]}).status_code == 204
    assert len(call("GET", "/skus", product_id=made["id"], active="true").json()["items"]) == 4


def test_skus_are_asked_for_by_id_and_say_how_they_are_tracked(caller: Any) -> None:
    call = caller()
    milk = product(call, code="MILK", lot_tracked=True, shelf_life_days=30)["skus"][0]["id"]
    phone = product(call, code="PHONE", serial_tracked=True)["skus"][0]["id"]
    product(call, code="OTHER")
    found = call("GET", f"/skus?ids={milk}&ids={phone}").json()["items"]
    assert [(x["code"], x["lot_tracked"], x["serial_tracked"], x["shelf_life_days"]) for x in found] == [
        ("MILK", True, False, 30),
        ("PHONE", False, True, None),
    ]
    assert call("GET", f"/skus/{milk}").json()["lot_tracked"] is True


def test_the_matrix_is_shown_before_anything_is_stored(caller: Any) -> None:
    body = {"code": "T01", "name": "T恤", "options": [COLOURS, SIZES]}
    shown = caller()("POST", "/sku-matrix", body)
    assert shown.json()[3] == {"code": "T01-B-L", "name": "T恤 蓝/L", "options": {"颜色": "蓝", "尺码": "L"}}
    wide = [{"name": name, "values": [str(n) for n in range(200)]} for name in "ab"]
    refused = caller()("POST", "/sku-matrix", {**body, "options": wide})
    assert (refused.status_code, refused.json()["code"]) == (422, "masters.out_of_range")
    assert Product.objects.count() == 0


def test_barcodes_packing_units_and_pictures(caller: Any, tmp_path: Path, settings: Any) -> None:
    settings.HOME = tmp_path
    call = caller()
    [key] = keep([NewFile("a.png", b"\x89PNG\r\n\x1a\na")], actor=SYSTEM, now=utcnow())
    made = product(call)
    [sku] = [each["id"] for each in made["skus"]]
    labels = {"skus": [{"sku_id": sku, "barcodes": [{"code": "690"}, {"code": "1690", "unit": "carton"}]}]}
    assert call("PUT", "/skus/barcodes", labels).status_code == 204
    units = {"skus": [{"sku_id": sku, "units": [{"unit": "carton", "factor": 24}]}]}
    assert call("PUT", "/skus/units", units).status_code == 204
    pictures = {"products": [{"product_id": made["id"], "images": [{"file_key": key, "sku_id": sku}]}]}
    assert call("PUT", "/products/images", pictures).status_code == 204
    got = call("GET", f"/skus/{sku}").json()
    assert got["barcodes"][1] == {"code": "1690", "unit": "carton", "main": False}
    assert got["units"] == [{"unit": "carton", "factor": "24.000000"}]
    assert call("GET", f"/products/{made['id']}").json()["images"] == [{"file_key": key, "sku_id": sku}]
    shown = call("GET", f"/products/{made['id']}/images/{key}")
    assert (shown.status_code, shown["Content-Type"], b"".join(shown.streaming_content)[:4]) == (
        200,
        "image/png",
        b"\x89PNG",
    )
    assert shown["Cache-Control"] == "private, max-age=31536000, immutable"
    other = product(call, "T02")
    face = {"product_id": made["id"], "file_key": key}
    asked = f"/pictures?sku_id={sku}&product_id={made['id']}&product_id={other['id']}"
    assert call("GET", asked).json()["faces"] == [
        {"of": "sku", "id": sku, **face}, {"of": "product", "id": made["id"], **face},
    ]  # fmt: skip
    assert call("GET", f"/products/{made['id']}/images/{key}/small").getvalue() == b"\x89PNG\r\n\x1a\na"
    assert call("GET", f"/products/{other['id']}/images/{key}/small").status_code == 404
    assert call("GET", f"/products/{other['id']}/images/{key}").status_code == 404
    assert call("GET", f"/products/{made['id']}/images/nonsense").status_code == 422
    assert call("GET", "/barcodes/1690").json() == {
        "sku_id": sku,
        "sku_code": "T01",
        "name": "T恤",
        "unit": "carton",
        "active": True,
    }
    assert call("GET", "/barcodes/404").status_code == 404


def test_bundles(caller: Any) -> None:
    call = caller()
    bundle = product(call, "B", skus=[{"code": "B", "bundle": True}])["skus"][0]["id"]
    parts = [product(call, code)["skus"][0]["id"] for code in ("P1", "P2")]
    components = [{"sku_id": parts[0], "qty": 1, "weight": "79"}, {"sku_id": parts[1], "qty": 2, "weight": "39"}]
    body = {"bundles": [{"sku_id": bundle, "components": components}]}
    assert call("PUT", "/bundles", body).status_code == 204
    apart = call("GET", f"/skus/{bundle}/parts", qty="3", amount="99.90").json()
    assert apart == [
        {"sku_id": parts[0], "qty": "3.0000", "amount": "66.88"},
        {"sku_id": parts[1], "qty": "6.0000", "amount": "33.02"},
    ]
    assert len(call("GET", f"/skus/{bundle}").json()["components"]) == 2
    body["bundles"][0]["components"] = [{"sku_id": bundle, "qty": 1, "weight": "1"}]
    assert call("PUT", "/bundles", body).json()["code"] == "catalog.bundle_loop"


def test_categories_brands_and_units(caller: Any) -> None:
    call = caller()
    tree = {"categories": [{"code": "A", "name": "a", "costing": "fifo"}, {"code": "B", "name": "b", "parent": "A"}]}
    first, second = call("POST", "/categories", tree).json()["ids"]
    listed = call("GET", "/categories", below=first).json()["items"]
    assert [(node["path"], node["costing_in_force"]) for node in listed] == [
        (f"/{first}/", "fifo"),
        (f"/{first}/{second}/", "fifo"),
    ]
    loop = {"categories": [{"id": first, "version": 1, "parent_id": second}]}
    assert call("PATCH", "/categories", loop).json()["code"] == "catalog.category_loop"
    [brand] = call("POST", "/brands", {"brands": [{"code": "N", "name": "耐克"}]}).json()["ids"]
    assert call("PATCH", "/brands", {"brands": [{"id": brand, "version": 1, "active": False}]}).status_code == 204
    assert call("GET", "/brands", search="耐").json()["items"][0]["active"] is False
    unit = {"units": [{"code": "pallet", "name": "托", "base": "carton", "factor": "40"}]}
    [unit_id] = call("POST", "/units", unit).json()["ids"]
    assert (
        call("PATCH", "/units", {"units": [{"id": unit_id, "version": 1, "base_id": None, "factor": 1}]}).status_code
        == 204
    )
    assert {row["code"] for row in call("GET", "/units").json()["items"]} >= {"pcs", "pallet"}


WRITES = [
    ("POST", "/products", {"products": [{"code": "X", "name": "x"}]}),
    ("PATCH", "/products", {"products": [{"id": 1, "version": 1, "name": "x"}]}),
    ("PUT", "/products/images", {"products": [{"product_id": 1, "images": []}]}),
    ("POST", "/skus", {"skus": [{"product_id": 1, "code": "X"}]}),
    ("PATCH", "/skus", {"skus": [{"id": 1, "version": 1, "name": "x"}]}),
    ("PUT", "/skus/barcodes", {"skus": [{"sku_id": 1, "barcodes": []}]}),
    ("PUT", "/skus/units", {"skus": [{"sku_id": 1, "units": []}]}),
    ("PUT", "/bundles", {"bundles": [{"sku_id": 1, "components": [{"sku_id": 2, "qty": 1, "weight": 1}]}]}),
    ("POST", "/categories", {"categories": [{"code": "X", "name": "x"}]}),
    ("PATCH", "/categories", {"categories": [{"id": 1, "version": 1, "name": "x"}]}),
    ("POST", "/brands", {"brands": [{"code": "X", "name": "x"}]}),
    ("PATCH", "/brands", {"brands": [{"id": 1, "version": 1, "name": "x"}]}),
    ("POST", "/units", {"units": [{"code": "X", "name": "x"}]}),
    ("PATCH", "/units", {"units": [{"id": 1, "version": 1, "name": "x"}]}),
    ("POST", "/sku-matrix", {"code": "X", "name": "x", "options": []}),
]
READS = [
    "/products",
    "/products/1",
    "/skus",
    "/skus/1",
    "/skus/1/parts?qty=1&amount=1",
    "/barcodes/1",
    "/categories",
    "/brands",
    "/units",
]


@pytest.mark.parametrize(("method", "path", "body"), [*WRITES, *(("GET", path, None) for path in READS)])
def test_who_may_call(caller: Any, method: str, path: str, body: object) -> None:
    assert caller(None)(method, path, body).status_code == 401
    refused = caller("catalog.nothing")(method, path, body)
    assert (refused.status_code, refused.json()["code"]) == (403, "identity.permission_missing")
    assert Product.objects.count() == Sku.objects.count() == Category.objects.count() == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"tax_rate": "1"},
        {"tax_rate": 1e400},
        {"code": "x" * 65},
        {"name": ""},
        {"kind": "food"},
        {"revenue_account": "五千"},
        {"shelf_life_days": 0},
        {"skus": [{"code": "S", "weight_g": "-1"}]},
        {"options": [{"name": "颜色", "values": []}]},
        {"code": "a\nb"},
    ],
)
def test_bad_input_is_refused_with_422(caller: Any, fields: dict[str, object]) -> None:
    answered = caller()("POST", "/products", {"products": [{"code": "X", "name": "x", **fields}]})
    assert answered.status_code in (400, 422), answered.content
    assert Product.objects.count() == 0
