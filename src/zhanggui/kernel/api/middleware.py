"""The outer edge of `/api/`: what can be refused without knowing the route, and the headers every answer carries."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, RawPostDataException, UnreadablePostError
from django.http.response import HttpResponseBase

from zhanggui.kernel.api.errors import BodyTooLarge, TextUnstorable, VersionUnknown
from zhanggui.kernel.api.packing import packed
from zhanggui.kernel.api.problems import BODY_LIMIT_MB, bare, problem
from zhanggui.kernel.errors import DomainError

#: The version of the wire format. It rises only when a client written for the one before would break.
API_VERSION: Final = "1"
PREFIX: Final = "/api/"
_LIMIT: Final = BODY_LIMIT_MB * 1024 * 1024


def _refusal(request: HttpRequest) -> DomainError | None:
    if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
        return TextUnstorable()
    asked = request.META.get("HTTP_API_VERSION", API_VERSION)
    if asked != API_VERSION:
        return VersionUnknown(asked=asked[:20], spoken=API_VERSION)
    length = request.META.get("CONTENT_LENGTH") or "0"
    if request.content_type != "multipart/form-data" and length.isdigit() and int(length) > _LIMIT:
        return BodyTooLarge(limit_mb=BODY_LIMIT_MB)
    return None


def _hear_out(request: HttpRequest) -> None:
    """Read what was sent with a request that is refused without it. Otherwise the server hangs up behind the answer, and the next
    call of a client that keeps its connection is lost. A body that is too large, or breaks off, stays unread."""
    with suppress(RawPostDataException, UnreadablePostError, RequestDataTooBig):
        _ = request.body


def boundary(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Django middleware; touches addresses under `/api/` only."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(PREFIX):
            return get_response(request)
        refused = _refusal(request)
        response = problem(request, refused) if refused else get_response(request)
        if (
            response.status_code >= 400
            and isinstance(response, HttpResponse)
            and "json" not in response["Content-Type"]
        ):
            response = bare(request, response)
        if response.status_code >= 400:
            _hear_out(request)
        response["API-Version"] = API_VERSION
        response.setdefault("Cache-Control", "no-store")
        return packed(request, response)

    return middleware
