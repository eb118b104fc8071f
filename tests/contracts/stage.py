"""The scene with everybody who calls in it, built once a module; every test takes back what it did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker

from tests.contracts.callers import PASSWORD, Caller
from tests.contracts.fingerprint import fingerprint
from tests.contracts.routes import CASES
from tests.contracts.routes.case import Case
from tests.contracts.scene import logged_in, set_up, with_factor
from zhanggui.foundation.identity import passwords
from zhanggui.foundation.identity import public as identity
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db as kernel_db
from zhanggui.kernel.clock import utcnow

#: A call that sent none of these has changed nothing; after the others the tables are compared.
CHANGES = re.compile(r"\b(insert|update|delete|merge|copy|call|nextval|truncate)\b", re.IGNORECASE)
#: Whoever holds one of these is shown costs, purchase prices or what is owed to suppliers.
MONEY = {
    "stock.cost.view", "sales.margin.view", "purchasing.price.view", "books.entry.view", "partners.suppliers.quotations",
    "invoicing.payable.view",
}  # fmt: skip


@dataclass
class Stage:
    """The scene, who calls, and what the database held before anybody did."""

    scene: Mapping[str, Any]
    callers: Mapping[frozenset[str], Caller]
    strangers: Mapping[str, Caller]
    resident: Caller
    before: Mapping[str, tuple[int, int]]

    def call(self, case: Case, caller: Caller) -> Any:
        """The answer to the case's call."""
        scene = {**self.scene, **caller.own}
        body = case.body(scene) if case.body else None
        if isinstance(body, dict) and "file" in body:
            form = {**body, "file": SimpleUploadedFile("orders.csv", body["file"])}
            headers = {"Idempotency-Key": uuid4().hex, **({"Authorization": f"Bearer {caller.token}"} if caller.token else {})}  # fmt: skip
            return Client(raise_request_exception=False).post(f"/api/v1{case.route}", form, headers=headers)
        return caller.call(case.method, case.path(scene), body)

    def denied(self, case: Case, caller: Caller, *statuses: int) -> None:
        """The call is refused with one of the statuses, and nothing has changed."""
        with kernel_db.count_statements() as counted:
            answer = self.call(case, caller)
        assert answer.status_code in statuses, answer.content
        assert answer["Content-Type"].startswith("application/problem+json")
        if any(CHANGES.search(text) for text in counted.texts):
            after = fingerprint()
            assert {table for table in after if after[table] != self.before[table]} == set()


def _sets() -> set[frozenset[str]]:
    """Every set of permissions that a case calls for."""
    every = frozenset(identity.registered_permissions())
    enough = {frozenset(case.held) for case in CASES}
    lacking = {every - set(need.split("|")) for case in CASES for need in case.needs}
    return enough | lacking | {every, every - MONEY}


def _people(scene: Mapping[str, Any]) -> tuple[dict[frozenset[str], Caller], dict[str, Caller], Caller]:
    """Somebody with each set of permissions; in each dimension a stranger who may do everything, elsewhere; a resident who may do
    everything here."""
    now, sets = utcnow(), sorted(_sets(), key=sorted)
    roles = identity.create_roles(
        [identity.NewRole(f"r{i}", held) for i, held in enumerate(sets)], actor=SYSTEM, now=now
    )
    everything = roles[sets.index(frozenset(identity.registered_permissions()))]
    elsewhere = {"companies": "other_company", "shops": "other_shop", "warehouses": "other_warehouse"}
    here = {
        "companies": frozenset({scene["company"]}),
        "shops": frozenset({scene["shop"]}),
        "warehouses": frozenset({scene["warehouse"]}),
    }

    def person(name: str, role: int, **scopes: frozenset[int]) -> identity.NewUser:
        return identity.NewUser(login=name, name=name, password=PASSWORD, role_ids=(role,), **scopes)  # type: ignore[arg-type]

    users = [
        *(person(f"p{role}", role) for role in roles),
        *(
            person(dimension, everything, **{dimension: frozenset({scene[key]})})
            for dimension, key in elsewhere.items()
        ),
        person("resident", everything, **here),
    ]
    with pytest.MonkeyPatch.context() as patched:
        # They all have one password: a hash that takes a twentieth of a second is made once, not two hundred times.
        patched.setattr(passwords, "encode", cache(passwords.encode))
        ids = identity.create_users(users, actor=SYSTEM, now=now)
    tokens = identity.issue_tokens([identity.NewToken(user, "t") for user in ids], actor=SYSTEM, now=now)
    *callers, a, b, c, resident = [Caller(token.secret) for token in tokens]
    who = zip((callers[0], a, b, c), (users[0], *users[-4:-1]), (ids[0], *ids[-4:-1]), strict=True)
    for caller, user, id_ in who:
        caller.own = {"session": logged_in(user.login), **with_factor(id_)}
    return dict(zip(sets, callers, strict=True)), dict(zip(elsewhere, (a, b, c), strict=True)), resident


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        # As the fixture `db` does: the calls of a test are outermost, each with a savepoint of its own.
        connection.atomic_blocks[-1]._from_testcase = True
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def stage(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """Built once; every test takes back what it did."""
    # Files of the calls are kept beside the tests, not in the developer's own instance.
    home = override_settings(HOME=tmp_path_factory.mktemp("home"))
    with home, django_db_blocker.unblock(), taken_back():
        kernel_db.clear_caches()
        scene = set_up()
        people = _people(scene)
        with connection.cursor() as cursor:
            # "Last used" is written with the first use, whatever becomes of the call.
            cursor.execute("UPDATE identity_token SET used_at = now() + interval '1 day'")
        yield Stage(scene, *people, fingerprint())
    kernel_db.clear_caches()


@pytest.fixture
def on_stage(stage: Stage, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """The stage, as it was."""
    with django_db_blocker.unblock(), taken_back():
        yield stage
