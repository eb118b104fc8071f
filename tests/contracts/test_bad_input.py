"""What clients get wrong: every answer names the field, the row and what to do, in the caller's language, and nothing is changed."""

from __future__ import annotations

import json
import re
from typing import Any
from uuid import uuid4

import pytest

from tests.contracts.callers import Caller
from tests.contracts.fingerprint import fingerprint
from tests.contracts.stage import Stage
from zhanggui.foundation.identity.public import registered_permissions

QTY, AT, PRICE = "orders.1.lines.0.qty", "orders.1.ordered_at", "orders.1.lines.0.unit_price"
#: What stands in the second order in place of a good value, as JSON; the code; the field that is named, and the row of the request.
WRONG = (
    ("qty", "1e18", "api.input_invalid", QTY, 1),
    ("qty", '"1e18"', "api.input_invalid", QTY, 1),
    ("qty", "1e400", "api.input_invalid", QTY, 1),
    ("qty", '"NaN"', "api.input_invalid", QTY, 1),
    ("qty", "NaN", "api.number_not_finite", QTY, 1),
    ("qty", '"1,000"', "api.input_invalid", QTY, 1),
    ("qty", "true", "api.input_invalid", QTY, 1),
    ("qty", '"1.00001"', "api.input_invalid", QTY, 1),
    ("qty", '"-1"', "sales.invalid_line", "lines.0.qty", 1),
    ("qty", '"0"', "sales.invalid_line", "lines.0.qty", 1),
    ("qty", '"1", "qty": "2"', "api.key_twice", QTY, 1),
    ("qty", "9223372036854775808", "api.number_too_large", QTY, 1),
    ("unit_price", '"-5"', "sales.invalid_line", "lines.0.unit_price", 1),
    ("unit_price", '"1000000000000"', "api.input_invalid", PRICE, 1),
    ("sku_id", "99999999", "sales.unknown_master", "lines.0.sku_id", 1),
    ("ordered_at", '"1900-01-01T00:00:00Z"', "api.input_invalid", AT, 1),
    ("ordered_at", '"9999-12-31T23:59:59Z"', "api.input_invalid", AT, 1),
    ("ordered_at", '"10000-01-01T00:00:00Z"', "api.input_invalid", AT, 1),
    ("ordered_at", '"2026-02-30T00:00:00Z"', "api.input_invalid", AT, 1),
    ("ordered_at", '"2026-11-23T08:00:00"', "api.input_invalid", AT, 1),
    ("remark", r'"a\u0000b"', "api.text_unstorable", "orders.1.remark", 1),
    ("remark", r'"\udc00"', "api.text_unstorable", "orders.1.remark", 1),
    ("remark", f'"{"x" * 2001}"', "api.input_invalid", "orders.1.remark", 1),
    ("colour", '"red"', "api.input_invalid", "orders.1.colour", 1),
    ("qty", '"1", "Qty": "2"', "api.input_invalid", "orders.1.lines.0.Qty", 1),
    ("lines", "[]", "api.input_invalid", "orders.1.lines", 1),
    ("lines", "[" * 50_000, "api.body_too_deep", None, None),
    ("lines", "[1,]", "api.body_unreadable", None, None),
)  # fmt: skip


def order(stage: Stage, **changed: str) -> str:
    """An order as JSON text, with some values replaced by other text."""
    scene = stage.scene
    line = {"sku_id": scene["lamp"], "qty": '"1"', "unit_price": '"20"'}
    head = {"shop_id": scene["shop"], "customer_id": scene["customer"], "ordered_at": '"2026-03-02T08:00:00Z"', "remark": '""'}  # fmt: skip
    line.update({name: text for name, text in changed.items() if name in line})
    head.update({name: text for name, text in changed.items() if name not in line})
    inner = ", ".join(f'"{name}": {value}' for name, value in line.items())
    head.setdefault("lines", f"[{{{inner}}}]")
    return "{" + ", ".join(f'"{name}": {value}' for name, value in head.items()) + "}"


def boss(stage: Stage) -> Caller:
    return stage.callers[frozenset(registered_permissions())]


def send(stage: Stage, body: bytes, **headers: str) -> Any:
    return boss(stage).call("POST", "/sales/orders", body, **headers)


def first(answer: Any) -> dict[str, Any]:
    """The first error of a refusal that is one in every respect."""
    assert answer["Content-Type"].startswith("application/problem+json"), answer.content
    problem = answer.json()
    assert problem["status"] == answer.status_code
    error: dict[str, Any] = (problem.get("errors") or [problem])[0]
    assert error["detail"]
    assert error["remedy"]
    return error


@pytest.mark.parametrize(("name", "text", "code", "field", "row"), WRONG)
def test_a_wrong_value_is_named(
    name: str, text: str, code: str, field: str | None, row: int | None, on_stage: Stage
) -> None:
    body = f'{{"orders": [{order(on_stage)}, {order(on_stage, **{name: text})}]}}'.encode()
    before = fingerprint()
    for language in ("zh", "en"):
        answer = send(on_stage, body, **{"Accept-Language": language})
        error = first(answer)
        assert (error["code"], error.get("field"), error.get("row")) == (code, field, row)
        chinese = bool(re.search("[\u4e00-\u9fff]", error["detail"] + error["remedy"]))
        assert chinese == (language == "zh"), error
    assert fingerprint() == before


@pytest.mark.parametrize(
    ("method", "address"),
    [("GET", "/sales/orders?colour=red"), ("GET", "/me?x=1"), ("POST", "/sales/orders?dry_run=true")],
)
def test_a_parameter_that_means_nothing_is_named(method: str, address: str, on_stage: Stage) -> None:
    body = f'{{"orders": [{order(on_stage)}]}}'.encode() if method == "POST" else None
    error = first(boss(on_stage).call(method, address, body))
    assert (error["code"], error["field"]) == ("api.parameter_unknown", re.split("[?=]", address)[1])


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "gb18030"])
def test_another_encoding_is_named(encoding: str, on_stage: Stage) -> None:
    body = f'{{"orders": [{order(on_stage, remark=json.dumps("台灯", ensure_ascii=False))}]}}'.encode(encoding)
    error = first(send(on_stage, body, **{"Accept-Language": "zh"}))
    assert error["code"] == "api.body_not_utf8"
    assert "UTF-8" in error["remedy"]


def test_a_key_is_used_for_one_call(on_stage: Stage) -> None:
    key = {"Idempotency-Key": uuid4().hex}
    one, other = (f'{{"orders": [{order(on_stage, qty=qty)}]}}'.encode() for qty in ('"1"', '"2"'))
    made = send(on_stage, one, **key)
    assert made.status_code == 201
    assert send(on_stage, one, **key).content == made.content
    before = fingerprint()
    error = first(send(on_stage, other, **key))
    assert (error["code"], error["field"]) == ("api.idempotency_key_reused", "Idempotency-Key")
    assert fingerprint() == before
