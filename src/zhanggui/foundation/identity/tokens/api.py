"""Routes of API tokens."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.foundation.identity.contracts import NewToken, TokenRow
from zhanggui.foundation.identity.request import actor_of
from zhanggui.foundation.identity.tokens import commands, queries
from zhanggui.foundation.identity.tokens.schemas import IssuedOut, IssuedTokensOut, TokenOut, TokenQuery, TokensIn
from zhanggui.kernel.api.idempotency import SECRET
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.api.types import Id
from zhanggui.kernel.clock import utcnow

router = Router(tags=["identity"])


@router.get("/tokens", response=PageOut[TokenOut], summary="List tokens")
def list_tokens(request: HttpRequest, query: Query[TokenQuery]) -> Page[TokenRow]:
    """Tokens, newest first; without their secrets, which nobody knows any more."""
    return queries.page(
        actor=actor_of(request), user_id=query.user_id, cursor=query.cursor, limit=query.limit, total=query.total
    )


@router.post("/tokens", response={201: IssuedTokensOut}, openapi_extra=SECRET, summary="Issue tokens")
def issue_tokens(request: HttpRequest, body: TokensIn) -> Status[IssuedTokensOut]:
    """Issue a batch of tokens. A repetition with the same Idempotency-Key issues nothing and answers 409: the secrets are gone."""
    actor = actor_of(request)
    batch = [
        NewToken(
            user_id=token.user_id or actor.user_id or 0,
            name=token.name,
            role_ids=None if token.role_ids is None else tuple(token.role_ids),
            expires_at=token.expires_at,
        )
        for token in body.tokens
    ]
    issued = commands.issue_tokens(batch, actor=actor, now=utcnow())
    return Status(
        201,
        IssuedTokensOut(tokens=[IssuedOut(id=each.id, prefix=each.prefix, secret=each.secret) for each in issued]),
    )


@router.delete("/tokens/{token_id}", response={204: None}, summary="Revoke a token")
def revoke_token(request: HttpRequest, token_id: Id) -> Status[None]:
    """Revoke a token; it fails with its next use."""
    commands.revoke_tokens([token_id], actor=actor_of(request), now=utcnow())
    return Status(204, None)
