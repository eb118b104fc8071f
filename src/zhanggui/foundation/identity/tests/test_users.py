"""Creating and changing users, and the rule against climbing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zhanggui.foundation.identity.errors import (
    EmailInvalid,
    LastOwner,
    LoginInvalid,
    LoginTaken,
    MissingPermission,
    NameInvalid,
    PasswordWeak,
    PasswordWrong,
    PowerExceeded,
    RoleUnknown,
    UserUnknown,
    VersionStale,
)
from zhanggui.foundation.identity.permissions import MANAGE_USERS, VIEW_USERS
from zhanggui.foundation.identity.public import (
    SYSTEM,
    Access,
    Actor,
    Changed,
    NewRole,
    NewUser,
    UserChange,
    change_password,
    create_roles,
    create_users,
    log_in,
    reset_password,
    set_roles,
    update_users,
    user_names,
)
from zhanggui.foundation.identity.tests.conftest import NOW, PASSWORD, make
from zhanggui.foundation.identity.users import queries
from zhanggui.kernel import db
from zhanggui.kernel.errors import DomainError, Many

pytestmark = pytest.mark.django_db

MANAGER = Actor(
    user_id=None,
    name="manager",
    permissions=frozenset({MANAGE_USERS.code, VIEW_USERS.code}),
    companies=frozenset({1, 2}),
)
NOBODY = Actor(user_id=None, name="nobody", permissions=frozenset())


def role(*codes: str, name: str = "role") -> int:
    return create_roles([NewRole(name=name, permissions=frozenset(codes))], actor=SYSTEM, now=NOW)[0]


def row(user_id: int) -> queries.UserRow:
    return queries.user(user_id=user_id, actor=SYSTEM)


def change(user_id: int, **fields: object) -> UserChange:
    now = row(user_id)
    current = UserChange(
        id=user_id,
        version=now.version,
        name=now.name,
        email=now.email,
        locale=now.locale,
        active=now.active,
        is_owner=now.is_owner,
    )
    return replace(current, **fields)


class TestCreate:
    """New users."""

    def test_a_user_is_stored_as_given(self, heard: list[Changed]) -> None:
        viewer = role(VIEW_USERS.code)
        user_id = make("  Zhang.San ", email="Z@example.com", role_ids=(viewer, viewer), companies=frozenset({2, 1}))
        found = row(user_id)
        assert (found.login, found.email, found.role_ids) == ("zhang.san", "Z@example.com", (viewer,))
        assert (found.companies, found.shops, found.warehouses) == (frozenset({1, 2}), None, None)
        assert (found.active, found.is_owner, found.version, found.locale) == (True, False, 1, "zh")
        assert user_names([user_id, 1]) == {user_id: found.name}
        told = heard[-1].changes[0]
        assert (told.document, told.document_id, told.action, told.before) == ("user", user_id, "create", None)
        assert told.after is not None
        assert "password" not in told.after

    def test_full_width_letters_do_not_make_another_login(self) -> None:
        make("wang")
        with pytest.raises(LoginTaken):
            make("ＷＡＮＧ")

    @pytest.mark.parametrize(
        ("fields", "error"),
        [
            ({"login": "a"}, LoginInvalid),
            ({"login": "two words"}, LoginInvalid),
            ({"login": "x" * 65}, LoginInvalid),
            ({"name": "  "}, NameInvalid),
            ({"email": "nonsense"}, EmailInvalid),
            ({"password": "12345678"}, PasswordWeak),
            ({"role_ids": (1,)}, RoleUnknown),
        ],
    )
    def test_what_is_refused(self, fields: dict[str, object], error: type[DomainError]) -> None:
        user = replace(NewUser(login="lisi", name="李四", password=PASSWORD), **fields)
        with pytest.raises(error) as caught:
            create_users([user], actor=SYSTEM, now=NOW)
        assert caught.value.row == 0

    def test_all_errors_of_a_batch_come_together(self) -> None:
        good = NewUser(login="good", name="x", password=PASSWORD)
        with pytest.raises(Many) as caught:
            create_users([good, replace(good, login="!"), replace(good, name="")], actor=SYSTEM, now=NOW)
        assert [(type(error), error.row) for error in caught.value.errors] == [(LoginInvalid, 1), (NameInvalid, 2)]

    @pytest.mark.parametrize("second", [{"login": "A1", "email": ""}, {"login": "b1", "email": "SAME@example.com"}])
    def test_nobody_twice_in_a_batch(self, second: dict[str, str]) -> None:
        first = NewUser(login="a1", name="x", password=PASSWORD, email="same@example.com")
        with pytest.raises(LoginTaken) as caught:
            create_users([first, replace(first, **second)], actor=SYSTEM, now=NOW)
        assert caught.value.row == 1

    def test_the_statements_do_not_grow_with_the_batch(self) -> None:
        viewer = role(VIEW_USERS.code)
        counts = []
        for n in (1, 50):
            batch = [
                NewUser(login=f"u{n}-{i}", name="x", password=PASSWORD, role_ids=(viewer,), shops=frozenset(range(i)))
                for i in range(n)
            ]
            db.take_ids(1)
            with db.count_statements() as counted:
                create_users(batch, actor=SYSTEM, now=NOW)
            counts.append(counted.count)
        assert counts[0] == counts[1] <= 4


class TestPower:
    """Nobody grants, or takes over, more than they hold."""

    def test_without_the_permission_nothing_goes(self) -> None:
        user_id = make("victim")
        access = Access(user_id=user_id, version=1, role_ids=())
        for command in (
            lambda: create_users([NewUser(login="x1", name="x", password=PASSWORD)], actor=NOBODY, now=NOW),
            lambda: update_users([change(user_id)], actor=NOBODY, now=NOW),
            lambda: set_roles([access], actor=NOBODY, now=NOW),
            lambda: reset_password(user_id=user_id, new=PASSWORD, actor=NOBODY, now=NOW),
            lambda: queries.page(actor=NOBODY),
            lambda: queries.user(user_id=user_id, actor=NOBODY),
        ):
            with pytest.raises(MissingPermission):
                command()

    @pytest.mark.parametrize(
        "fields",
        [{"is_owner": True}, {"companies": None}, {"companies": frozenset({1, 3})}],
    )
    def test_new_users_hold_no_more_than_their_maker(self, fields: dict[str, object]) -> None:
        user = NewUser(login="climber", name="x", password=PASSWORD, companies=frozenset({1}))
        create_users([replace(user, login="fine")], actor=MANAGER, now=NOW)
        with pytest.raises(PowerExceeded):
            create_users([replace(user, **fields)], actor=MANAGER, now=NOW)

    def test_nor_by_a_role(self) -> None:
        mighty = role(MANAGE_USERS.code, "identity.role.manage")
        with pytest.raises(PowerExceeded):
            create_users(
                [NewUser(login="cl", name="x", password=PASSWORD, companies=frozenset({1}), role_ids=(mighty,))],
                actor=MANAGER,
                now=NOW,
            )
        user_id = make("plain", companies=frozenset({1}))
        with pytest.raises(PowerExceeded):
            set_roles(
                [Access(user_id=user_id, version=1, role_ids=(mighty,), companies=frozenset({1}))],
                actor=MANAGER,
                now=NOW,
            )

    def test_mightier_users_are_out_of_reach(self) -> None:
        owner = make("owner", is_owner=True)
        wide = make("wide", companies=None)
        for user_id in (owner, wide):
            with pytest.raises(PowerExceeded):
                reset_password(user_id=user_id, new="new-password-1", actor=MANAGER, now=NOW)
            with pytest.raises(PowerExceeded):
                update_users([change(user_id, active=False)], actor=MANAGER, now=NOW)
            with pytest.raises(PowerExceeded):
                set_roles(
                    [Access(user_id=user_id, version=1, role_ids=(), companies=frozenset({1}))], actor=MANAGER, now=NOW
                )

    def test_only_owners_make_owners(self) -> None:
        user_id = make("plain", companies=frozenset({1}))
        with pytest.raises(PowerExceeded):
            update_users([change(user_id, is_owner=True)], actor=MANAGER, now=NOW)


class TestUpdate:
    """Changes to users."""

    def test_values_change_and_the_version_rises(self, heard: list[Changed]) -> None:
        user_id = make("lisi")
        update_users([change(user_id, name=" 李四 ", email="l@example.com", locale="en")], actor=SYSTEM, now=NOW)
        found = row(user_id)
        assert (found.name, found.email, found.locale, found.version) == ("李四", "l@example.com", "en", 2)
        told = heard[-1].changes[0]
        assert told.before is not None
        assert told.after is not None
        assert (told.before["name"], told.after["email"]) == ("Lisi", "l@example.com")

    def test_a_stale_version_is_refused(self) -> None:
        user_id = make("lisi")
        stale = change(user_id)
        update_users([stale], actor=SYSTEM, now=NOW)
        with pytest.raises(VersionStale):
            update_users([stale], actor=SYSTEM, now=NOW)
        with pytest.raises(VersionStale):
            set_roles([Access(user_id=user_id, version=1, role_ids=())], actor=SYSTEM, now=NOW)
        fresh = change(user_id)
        with pytest.raises(VersionStale):
            update_users([fresh, fresh], actor=SYSTEM, now=NOW)

    def test_an_unknown_user(self) -> None:
        with pytest.raises(UserUnknown):
            update_users([replace(change(make("a2")), id=5)], actor=SYSTEM, now=NOW)
        with pytest.raises(UserUnknown):
            reset_password(user_id=5, new="new-password-1", actor=SYSTEM, now=NOW)

    def test_an_email_belongs_to_one(self) -> None:
        make("a2", email="a@example.com")
        with pytest.raises(LoginTaken):
            update_users([change(make("b2"), email="A@example.com")], actor=SYSTEM, now=NOW)

    def test_the_last_owner_stays(self) -> None:
        one, two = make("one", is_owner=True), make("two", is_owner=True)
        update_users([change(one, active=False)], actor=SYSTEM, now=NOW)
        with pytest.raises(LastOwner):
            update_users([change(two, is_owner=False)], actor=SYSTEM, now=NOW)
        heir = make("heir")
        update_users([change(two, is_owner=False), change(heir, is_owner=True)], actor=SYSTEM, now=NOW)
        assert row(heir).is_owner

    def test_access_is_replaced_as_a_whole(self, heard: list[Changed]) -> None:
        old, kept, new = role(name="old"), role(name="kept"), role(name="new")
        user_id = make("lisi", role_ids=(old, kept), companies=frozenset({1}), shops=frozenset({5}))
        set_roles(
            [Access(user_id=user_id, version=1, role_ids=(new, kept), warehouses=frozenset())], actor=SYSTEM, now=NOW
        )
        found = row(user_id)
        assert found.role_ids == tuple(sorted((kept, new)))
        assert (found.companies, found.shops, found.warehouses, found.version) == (None, None, frozenset(), 2)
        told = heard[-1].changes[0]
        assert told.before == {
            "role_ids": sorted((old, kept)),
            "companies": [1],
            "shops": [5],
            "warehouses": None,
        }


class TestPassword:
    """Old and new."""

    def test_ones_own(self, heard: list[Changed]) -> None:
        user_id = make("lisi")
        actor = Actor(user_id=user_id, name="Lisi", permissions=frozenset())
        with pytest.raises(PasswordWrong):
            change_password(old="wrong", new="new-password-1", actor=actor, now=NOW)
        with pytest.raises(PasswordWeak):
            change_password(old=PASSWORD, new="lisi", actor=actor, now=NOW)
        change_password(old=PASSWORD, new="new-password-1", actor=actor, now=NOW)
        assert heard[-1].changes[0].action == "change_password"
        assert (
            log_in(login="lisi", password="new-password-1", address="::1", agent="", now=NOW).actor.user_id == user_id
        )

    def test_a_program_without_a_user_has_none(self) -> None:
        with pytest.raises(UserUnknown):
            change_password(old="", new="new-password-1", actor=SYSTEM, now=NOW)

    def test_a_reset_by_a_manager(self) -> None:
        make("lisi", companies=frozenset({1}))
        user_id = queries.page(actor=SYSTEM, search="lisi").items[0].id
        reset_password(user_id=user_id, new="new-password-1", actor=MANAGER, now=NOW)
        log_in(login="LiSi", password="new-password-1", address="::1", agent="", now=NOW)


class TestReading:
    """Lists are scoped."""

    def test_a_manager_sees_users_of_the_own_companies(self) -> None:
        make("inside", companies=frozenset({1}))
        make("straddling", companies=frozenset({1, 3}))
        make("everywhere")
        assert [user.login for user in queries.page(actor=MANAGER).items] == ["inside"]
        assert [user.login for user in queries.page(actor=SYSTEM, search="STRAD").items] == ["straddling"]

    def test_everybody_sees_himself(self) -> None:
        user_id = make("self")
        me = Actor(user_id=user_id, name="x", permissions=frozenset(), companies=frozenset())
        assert queries.user(user_id=user_id, actor=me).login == "self"

    def test_filters_and_pages(self) -> None:
        for number in range(5):
            make(f"page{number}")
        gone = queries.page(actor=SYSTEM, search="page3").items[0].id
        update_users([change(gone, active=False)], actor=SYSTEM, now=NOW)
        first = queries.page(actor=SYSTEM, search="page", active=True, limit=3, total=True)
        assert ([user.login for user in first.items], first.total) == (["page0", "page1", "page2"], 4)
        with db.count_statements() as counted:
            rest = queries.page(actor=SYSTEM, search="page", active=True, limit=3, cursor=first.next)
        assert ([user.login for user in rest.items], rest.next, counted.count) == (["page4"], None, 1)
