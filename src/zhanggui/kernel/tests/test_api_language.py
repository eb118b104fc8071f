"""Which language an answer has."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from zhanggui.kernel.api.language import language


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", "zh"),
        ("en", "en"),
        ("en-US,en;q=0.9", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en;q=0.5, zh-TW;q=0.9", "zh"),
        ("fr, en;q=0.1", "en"),
        ("fr", "zh"),
        ("zh;q=0, en;q=0.2", "en"),
        ("en;q=nonsense", "zh"),
        ("en;q=inf", "zh"),
        (",,;;=,", "zh"),
    ],
)
def test_the_header_decides(header: str, expected: str) -> None:
    assert language(RequestFactory().get("/", headers={"Accept-Language": header})) == expected


def test_without_a_wish_the_account_decides() -> None:
    request = RequestFactory().get("/")
    request.auth = SimpleNamespace(locale="en")  # type: ignore[attr-defined]
    assert language(request) == "en"
