"""Callers of the API for tests: an owner, clerks with few permissions, strangers; and one short way to call."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.test import Client

from zhanggui.foundation.identity import public as identity
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel.clock import utcnow

#: The password of every user of these tests.
PASSWORD = "only-for-these-tests-42"
CHANGES = ("POST", "PUT", "PATCH", "DELETE")


@dataclass
class Caller:
    """Somebody with a token, or nobody."""

    token: str | None
    #: What is the caller's own, by its name in the scene.
    own: Mapping[str, Any] = field(default_factory=dict)

    def call(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        """The answer to a call; changes get a fresh idempotency key unless one is given."""
        sent = {"Accept-Language": "en", **({"Idempotency-Key": uuid4().hex} if method in CHANGES else {}), **headers}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body, default=str).encode()
        client = Client(raise_request_exception=False)
        return client.generic(method, f"/api/v1{path}", data, content_type="application/json", headers=sent)

    def get(self, path: str, **headers: str) -> Any:
        """The answer to a reading call."""
        return self.call("GET", path, **headers)

    def post(self, path: str, body: object, **headers: str) -> Any:
        """The answer to a changing call."""
        return self.call("POST", path, body, **headers)


NOBODY = Caller(None)


def somebody(
    *permissions: str,
    companies: frozenset[int] | None = None,
    shops: frozenset[int] | None = None,
    warehouses: frozenset[int] | None = None,
) -> Caller:
    """A user who holds exactly these permissions in this scope."""
    now, name = utcnow(), uuid4().hex[:12]
    roles = identity.create_roles([identity.NewRole(name, frozenset(permissions))], actor=SYSTEM, now=now)
    user = identity.NewUser(
        login=name,
        name=name,
        password=PASSWORD,
        role_ids=tuple(roles),
        companies=companies,
        shops=shops,
        warehouses=warehouses,
    )
    return _with_token(identity.create_users([user], actor=SYSTEM, now=now)[0])


def owner() -> Caller:
    """A user who may do everything."""
    name = uuid4().hex[:12]
    user = identity.NewUser(login=name, name=name, password=PASSWORD, is_owner=True)
    return _with_token(identity.create_users([user], actor=SYSTEM, now=utcnow())[0])


def _with_token(user_id: int) -> Caller:
    [token] = identity.issue_tokens([identity.NewToken(user_id, "test")], actor=SYSTEM, now=utcnow())
    return Caller(token.secret)
