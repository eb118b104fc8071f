"""What the HTTP server hands over reaches Django, and its answer goes back whole."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from zhanggui.app.handler import Handler

pytestmark = pytest.mark.usefixtures("fresh_db")


def ask(answer: Callable[[HttpRequest], HttpResponseBase]) -> tuple[str, list[tuple[str, str]], bytes]:
    """The status, the headers and the body of an answer that a view gave."""
    handler, begun = Handler(), []
    handler._middleware_chain = answer
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "wsgi.input": io.BytesIO(),
        "SERVER_NAME": "here",
    }
    found: Iterable[bytes] = handler(environ, lambda status, headers: begun.append((status, headers)))
    body = b"".join(found)
    if close := getattr(found, "close", None):
        close()
    return *begun[0], body


def test_one_piece_with_its_cookies() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        response = HttpResponse("好", status=201, content_type="text/plain")
        response.set_cookie("one", "1")
        response.set_cookie("two", "2")
        return response

    status, headers, body = ask(view)
    assert (status, body.decode()) == ("201 Created", "好")
    assert [value.strip()[:5] for name, value in headers if name == "Set-Cookie"] == ["one=1", "two=2"]
    assert ("Content-Type", "text/plain") in headers


def test_a_stream_is_read_while_it_is_sent_and_closed_behind() -> None:
    read: list[str] = []

    class Source:
        def __iter__(self) -> Iterable[bytes]:
            read.append("begun")
            yield b"a"
            yield b"b"

        def close(self) -> None:
            read.append("closed")

    def view(request: HttpRequest) -> StreamingHttpResponse:
        return StreamingHttpResponse(Source())

    assert ask(view)[2] == b"ab"
    assert read == ["begun", "closed"]


def test_what_was_sent_up_is_closed() -> None:
    file = SimpleUploadedFile("a.csv", b"1")

    def view(request: HttpRequest) -> HttpResponse:
        request.FILES.appendlist("file", file)
        return HttpResponse("")

    ask(view)
    assert file.closed


def test_a_connection_that_died_is_given_up_before_the_next_request() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            return HttpResponse(str(cursor.fetchone()[0]))

    first = ask(view)[2]
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    assert ask(view)[2] != first
