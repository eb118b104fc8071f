"""A mutating call happens once, however often it is sent (header `Idempotency-Key`).

The answer is stored by one INSERT at the end of the very transaction of the command, so command and memory commit together.
There is no look-up at the beginning: a repeated call runs into the stored row (or into a business conflict that its first run
caused), is rolled back as a whole and answered with the stored bytes. The normal call thus costs one statement; only
repetitions cost more. Two equal calls at the same time queue on the unique key: the second waits, then replays.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Final, Protocol

import psycopg
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja.operation import Operation

from zhanggui.kernel import db
from zhanggui.kernel.api.errors import KeyInProgress, KeyMalformed, KeyMissing, KeyReused, MediaTypeWrong, NotReplayable
from zhanggui.kernel.api.problems import answer, problem
from zhanggui.kernel.clock import utcnow

SQL = db.Folder(__file__)
HEADER: Final = "Idempotency-Key"
#: Where it stands in the environment of a request. `request.headers` would first copy them all, for every call.
_KEY: Final = "HTTP_IDEMPOTENCY_KEY"
_USABLE: Final = re.compile(r"[!-~]{1,200}")
REPLAYED: Final = "Idempotency-Replayed"
#: How long an answer is kept.
KEEP: Final = timedelta(days=7)
_MARK: Final = "zhanggui.idempotent"
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})

#: Marks an operation in its `openapi_extra`: nothing is remembered, for log-in and other calls that guard themselves.
EXEMPT: Final = {"x-idempotency": "none"}
#: Marks an operation whose answer holds a secret: the call is remembered, the answer is not.
SECRET: Final = {"x-idempotency": "secret"}


class _Caller(Protocol):
    user_id: int | None


def mode(operation: Operation) -> str:
    """`none`, `secret` or `replay`: how the operation treats its key."""
    return str((operation.openapi_extra or {}).get("x-idempotency", "replay"))


def require_key(view: Callable[..., Any]) -> Callable[..., Any]:
    """Refuse a mutating call without a usable key; runs after authentication, so strangers learn nothing."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.META.get(_MARK):
            key = request.META.get(_KEY, "")
            if not key:
                raise KeyMissing(field=HEADER)
            if not _USABLE.fullmatch(key):
                raise KeyMalformed(field=HEADER, what=HEADER, why_zh="", why_en="")
        return view(request, *args, **kwargs)

    return wrapper


def _takes(operation: Operation) -> str:
    """The media type of the operation's body, empty if it has none."""
    sources = {model.__ninja_param_source__ for model in operation.models}
    if sources & {"file", "form"}:
        return "multipart/form-data"
    return "application/json" if "body" in sources else ""


def _check_media_type(request: HttpRequest, wanted: str) -> None:
    given = request.content_type or ""
    if wanted and given not in ("", wanted):
        raise MediaTypeWrong(field="Content-Type", given=given[:100], wanted=wanted)


def _fingerprint(request: HttpRequest, *, form: bool) -> str:
    digest = hashlib.sha256()
    if form:
        for name, values in sorted(request.POST.lists()):
            digest.update(repr((name, values)).encode("utf-8", "surrogatepass"))
        for name, files in sorted(request.FILES.lists()):
            for file in files:
                digest.update(repr((name, file.name, file.size)).encode("utf-8", "surrogatepass"))
                for chunk in file.chunks():
                    digest.update(chunk)
                file.seek(0)
    else:
        digest.update(request.body)
    return digest.hexdigest()


def _caller(request: HttpRequest) -> str | None:
    caller: _Caller | None = getattr(request, "auth", None)
    return None if caller is None else str(caller.user_id)


def _target(request: HttpRequest) -> str:
    return f"{request.method} {request.get_full_path()}"


class _Beaten(Exception):
    """The twin of this call has committed."""


def _beaten(error: psycopg.Error) -> _Beaten | None:
    return _Beaten() if isinstance(error, psycopg.errors.UniqueViolation) else None


def _store(request: HttpRequest, response: HttpResponse, caller: str, body_hash: str, secret: bool) -> None:
    """Remember the answer; travels with the COMMIT."""
    content = b"" if secret else bytes(response.content)
    SQL.store_answer.later(
        _beaten,
        caller=caller,
        key=request.META[_KEY],
        target=_target(request),
        body_hash=body_hash,
        status=0 if secret else response.status_code,
        content_type=response.get("Content-Type", ""),
        body=b64encode(content).decode("ascii"),
        now=utcnow(),
    )


def _replay(request: HttpRequest, caller: str, body_hash: str) -> HttpResponse | None:
    row = SQL.find_answer.one(caller=caller, key=request.META[_KEY])
    if row is None:
        return None
    target, stored_hash, status, content_type, body = row
    if target != _target(request) or stored_hash != body_hash:
        return problem(request, KeyReused(field=HEADER, what=HEADER, why_zh="", why_en=""))
    if status == 0:
        return problem(request, NotReplayable())
    response = HttpResponse(bytes(body), status=status, content_type=content_type)
    response[REPLAYED] = "true"
    return response


def _once(request: HttpRequest, run: Callable[[], HttpResponseBase], *, form: bool, secret: bool) -> HttpResponseBase:
    request.META[_MARK] = True
    body_hash = _fingerprint(request, form=form)
    response: HttpResponseBase | None = None
    try:
        with db.transaction():
            response = run()
            done = response.status_code < 400
            if done and (caller := _caller(request)) is not None and isinstance(response, HttpResponse):
                _store(request, response, caller, body_hash, secret)
            if not done:
                transaction.set_rollback(True)
    except _Beaten:
        response = None
    except Exception as error:  # heard on the way of the COMMIT
        response = answer(request, error)
    caller = _caller(request)
    if response is not None and response.status_code < 400:
        return response
    db.forget_facts()
    if caller is None or not request.META.get(_KEY) or (response is not None and response.status_code >= 500):
        return response or problem(request, KeyInProgress())
    # Refused, or beaten by its twin: if the first run of this call has committed, its answer counts.
    return _replay(request, caller, body_hash) or response or problem(request, KeyInProgress())


def remember(run: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Decorate an operation's `run`: one transaction around the whole call, its answer remembered inside."""
    operation: Operation = run.__self__  # type: ignore[attr-defined]  # django-ninja hands over the bound method
    treatment = mode(operation)
    media_type = _takes(operation)

    def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if request.method in SAFE:
            return run(request, **kwargs)
        try:
            _check_media_type(request, media_type)
            if treatment == "none":
                return run(request, **kwargs)
            form = media_type == "multipart/form-data"
            return _once(request, lambda: run(request, **kwargs), form=form, secret=treatment == "secret")
        except Exception as error:  # a COMMIT that failed, a body that could not be read
            return answer(request, error)

    return wrapper


def purge(*, now: datetime) -> int:
    """Forget answers older than a week; the number forgotten."""
    return SQL.purge_answers.run(before=now - KEEP)
