"""Routes of the second factor: one's own, and taking away somebody's."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from zhanggui.foundation.identity.request import actor_of, client_address
from zhanggui.foundation.identity.second_factor import commands, queries
from zhanggui.foundation.identity.second_factor.schemas import (
    BeginFactorIn,
    BegunFactorOut,
    FactorCodeIn,
    RecoveryCodesOut,
    RemoveFactorIn,
    SecondFactorOut,
)
from zhanggui.kernel.api.idempotency import EXEMPT
from zhanggui.kernel.api.types import Id
from zhanggui.kernel.clock import utcnow

router = Router(tags=["identity"])
# What is asked of one's own is not remembered: its answers are secrets, a refusal keeps the count of attempts, and a code works once anyway.


@router.get("/me/second-factor", response=SecondFactorOut, summary="My second factor")
def my_second_factor(request: HttpRequest) -> queries.FactorState:
    """How the caller stands."""
    return queries.mine(actor=actor_of(request))


@router.post("/me/second-factor", response=BegunFactorOut, openapi_extra=EXEMPT, summary="Set up a second factor")
def begin_second_factor(request: HttpRequest, body: BeginFactorIn) -> commands.Begun:
    """A new secret, in force once its first code is sent to `/me/second-factor/confirm`. One in force stays so until then."""
    return commands.begin(
        password=body.password.get_secret_value(),
        code=body.code,
        address=client_address(request),
        actor=actor_of(request),
        now=utcnow(),
    )


@router.post(
    "/me/second-factor/confirm", response=RecoveryCodesOut, openapi_extra=EXEMPT, summary="Confirm the second factor"
)
def confirm_second_factor(request: HttpRequest, body: FactorCodeIn) -> RecoveryCodesOut:
    """The first code of the new secret brings it into force. Answers with recovery codes, which can't be shown again."""
    fresh = commands.confirm(code=body.code, actor=actor_of(request), now=utcnow())
    return RecoveryCodesOut(recovery_codes=fresh)


@router.post(
    "/me/second-factor/recovery-codes", response=RecoveryCodesOut, openapi_extra=EXEMPT, summary="Renew recovery codes"
)
def renew_recovery_codes(request: HttpRequest, body: FactorCodeIn) -> RecoveryCodesOut:
    """Ten new recovery codes; the old ones end."""
    fresh = commands.renew_recovery_codes(
        code=body.code, address=client_address(request), actor=actor_of(request), now=utcnow()
    )
    return RecoveryCodesOut(recovery_codes=fresh)


@router.post("/me/second-factor/remove", response={204: None}, openapi_extra=EXEMPT, summary="Remove my second factor")
def remove_second_factor(request: HttpRequest, body: RemoveFactorIn) -> Status[None]:
    """Log in without a code from now on."""
    commands.remove(
        password=body.password.get_secret_value(),
        code=body.code,
        address=client_address(request),
        actor=actor_of(request),
        now=utcnow(),
    )
    return Status(204, None)


@router.post("/users/{user_id}/second-factor/reset", response={204: None}, summary="Reset a second factor")
def reset_second_factor(request: HttpRequest, user_id: Id) -> Status[None]:
    """Take away the second factor of somebody who has lost it. All sessions of the user end."""
    commands.reset([user_id], actor=actor_of(request), now=utcnow())
    return Status(204, None)
