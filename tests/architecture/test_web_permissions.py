"""The web application asks for permissions that exist: one that is spelled wrong hides a page from everybody but the owner."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture import house
from zhanggui.foundation.identity.public import registered_permissions

WEB = house.ROOT / "web/src"
#: `may('…')`, `permission: '…'`: what pages, menus and buttons ask for.
ASKED = re.compile(r"""(?:\bmay\(|\bpermission[:=]\s*\{?)\s*'([a-z_.]+)'""")
FILES = sorted(path for path in WEB.rglob("*.ts*") if "generated" not in path.parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(WEB)))
def test_every_permission_exists(path: Path) -> None:
    known = registered_permissions()
    assert [code for code in ASKED.findall(path.read_text(encoding="utf-8")) if code not in known] == []


def test_permissions_are_asked_for() -> None:
    asked = {code for path in FILES for code in ASKED.findall(path.read_text(encoding="utf-8"))}
    assert {"sales.order.view", "sales.order.place", "audit.record.view"} <= asked
