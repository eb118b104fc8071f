"""Commands of the frame around all pages: views, settings, notices, tasks, second factors."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.db import connection

from tests.invariants.flat import making as m
from tests.world import NOW, World
from zhanggui.foundation.identity import public as identity
from zhanggui.foundation.identity.public import SYSTEM, Actor
from zhanggui.foundation.notices import public as notices
from zhanggui.foundation.preferences import public as preferences
from zhanggui.foundation.tasks import public as tasks

KIND = notices.Kind("flat.told", "说一声", "Told")
WORK = tasks.Kind("flat.work", "做一件事", "Work", lambda arguments, **_: None)


def _users(n: int) -> list[int]:
    new = [
        identity.NewUser(login=f"flat-{secrets.token_hex(6)}", name="平", password="correct horse 1") for _ in range(n)
    ]
    return list(identity.create_users(new, actor=SYSTEM, now=NOW))


def _somebody() -> Actor:
    [user] = _users(1)
    return Actor(user_id=user, name="平", permissions=SYSTEM.permissions)


def _factors(w: World, n: int) -> Callable[[], object]:
    with connection.cursor() as cursor:
        # Users without passwords that take their time: only the rows count here.
        cursor.execute(
            "INSERT INTO identity_factor (user_id, secret, since, last_step) SELECT id, 'x', now(), 0 FROM identity_user LIMIT %s",
            [n],
        )
        cursor.execute("SELECT user_id FROM identity_factor")
        users = [row[0] for row in cursor.fetchall()]
    return lambda: identity.reset_second_factors(users, actor=SYSTEM, now=NOW)


def _told(n: int, user: int) -> list[notices.NewNotice]:
    return [notices.NewNotice(KIND.name, users=(user,))] * n


def _tell(w: World, n: int) -> Callable[[], object]:
    actor = _somebody()
    return lambda: notices.tell(_told(n, actor.user_id or 0), now=NOW)


def _read(w: World, n: int) -> Callable[[], object]:
    actor = _somebody()
    notices.tell(_told(n, actor.user_id or 0), now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM notices_notice WHERE user_id = %s", [actor.user_id])
        ids = [row[0] for row in cursor.fetchall()]
    return lambda: notices.mark_read(ids, actor=actor, now=NOW)


def _new_views(n: int) -> list[preferences.NewView]:
    return [preferences.NewView(f"list.{x}", "我的", False, {"tab": "all"}) for x in range(n)]


def _views(n: int) -> tuple[Actor, list[int]]:
    actor = _somebody()
    return actor, preferences.save_views(_new_views(n), actor=actor, now=NOW)


def _save(w: World, n: int) -> Callable[[], object]:
    actor = _somebody()
    return lambda: preferences.save_views(_new_views(n), actor=actor, now=NOW)


def _change(w: World, n: int) -> Callable[[], object]:
    actor, ids = _views(n)
    changes = [preferences.ViewChange(id_, 1, "别的", False, {"tab": "draft"}) for id_ in ids]
    return lambda: preferences.change_views(changes, actor=actor, now=NOW)


def _delete(w: World, n: int) -> Callable[[], object]:
    actor, ids = _views(n)
    return lambda: preferences.delete_views(ids, actor=actor, now=NOW)


def _default(w: World, n: int) -> Callable[[], object]:
    actor, ids = _views(n)
    wanted = [preferences.Default(f"list.{x}", id_) for x, id_ in enumerate(ids)]
    return lambda: preferences.set_defaults(wanted, actor=actor)


def _set(w: World, n: int) -> Callable[[], object]:
    actor = _somebody()
    wanted = [preferences.NewSetting(f"columns.{x}", ["number"]) for x in range(n)]
    return lambda: preferences.put_settings(wanted, actor=actor, now=NOW)


def _cancel(w: World, n: int) -> Callable[[], object]:
    ids = [tasks.start(WORK.name, {}, actor=SYSTEM, now=NOW) for _ in range(n)]
    return lambda: tasks.cancel(ids, actor=SYSTEM, now=NOW)


CASES: dict[str, m.Case] = {
    "identity.reset_second_factors": _factors,
    "notices.tell": _tell,
    "notices.mark_read": _read,
    "preferences.save_views": _save,
    "preferences.change_views": _change,
    "preferences.delete_views": _delete,
    "preferences.set_defaults": _default,
    "preferences.put_settings": _set,
    "tasks.cancel": _cancel,
}
