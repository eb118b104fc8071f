"""Routes of the proof."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from zhanggui.app.permissions import VERIFY
from zhanggui.app.verification.background import VERIFICATION
from zhanggui.app.verification.schemas import VerificationOut, result_out
from zhanggui.foundation.identity.public import Actor, actor_of
from zhanggui.foundation.tasks import public as tasks
from zhanggui.foundation.tasks.public import TaskOut, task_out
from zhanggui.kernel.api.language import language
from zhanggui.kernel.clock import utcnow

router = Router(tags=["verification"])


def _require(actor: Actor) -> None:
    """What differs may lie anywhere: only who sees everything may look."""
    actor.require(VERIFY)
    for dimension in ("companies", "shops", "warehouses"):
        actor.require_every(dimension)


@router.get("/verification", response=VerificationOut, summary="The last proof of the books")
def get_verification(request: HttpRequest) -> dict[str, Any]:
    """The proof that is under way, and the last one that ended, whoever asked for it."""
    actor, lang, now = actor_of(request), language(request), utcnow()
    _require(actor)
    running, last = tasks.latest(VERIFICATION.name, "queued", "running"), tasks.latest(VERIFICATION.name, "done")
    return {
        "running": None if running is None else task_out(running, actor=actor, lang=lang, now=now),
        "last": None if last is None else result_out(last, lang),
    }


@router.post("/verification", response={202: TaskOut}, summary="Prove the books")
def start_verification(request: HttpRequest) -> Status[dict[str, Any]]:
    """Run every check of `zhanggui verify` in the background. One at a time: if a proof is under way, it is the answer."""
    actor, now = actor_of(request), utcnow()
    _require(actor)
    row = tasks.latest(VERIFICATION.name, "queued", "running")
    if row is None:
        row = tasks.by_id(tasks.start(VERIFICATION.name, {}, actor=actor, now=now), actor=actor)
    return Status(202, task_out(row, actor=actor, lang=language(request), now=now))
