"""The API beside a browser: what a test sets up, and what became of what was clicked."""

from __future__ import annotations

import json
import uuid
from typing import Any

from playwright.sync_api import BrowserContext

from tests.e2e.conftest import Site


class Api:
    """The API as the person of a context."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        self._context = context
        self._base = f"{site.address}/api/v1"

    def get(self, path: str) -> Any:
        answer = self._context.request.get(f"{self._base}{path}")
        assert answer.ok, answer.text()
        return answer.json()

    def post(self, path: str, body: object) -> Any:
        return self._send("POST", path, body)

    def put(self, path: str, body: object) -> Any:
        return self._send("PUT", path, body)

    def _send(self, method: str, path: str, body: object) -> Any:
        token = self.get("/me")["csrf_token"]
        headers = {"X-CSRF-Token": token, "Idempotency-Key": uuid.uuid4().hex, "Content-Type": "application/json"}
        answer = self._context.request.fetch(
            f"{self._base}{path}", method=method, data=json.dumps(body), headers=headers
        )
        assert answer.ok, answer.text()
        return answer.json() if answer.text() else None
