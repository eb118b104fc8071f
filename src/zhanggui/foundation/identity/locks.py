"""All locking statements of this module."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zhanggui.foundation.identity.contracts import RoleRow, Standing, UserRow, powers, scope
from zhanggui.kernel import db

SQL = db.Folder(__file__)


@dataclass(frozen=True, slots=True)
class Locked:
    """Users under a row lock until the transaction ends: what they may do, and their password hashes, by id."""

    standings: dict[int, Standing]
    passwords: dict[int, str]


def users(ids: Iterable[int], *, owners: bool = False) -> Locked:
    """Lock users in the order of their ids, with all active owners too if asked; one statement."""
    standings: dict[int, Standing] = {}
    passwords: dict[int, str] = {}
    for row in SQL.standings.rows(ids=list(ids), owners=owners):
        (
            id_, login, email, name, locale, active, is_owner, role_ids, companies, shops, warehouses, version, created_at,
            password, second_factor, codes,
        ) = row  # fmt: skip
        user = UserRow(
            id=id_,
            login=login,
            email=email,
            name=name,
            locale=locale,
            active=active,
            is_owner=is_owner,
            role_ids=tuple(role_ids),
            companies=scope(companies),
            shops=scope(shops),
            warehouses=scope(warehouses),
            version=version,
            created_at=created_at,
            second_factor=second_factor,
        )
        standings[id_] = Standing(user=user, permissions=powers(is_owner, codes))
        passwords[id_] = password
    return Locked(standings=standings, passwords=passwords)


def roles(ids: Iterable[int]) -> dict[int, tuple[RoleRow, int]]:
    """Lock roles in the order of their ids; each with the number of its users. One statement."""
    return {
        id_: (RoleRow(id_, name, frozenset(permissions), version, second_factor), users_count)
        for id_, name, permissions, version, second_factor, users_count in SQL.roles.rows(ids=list(ids))
    }
