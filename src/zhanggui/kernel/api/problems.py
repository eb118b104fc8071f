"""Every refusal as `application/problem+json` (RFC 9457), in the caller's language, with a code and a remedy.

`answer` is the one place where an exception becomes a response; nothing below it knows about HTTP.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, Final
from uuid import uuid4

import psycopg
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja.errors import AuthenticationError, HttpError, ValidationError
from psycopg import errors as pg

from zhanggui.kernel.api.errors import (
    BodyCutOff,
    BodyTooLarge,
    Broken,
    Busy,
    ConnectionLost,
    DiskFull,
    Duplicate,
    MethodUnknown,
    NumberTooLarge,
    ReferenceBroken,
    RequestRefused,
    RouteUnknown,
    TextUnstorable,
    Unauthenticated,
)
from zhanggui.kernel.api.language import Language, language
from zhanggui.kernel.api.rendering import dumps
from zhanggui.kernel.api.validation import input_errors
from zhanggui.kernel.errors import DomainError, Many

MEDIA_TYPE: Final = "application/problem+json"
#: The largest JSON body of one call, in MB; files are uploaded through the import and have their own limit.
BODY_LIMIT_MB: Final = 10
_log = logging.getLogger(__name__)

_TITLES: Final[Mapping[int, tuple[str, str]]] = {
    400: ("请求无效", "Bad request"),
    401: ("未登录", "Not authenticated"),
    403: ("没有权限", "Forbidden"),
    404: ("未找到", "Not found"),
    405: ("方法不支持", "Method not allowed"),
    409: ("与现状冲突", "Conflict"),
    413: ("请求过大", "Request too large"),
    415: ("正文类型不支持", "Unsupported media type"),
    422: ("输入有误", "Invalid input"),
    429: ("尝试过于频繁", "Too many attempts"),
    500: ("服务器错误", "Server error"),
    503: ("系统繁忙", "Busy"),
}


def _entry(error: DomainError, lang: Language) -> dict[str, Any]:
    entry: dict[str, Any] = {"code": error.code, "detail": error.message(lang), "remedy": error.remedy(lang)}
    if error.field is not None:
        entry["field"] = error.field
    if error.row is not None:
        entry["row"] = error.row
    return entry


def _status(error: DomainError) -> int:
    """Several errors of one kind keep their status; a mixture is invalid input."""
    kinds = {each.status for each in error.errors} if isinstance(error, Many) else {error.status}
    return kinds.pop() if len(kinds) == 1 else error.status


def problem(request: HttpRequest, error: DomainError) -> HttpResponse:
    """The response that explains `error`."""
    lang = language(request)
    status = _status(error)
    titles = _TITLES.get(status, _TITLES[400])
    content: dict[str, Any] = {
        "type": f"urn:zhanggui:problem:{error.code}",
        "title": titles[0] if lang == "zh" else titles[1],
        "status": status,
        "instance": request.path,
        **_entry(error, lang),
    }
    if isinstance(error, Many):
        content["errors"] = [_entry(each, lang) for each in error.errors]
    response = HttpResponse(dumps(content), status=status, content_type=f"{MEDIA_TYPE}; charset=utf-8")
    response["Content-Language"] = lang
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    if status == 429 and "seconds" in error.params:
        response["Retry-After"] = str(error.params["seconds"])
    if status == 503:
        response["Retry-After"] = "1"
    return response


def _translate_database(error: Exception) -> DomainError | None:
    """What a database error means for the caller; None if it is a defect of ours."""
    cause = error if isinstance(error, psycopg.Error) else error.__cause__
    if isinstance(cause, pg.UniqueViolation):
        return Duplicate()
    if isinstance(cause, pg.ForeignKeyViolation):
        return ReferenceBroken()
    if isinstance(cause, (pg.NumericValueOutOfRange, pg.DatetimeFieldOverflow)):
        return NumberTooLarge()
    if isinstance(cause, (pg.CharacterNotInRepertoire, pg.UntranslatableCharacter)):
        return TextUnstorable()
    if isinstance(cause, (pg.DeadlockDetected, pg.LockNotAvailable, pg.SerializationFailure, pg.QueryCanceled)):
        return Busy()
    if isinstance(cause, pg.DiskFull):
        return DiskFull()
    # A server error has a class of its own; a bare OperationalError says that the connection is gone.
    state = (cause.sqlstate or "08") if isinstance(cause, (psycopg.OperationalError, psycopg.InterfaceError)) else ""
    if state.startswith("53"):
        return Busy()
    return ConnectionLost() if state.startswith(("08", "57P")) else None


def _translate(error: Exception) -> DomainError | None:
    if isinstance(error, ValidationError):
        found = input_errors(error.errors)
        return found[0] if len(found) == 1 else Many(found)
    if isinstance(error, AuthenticationError):
        return Unauthenticated()
    if isinstance(error, HttpError):
        return error.__cause__ if isinstance(error.__cause__, DomainError) else _by_status(error.status_code)
    if isinstance(error, Http404):
        return RouteUnknown()
    if isinstance(error, RequestDataTooBig):
        return BodyTooLarge(limit_mb=BODY_LIMIT_MB)
    if isinstance(error, (UnreadablePostError, MultiPartParserError)):
        return BodyCutOff()
    if isinstance(error, SuspiciousOperation):
        return RequestRefused()
    if isinstance(error, UnicodeEncodeError):
        return TextUnstorable()
    if isinstance(error, (DatabaseError, psycopg.Error)):
        return _translate_database(error)
    return None


def _by_status(status: int) -> DomainError:
    known: dict[int, DomainError] = {
        401: Unauthenticated(),
        404: RouteUnknown(),
        405: MethodUnknown(),
        413: BodyTooLarge(limit_mb=BODY_LIMIT_MB),
        503: Busy(),
    }
    return known.get(status, RequestRefused()) if status < 500 or status == 503 else Broken(trace="-")


def answer(request: HttpRequest, error: Exception) -> HttpResponse:
    """The response for any exception: a domain error speaks for itself, the rest is translated, a defect is logged."""
    known = error if isinstance(error, DomainError) else _translate(error)
    if known is not None:
        return problem(request, known)
    trace = uuid4().hex[:12]
    _log.error("trace %s: %s %s", trace, request.method, request.path, exc_info=error)
    return problem(request, Broken(trace=trace))


def bare(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The problem that says what a response without a body for programs meant (405 of the router, 400 of Django)."""
    replacement = problem(request, _by_status(response.status_code))
    if response.has_header("Allow"):
        replacement["Allow"] = response["Allow"]
    return replacement
