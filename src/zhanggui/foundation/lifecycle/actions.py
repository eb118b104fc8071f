"""What can be done with a document, and why the rest can't: the pages draw their buttons from it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from zhanggui.foundation.identity.public import Actor, MissingPermission
from zhanggui.foundation.lifecycle.errors import DocumentUnknown, WrongState
from zhanggui.kernel.errors import DomainError, raise_if
from zhanggui.kernel.machine import Machine, Permission, Transition


@dataclass(frozen=True, slots=True)
class Action:
    """One action on an existing document; `reason` says why it is refused."""

    action: str
    label: str
    allowed: bool
    reason: str | None


def _refusal(machine: Machine, transition: Transition, state: str, number: str, actor: Actor) -> DomainError | None:
    if state not in transition.sources:
        now = machine.by_state[state]
        return WrongState(
            document_zh=machine.zh, document_en=machine.en, number=number, state_zh=now.zh, state_en=now.en,
            action_zh=transition.zh, action_en=transition.en,
        )  # fmt: skip
    return None if actor.may(transition.permission) else missing(transition.permission)


def missing(permission: Permission) -> MissingPermission:
    """The error for a permission that the caller lacks."""
    return MissingPermission(permission=permission.code, name_zh=permission.zh, name_en=permission.en)


def actions(
    machine: Machine,
    *,
    state: str,
    number: str,
    actor: Actor,
    lang: str,
    blocked: Mapping[str, DomainError] | None = None,
) -> list[Action]:
    """Every action of the machine on a document that exists. `blocked`: what the facts forbid beyond state and permission."""
    found = []
    for transition in machine.transitions:
        if transition.sources == ("",):
            continue
        error = _refusal(machine, transition, state, number, actor) or (blocked or {}).get(transition.action)
        label = transition.zh if lang == "zh" else transition.en
        found.append(Action(transition.action, label, error is None, error.message(lang) if error else None))
    return found


def state_label(machine: Machine, state: str, lang: str) -> str:
    """The name of a state."""
    found = machine.by_state[state]
    return found.zh if lang == "zh" else found.en


def require_seen(machine: Machine, ids: Sequence[int], seen: Collection[int]) -> None:
    """Refuse the documents that are not among those `seen`. Raises DocumentUnknown (all of them at once)."""
    raise_if([unknown(machine, document_id, row) for row, document_id in enumerate(ids) if document_id not in seen])


def unknown(machine: Machine, document_id: int, row: int | None = None) -> DocumentUnknown:
    """The error for a document that does not exist or may not be seen; the two are told apart to nobody."""
    return DocumentUnknown(field="id", row=row, what_zh=machine.zh, what_en=machine.en, which=document_id)
