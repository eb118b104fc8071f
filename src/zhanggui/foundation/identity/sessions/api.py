"""Routes of sessions: log in and out, who am I, my sessions, my password."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status

from zhanggui.foundation.identity import keys
from zhanggui.foundation.identity.contracts import SessionRow
from zhanggui.foundation.identity.request import (
    actor_of,
    clear_cookie,
    client_address,
    factor_of,
    require_same_origin,
    session_key,
    set_cookie,
)
from zhanggui.foundation.identity.sessions import commands, queries
from zhanggui.foundation.identity.sessions.schemas import LogInIn, MeOut, PasswordIn, SessionOut, me
from zhanggui.foundation.identity.users.commands import change_password
from zhanggui.kernel.api.idempotency import EXEMPT
from zhanggui.kernel.api.paging import Page, PageOut, PageQuery
from zhanggui.kernel.api.types import Id
from zhanggui.kernel.clock import utcnow

router = Router(tags=["identity"])


@router.post("/session", response=MeOut, auth=None, openapi_extra=EXEMPT, summary="Log in")
def log_in(request: HttpRequest, response: HttpResponse, body: LogInIn) -> MeOut:
    """Open a browser session: sets an HTTP-only cookie and returns the CSRF value for changes.

    Repeated failures make the caller wait (429), longer each time. Who has a second factor is asked for a `code` once the password is
    right (401, `identity.code_needed`): send all three then. Programs use a token instead.
    """
    require_same_origin(request)
    opened = commands.log_in(
        login=body.login,
        password=body.password.get_secret_value(),
        code=body.code,
        address=client_address(request),
        agent=request.headers.get("User-Agent", ""),
        now=utcnow(),
    )
    set_cookie(request, response, key=opened.key, expires_at=opened.expires_at)
    return me(opened.actor, opened.csrf, opened.second_factor)


@router.delete("/session", response={204: None}, openapi_extra=EXEMPT, summary="Log out")
def log_out(request: HttpRequest, response: HttpResponse) -> Status[None]:
    """End the session of this request. A call with a token ends nothing."""
    key = session_key(request)
    if key:
        commands.log_out(key=key, actor=actor_of(request), now=utcnow())
    clear_cookie(response)
    return Status(204, None)


@router.get("/me", response=MeOut, summary="Who am I")
def who_am_i(request: HttpRequest) -> MeOut:
    """The caller with permissions and scopes, and the CSRF value for changes."""
    key = session_key(request)
    return me(actor_of(request), keys.csrf(key) if key else None, factor_of(request))


@router.post("/me/password", response={204: None}, summary="Change my password")
def change_my_password(request: HttpRequest, body: PasswordIn) -> Status[None]:
    """Set a new password. All other sessions of the caller end."""
    change_password(
        old=body.old.get_secret_value(),
        new=body.new.get_secret_value(),
        session=session_key(request),
        actor=actor_of(request),
        now=utcnow(),
    )
    return Status(204, None)


@router.get("/me/sessions", response=PageOut[SessionOut], summary="My sessions")
def my_sessions(request: HttpRequest, query: Query[PageQuery]) -> Page[SessionRow]:
    """The caller's live sessions, last used first."""
    return queries.page(
        actor=actor_of(request),
        key=session_key(request),
        now=utcnow(),
        cursor=query.cursor,
        limit=query.limit,
        total=query.total,
    )


@router.delete("/me/sessions/{session_id}", response={204: None}, summary="End one of my sessions")
def end_session(request: HttpRequest, session_id: Id) -> Status[None]:
    """Log out another browser of the caller."""
    commands.revoke_sessions([session_id], actor=actor_of(request), now=utcnow())
    return Status(204, None)
