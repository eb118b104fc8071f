"""From the HTTP server to Django and back.

Django tells whoever listens when a request begins and when it ends, by signals. Nobody here listens but Django itself, to see after
the connection of its thread, twice; the two tellings were a fifteenth of what a request costs. So we see after it, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.urls import set_script_prefix

from zhanggui.kernel import db


class Handler(WSGIHandler):
    """Django's WSGI application, without its signals where the answer is one piece."""

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:  # type: ignore[override]
        """From the HTTP server: one request; the pieces of its answer."""
        set_script_prefix(environ.get("SCRIPT_NAME") or "/")
        db.look_after_connection()
        request = self.request_class(environ)
        response = self.get_response(request)
        headers = [
            *response.items(),
            *(("Set-Cookie", cookie.output(header="")) for cookie in response.cookies.values()),
        ]
        start_response(f"{response.status_code} {response.reason_phrase}", headers)
        if not isinstance(response, HttpResponse):
            # It is read while it is sent, and closes by itself what it reads from.
            return response
        request.close()
        return [response.content]
