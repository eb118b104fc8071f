"""What is long travels compressed, and what has not changed does not travel again."""

from __future__ import annotations

import gzip

import pytest

from tests.contracts.callers import owner, somebody
from tests.world import build
from zhanggui.documents.sales.permissions import ORDER_VIEW

pytestmark = pytest.mark.django_db


def test_a_long_answer_is_compressed_for_who_can_read_it() -> None:
    build()
    boss = owner()
    plain = boss.get("/descriptions")
    packed = boss.get("/descriptions", accept_encoding="gzip, br")
    assert not plain.has_header("Content-Encoding")
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 5
    assert "Accept-Encoding" in packed["Vary"]


def test_a_short_answer_is_not() -> None:
    build()
    assert not owner().get("/companies", accept_encoding="gzip").has_header("Content-Encoding")


def test_descriptions_are_sent_once_to_each_kind_of_caller() -> None:
    build()
    boss, clerk = owner(), somebody(ORDER_VIEW.code)
    first = boss.get("/descriptions")
    again = boss.get("/descriptions", if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    # The compressed answer carries the same fingerprint, as a weak one.
    packed = boss.get("/descriptions", accept_encoding="gzip")
    assert boss.get("/descriptions", if_none_match=packed["ETag"], accept_encoding="gzip").status_code == 304
    chinese = boss.get("/descriptions", **{"Accept-Language": "zh-CN", "if_none_match": first["ETag"]})
    assert (chinese.status_code, chinese.json()["language"]) == (200, "zh")
    other = clerk.get("/descriptions", if_none_match=first["ETag"])
    assert other.status_code == 200
    assert "sales.orders" in {each["name"] for each in other.json()["lists"]}
    assert len(other.json()["lists"]) < len(first.json()["lists"])
