"""Changing settings and views. Every command takes a batch and costs a constant number of statements.

Views are written into the audit log: a shared one decides what others overlook. A setting concerns nobody but its user, who changes some
with every column that is drawn wider; those are not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import psycopg

from zhanggui.foundation.identity.public import Actor, Change, Changed
from zhanggui.foundation.preferences import locks
from zhanggui.foundation.preferences.contracts import Default, LockedView, NewSetting, NewView, ViewChange
from zhanggui.foundation.preferences.errors import (
    OtherList,
    SettingTooLarge,
    TooManySettings,
    TooManyViews,
    ViewNameInvalid,
    ViewNameTaken,
    ViewStale,
    ViewUnknown,
)
from zhanggui.foundation.preferences.permissions import SHARE_VIEWS
from zhanggui.kernel import db, events
from zhanggui.kernel.errors import DomainError, raise_if

SQL = db.Folder(__file__)
SETTINGS_MAX: Final = 500
VALUE_MAX: Final = 20_000
VIEWS_MAX: Final = 200
NAME_MAX: Final = 100


def _text(value: object) -> str:
    # Fractions come as Decimal, whose text is the number.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


@db.in_transaction
def put_settings(batch: Sequence[NewSetting], *, actor: Actor, now: datetime) -> None:
    """Set and remove settings of the caller; of one that stands twice the last one counts. Raises `SettingTooLarge` or `TooManySettings`."""
    wanted = {setting.key: setting.value for setting in batch}
    texts = {key: _text(value) for key, value in wanted.items() if value is not None}
    raise_if(
        [
            SettingTooLarge(field="value", key=key, limit=VALUE_MAX)
            for key, text in texts.items()
            if len(text) > VALUE_MAX
        ]
    )
    user_id = actor.user_id or 0
    [(count,)] = SQL.count_settings.rows(user_id=user_id, keys=list(texts))
    if texts and count > SETTINGS_MAX:
        raise TooManySettings(limit=SETTINGS_MAX)
    SQL.put_settings.run(
        user_id=user_id, gone=sorted(wanted.keys() - texts), keys=list(texts), values=list(texts.values()), now=now
    )


def _taken(error: psycopg.Error) -> DomainError | None:
    """Somebody has given the name away since it was looked up."""
    return ViewNameTaken(field="name", which="") if isinstance(error, psycopg.errors.UniqueViolation) else None


def _name_errors(rows: Sequence[tuple[int, str, str, int]]) -> list[DomainError]:
    """Errors for `(author, list, name, own id)`: no name, or one that the author sees on another view of the list."""
    errors: list[DomainError] = [
        ViewNameInvalid(field="name", row=row, limit=NAME_MAX)
        for row, (_, _, name, _) in enumerate(rows)
        if not 1 <= len(name) <= NAME_MAX
    ]
    found = {
        row
        for (row,) in SQL.taken.rows(
            rows=list(range(len(rows))),
            users=[user for user, _, _, _ in rows],
            lists=[list_ for _, list_, _, _ in rows],
            names=[name for _, _, name, _ in rows],
            own=[own for _, _, _, own in rows],
        )
    }
    seen: set[tuple[int, str, str]] = set()
    for row, (user, list_, name, _) in enumerate(rows):
        if row in found or (user, list_, name.lower()) in seen:
            errors.append(ViewNameTaken(field="name", row=row, which=name))
        seen.add((user, list_, name.lower()))
    return errors


def _fields(view: NewView | LockedView, name: str = "") -> dict[str, Any]:
    return {"list": view.list, "name": name or view.name, "shared": view.shared, "content": dict(view.content)}


@db.in_transaction
def save_views(batch: Sequence[NewView], *, actor: Actor, now: datetime) -> list[int]:
    """Save views of the caller; their ids in the order of the batch.

    Raises `MissingPermission` (a shared one without `preferences.view.share`), `ViewNameInvalid`, `ViewNameTaken` or `TooManyViews`.
    """
    if any(view.shared for view in batch):
        actor.require(SHARE_VIEWS)
    user_id = actor.user_id or 0
    names = [view.name.strip() for view in batch]
    raise_if(_name_errors([(user_id, view.list, name, 0) for view, name in zip(batch, names, strict=True)]))
    [(count,)] = SQL.count_views.rows(user_id=user_id)
    if count + len(batch) > VIEWS_MAX:
        raise TooManyViews(limit=VIEWS_MAX)
    ids = list(db.take_ids(len(batch)))
    SQL.save.later(
        _taken,
        ids=ids,
        user_id=user_id,
        lists=[view.list for view in batch],
        names=names,
        shared=[view.shared for view in batch],
        contents=[_text(view.content) for view in batch],
        now=now,
    )
    changes = [
        Change("view", id_, "create", None, _fields(view, name))
        for id_, view, name in zip(ids, batch, names, strict=True)
    ]
    events.publish(Changed(tuple(changes), actor, now))
    return ids


def _found(ids: Sequence[int], locked: Mapping[int, LockedView], actor: Actor) -> None:
    """Raise `ViewUnknown` for views the caller does not see, `MissingPermission` for shared ones that the caller may not change."""
    raise_if(
        [
            ViewUnknown(field="id", row=row, which=id_)
            for row, id_ in enumerate(ids)
            if id_ not in locked or not (locked[id_].shared or locked[id_].user_id == actor.user_id)
        ]
    )
    if any(view.shared for view in locked.values()):
        actor.require(SHARE_VIEWS)


@db.in_transaction
def change_views(batch: Sequence[ViewChange], *, actor: Actor, now: datetime) -> None:
    """Rename views, share them or not any more, and put other contents into them. A shared one stays its author's.

    Raises `ViewUnknown`, `MissingPermission` (shared before or after, without `preferences.view.share`), `ViewStale`, `ViewNameInvalid` or
    `ViewNameTaken`.
    """
    ids = [change.id for change in batch]
    locked = locks.views(ids)
    _found(ids, locked, actor)
    if any(change.shared for change in batch):
        actor.require(SHARE_VIEWS)
    stale = [
        ViewStale(field="version", row=row, which=locked[change.id].name)
        for row, change in enumerate(batch)
        if locked[change.id].version != change.version or change.id in ids[:row]
    ]
    raise_if(stale)
    views = [locked[change.id] for change in batch]
    names = [change.name.strip() for change in batch]
    rows = [(view.user_id, view.list, name, view.id) for view, name in zip(views, names, strict=True)]
    raise_if(_name_errors(rows))
    SQL.change.later(
        _taken,
        ids=ids,
        names=names,
        shared=[change.shared for change in batch],
        contents=[_text(change.content) for change in batch],
        now=now,
    )
    SQL.forget_defaults.run(ids=ids)
    changes = [
        Change(
            "view",
            view.id,
            "update",
            _fields(view),
            {"list": view.list, "name": name, "shared": change.shared, "content": dict(change.content)},
        )
        for view, change, name in zip(views, batch, names, strict=True)
    ]
    events.publish(Changed(tuple(changes), actor, now))


@db.in_transaction
def delete_views(ids: Sequence[int], *, actor: Actor, now: datetime) -> None:
    """Delete views; lists that opened with one open as everybody has them. Raises `ViewUnknown` or `MissingPermission`."""
    locked = locks.views(ids)
    _found(ids, locked, actor)
    SQL.delete.run(ids=list(ids))
    changes = [Change("view", id_, "delete", _fields(locked[id_]), None) for id_ in dict.fromkeys(ids)]
    events.publish(Changed(tuple(changes), actor, now))


@db.in_transaction
def set_defaults(batch: Sequence[Default], *, actor: Actor) -> None:
    """What lists open with for the caller; of a list that stands twice the last one counts. Raises `ViewUnknown` or `OtherList`."""
    wanted = {default.list: default.view_id for default in batch}
    chosen = {list_: id_ for list_, id_ in wanted.items() if id_ is not None}
    locked = locks.views(chosen.values())
    errors: list[DomainError] = []
    for row, (list_, id_) in enumerate(chosen.items()):
        view = locked.get(id_)
        if view is None or not (view.shared or view.user_id == actor.user_id):
            errors.append(ViewUnknown(field="view_id", row=row, which=id_))
        elif view.list != list_:
            errors.append(OtherList(field="view_id", row=row, which=view.name))
    raise_if(errors)
    SQL.set_defaults.run(
        user_id=actor.user_id or 0, gone=sorted(wanted.keys() - chosen), lists=list(chosen), views=list(chosen.values())
    )
