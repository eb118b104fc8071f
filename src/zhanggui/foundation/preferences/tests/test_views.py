"""Views of lists: one's own, shared ones, and what a list opens with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection

from zhanggui.foundation.identity.public import Actor, Changed, MissingPermission
from zhanggui.foundation.preferences import commands
from zhanggui.foundation.preferences.errors import (
    OtherList,
    TooManyViews,
    ViewNameInvalid,
    ViewNameTaken,
    ViewStale,
    ViewUnknown,
)
from zhanggui.foundation.preferences.public import (
    Default,
    NewView,
    ViewChange,
    ViewRow,
    change_views,
    delete_views,
    save_views,
    set_defaults,
    views,
)
from zhanggui.foundation.preferences.tests.conftest import person
from zhanggui.kernel import db
from zhanggui.kernel.errors import Many

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
CONTENT = {"tab": "draft", "filters": {"shop_id": 7}, "columns": [{"key": "gross", "width": 160}]}


def save(actor: Actor, name: str = "本月", *, shared: bool = False, list_: str = "sales.orders", **content: Any) -> int:
    """Save one view; its id."""
    return save_views([NewView(list_, name, shared, content or CONTENT)], actor=actor, now=NOW)[0]


def change(view_id: int, actor: Actor, *, version: int = 1, name: str = "本月", shared: bool = False) -> None:
    """Change one view."""
    change_views([ViewChange(view_id, version, name, shared, CONTENT)], actor=actor, now=NOW)


def one(actor: Actor) -> ViewRow:
    """The only view the caller sees."""
    [row] = views(actor=actor)
    return row


def names(actor: Actor) -> Sequence[str]:
    """What the caller may choose from."""
    return [view.name for view in views(actor=actor)]


def test_a_view_comes_back_as_it_was(heard: list[Changed]) -> None:
    lisi = person("lisi")
    view_id = save(lisi, "  本月 ")
    row = one(lisi)
    assert (row.id, row.list, row.name, row.content, row.version) == (view_id, "sales.orders", "本月", CONTENT, 1)
    assert (row.mine, row.shared, row.is_default, row.author) == (True, False, False, "Lisi")
    [told] = heard[-1].changes
    assert (told.document, told.document_id, told.action) == ("view", view_id, "create")
    assert told.after == {"list": "sales.orders", "name": "本月", "shared": False, "content": CONTENT}


def test_ones_own_is_nobody_elses() -> None:
    lisi, wang = person("lisi"), person("wang", shares=True)
    view_id = save(lisi)
    assert views(actor=wang) == []
    for refused in (
        lambda: change(view_id, wang),
        lambda: delete_views([view_id], actor=wang, now=NOW),
        lambda: set_defaults([Default("sales.orders", view_id)], actor=wang),
    ):
        with pytest.raises(ViewUnknown):
            refused()
    assert one(lisi).version == 1


def test_a_shared_one_is_everybodys_and_changed_by_who_may() -> None:
    lisi, wang, zhao = person("lisi", shares=True), person("wang"), person("zhao", shares=True)
    view_id = save(lisi, shared=True)
    row = one(wang)
    assert (row.mine, row.shared, row.author) == (False, True, "Lisi")
    with pytest.raises(MissingPermission):
        change(view_id, wang, shared=True)
    with pytest.raises(MissingPermission):
        delete_views([view_id], actor=wang, now=NOW)
    change(view_id, zhao, name="上月", shared=True)
    assert (one(wang).name, one(wang).author, one(wang).version) == ("上月", "Lisi", 2)
    delete_views([view_id], actor=zhao, now=NOW)
    assert views(actor=lisi) == []


def test_sharing_needs_the_permission() -> None:
    wang = person("wang")
    with pytest.raises(MissingPermission):
        save(wang, shared=True)
    view_id = save(wang)
    with pytest.raises(MissingPermission):
        change(view_id, wang, shared=True)
    assert not one(wang).shared


def test_names_are_told_apart() -> None:
    lisi, wang = person("lisi", shares=True), person("wang")
    save(lisi, "Mine")
    save(wang, "mine")  # each sees one of them
    save(lisi, "All", shared=True)
    for name in ("ALL", " all "):
        with pytest.raises(ViewNameTaken):
            save(wang, name)
    with pytest.raises(ViewNameTaken):
        save(lisi, "mine")
    save(lisi, "mine", list_="sales.returns")
    with pytest.raises(ViewNameTaken):
        save_views([NewView("x", "a", False, {}), NewView("x", "A", False, {})], actor=wang, now=NOW)
    for name in ("", "   ", "x" * (commands.NAME_MAX + 1)):
        with pytest.raises(ViewNameInvalid):
            save(wang, name)


def test_renaming_to_itself_is_no_clash() -> None:
    lisi = person("lisi")
    view_id = save(lisi, "本月")
    other = save(lisi, "上月")
    change(view_id, lisi, name="本月")
    with pytest.raises(ViewNameTaken):
        change(other, lisi, name="本月")


def test_a_change_of_something_older_is_refused() -> None:
    lisi = person("lisi")
    view_id = save(lisi)
    change(view_id, lisi, name="a")
    with pytest.raises(ViewStale):
        change(view_id, lisi, name="b")
    with pytest.raises(Many):
        change_views([ViewChange(view_id, 1, "x", False, {}), ViewChange(view_id, 2, "y", False, {}), ViewChange(view_id, 2, "z", False, {})], actor=lisi, now=NOW)  # fmt: skip
    assert names(lisi) == ["a"]


def test_a_list_opens_with_what_its_user_chose() -> None:
    lisi, wang = person("lisi", shares=True), person("wang")
    first, second = save(lisi, "a", shared=True), save(lisi, "b")
    set_defaults([Default("sales.orders", second)], actor=lisi)
    set_defaults([Default("sales.orders", first)], actor=wang)
    assert [(view.name, view.is_default) for view in views(actor=lisi)] == [("a", False), ("b", True)]
    assert one(wang).is_default
    set_defaults([Default("sales.orders", first)], actor=lisi)
    assert [view.is_default for view in views(actor=lisi)] == [True, False]
    set_defaults([Default("sales.orders", None)], actor=lisi)
    assert not any(view.is_default for view in views(actor=lisi))
    with pytest.raises(OtherList):
        set_defaults([Default("sales.returns", first)], actor=lisi)


def test_what_is_not_shared_any_more_is_nobody_elses_first() -> None:
    lisi, wang = person("lisi", shares=True), person("wang")
    view_id = save(lisi, shared=True)
    for each in (lisi, wang):
        set_defaults([Default("sales.orders", view_id)], actor=each)
    change(view_id, lisi, shared=False)
    assert one(lisi).is_default
    assert views(actor=wang) == []
    change(view_id, lisi, version=2, shared=True)
    assert not one(wang).is_default


def test_what_is_deleted_opens_no_list(heard: list[Changed]) -> None:
    lisi = person("lisi")
    view_id = save(lisi)
    set_defaults([Default("sales.orders", view_id)], actor=lisi)
    delete_views([view_id], actor=lisi, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM preferences_default")
        assert cursor.fetchone() == (0,)
    assert (heard[-1].changes[0].action, heard[-1].changes[0].after) == ("delete", None)
    with pytest.raises(ViewUnknown):
        delete_views([view_id], actor=lisi, now=NOW)


def test_there_are_not_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    lisi = person("lisi")
    monkeypatch.setattr(commands, "VIEWS_MAX", 1)
    save(lisi)
    with pytest.raises(TooManyViews):
        save(lisi, "b")


def test_a_batch_costs_what_one_costs() -> None:
    lisi = person("lisi")
    counts = []
    for size in (1, 30):
        with db.count_statements() as counted:
            save_views([NewView("x", f"{size} {n}", False, {}) for n in range(size)], actor=lisi, now=NOW)
        counts.append(counted.count)
    assert counts[0] == counts[1]
