"""The search names its lists as the descriptions do, and hides them behind the same permissions."""

from __future__ import annotations

from zhanggui.app.descriptions import DESCRIPTIONS
from zhanggui.insight.search.public import KINDS


def test_every_kind_is_a_list_that_is_described() -> None:
    described = {each.name: each.permission for each in DESCRIPTIONS}
    assert {kind: described[kind] for kind in KINDS} == dict(KINDS)
