"""What a caller may do and see."""

from __future__ import annotations

import pytest

from zhanggui.foundation.identity.permissions import register_permissions, registered_permissions
from zhanggui.foundation.identity.power import covers, rules_over
from zhanggui.foundation.identity.public import ALL, SYSTEM, Actor, MissingPermission, OutOfScope
from zhanggui.kernel.machine import Permission

SHIP = Permission("test.ship", "发货", "Ship")
PAY = Permission("test.pay", "付款", "Pay")
CLERK = Actor(
    user_id=1, name="clerk", permissions=frozenset({"test.ship"}), companies=frozenset({1}), shops=frozenset()
)


def test_permissions() -> None:
    assert CLERK.may(SHIP)
    CLERK.require(SHIP)
    assert not CLERK.may(PAY)
    with pytest.raises(MissingPermission) as caught:
        CLERK.require(PAY)
    assert caught.value.message("zh") == "您没有权限：付款（test.pay）。"
    assert caught.value.message("en") == "You do not have the permission “Pay” (test.pay)."
    SYSTEM.require(PAY)


def test_scopes() -> None:
    assert CLERK.sees_company(1)
    assert not CLERK.sees_company(2)
    assert not CLERK.sees_shop(5)
    assert CLERK.sees_warehouse(7)
    CLERK.require_companies([1, 1])
    CLERK.require_warehouses([1, 2, 3])
    SYSTEM.require_shops([9])
    with pytest.raises(OutOfScope) as caught:
        CLERK.require_companies([1, 3, 2])
    assert (caught.value.field, caught.value.params) == ("company_id", {"ids": "2, 3"})
    with pytest.raises(OutOfScope):
        CLERK.require_shops([1])


def actor(permissions: object = frozenset(), companies: frozenset[int] | None = None) -> Actor:
    return Actor(user_id=1, name="x", permissions=permissions, companies=companies)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (SYSTEM, SYSTEM, True),
        (SYSTEM, CLERK, True),
        (CLERK, SYSTEM, False),
        (CLERK, CLERK, True),
        (actor(frozenset("ab")), actor(frozenset("a")), True),
        (actor(frozenset("a")), actor(frozenset("ab")), False),
        (actor(frozenset("a")), actor(ALL), False),
        (actor(companies=frozenset({1, 2})), actor(companies=frozenset({1})), True),
        (actor(companies=frozenset({1})), actor(companies=frozenset({1, 2})), False),
        (actor(companies=frozenset({1})), actor(companies=None), False),
        (actor(companies=None), actor(companies=frozenset({1})), True),
    ],
)
def test_who_rules_over_whom(one: Actor, other: Actor, expected: bool) -> None:
    assert rules_over(one, other) is expected


def test_all_covers_all() -> None:
    assert covers(SYSTEM, permissions=ALL)
    assert not covers(CLERK, permissions=ALL)


def test_a_code_has_one_meaning() -> None:
    known = registered_permissions()
    assert known["identity.user.view"].en == "View users"
    register_permissions([known["identity.user.view"]])
    with pytest.raises(ValueError, match="twice"):
        register_permissions([Permission("identity.user.view", "别的", "Other")])
