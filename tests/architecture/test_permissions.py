"""Every permission: one object, one code, both languages, known to the registry from which roles are made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.architecture import house
from zhanggui.foundation.identity import permissions as registry
from zhanggui.kernel.machine import Machine, Permission


def defined() -> Iterator[tuple[str, Permission]]:
    """Permission objects in the order of the tree, with the module whose namespace holds them."""
    for module in house.everything():
        for value in list(vars(module).values()):
            if isinstance(value, Permission):
                yield module.__name__, value
            elif isinstance(value, Machine):
                yield from ((module.__name__, transition.permission) for transition in value.transitions)


DEFINED = list(dict.fromkeys(permission for _, permission in defined()))


def test_codes_are_unique() -> None:
    codes = [permission.code for permission in DEFINED]
    assert sorted({code for code in codes if codes.count(code) > 1}) == []


@pytest.mark.parametrize("permission", DEFINED, ids=lambda permission: permission.code)
def test_a_permission_is_named_in_both_languages(permission: Permission) -> None:
    assert permission.zh.strip()
    assert permission.en.strip()
    module, _, rest = permission.code.partition(".")
    assert module in {each.name for each in house.modules()} | {"kernel", "app"}
    assert rest


def test_texts_tell_permissions_apart() -> None:
    assert len({permission.zh for permission in DEFINED}) == len(DEFINED)
    assert len({permission.en for permission in DEFINED}) == len(DEFINED)


def test_they_live_in_permissions_files() -> None:
    homes = {
        id(p) for module in house.called("permissions") for p in vars(module).values() if isinstance(p, Permission)
    }
    assert sorted({permission.code for _, permission in defined() if id(permission) not in homes}) == []


def test_every_permission_is_registered() -> None:
    registered = registry.registered_permissions()
    assert sorted(permission.code for permission in DEFINED if registered.get(permission.code) != permission) == []
