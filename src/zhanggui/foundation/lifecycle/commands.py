"""The one door for state changes. Nothing else in the system writes a `state` column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from zhanggui.foundation.audit import public as audit
from zhanggui.foundation.identity.public import Actor
from zhanggui.foundation.lifecycle.actions import unknown
from zhanggui.foundation.lifecycle.errors import Stale, WrongState
from zhanggui.kernel import db
from zhanggui.kernel.errors import DomainError, raise_if
from zhanggui.kernel.machine import Machine

SQL = db.Folder(__file__)


class Document(NamedTuple):
    """A locked document as it was before the transition."""

    id: int
    company_id: int
    number: str
    state: str
    version: int


class Born(NamedTuple):
    """A document just created, for the audit log."""

    id: int
    company_id: int
    after: Mapping[str, object]


class Documents(list[Document]):
    """Locked documents; `along`: the rows of the questions that were asked on the same way, behind the lock."""

    along: list[list[db.Row]]


Guard = Callable[[Sequence[Document]], Mapping[int, DomainError]]
Effect = Callable[[Documents], None]


@db.in_transaction
def lock(
    machine: Machine,
    ids: Sequence[int],
    action: str,
    *,
    actor: Actor,
    versions: Mapping[int, int] | None = None,
    alone: bool = False,
    along: Sequence[db.Call] = (),
) -> Documents:
    """Lock documents by id and check that `action` is possible for `actor`: existence, scope, permission, version, state.

    `along`: what to read on the same round trip once the locks are held. `alone`: and once nobody else converges them
    (`one_at_a_time`). Raises NotFound, MissingPermission, Stale, WrongState (all documents that fail, together).
    """
    transition = machine.by_action[action]
    actor.require(transition.permission)
    guards = [SQL.one_at_a_time.call(id=ids)] if alone else []
    rows, *read = db.together(SQL.of_table("lock", machine.table).call(id=ids), *guards, *along)
    found = {row[0]: Document(*row) for row in rows}
    errors: list[DomainError] = []
    for row, document_id in enumerate(ids):
        document = found.get(document_id)
        if document is None or not actor.sees_company(document.company_id):
            errors.append(unknown(machine, document_id, row))
        elif versions and versions.get(document_id, document.version) != document.version:
            errors.append(
                Stale(
                    field="version",
                    row=row,
                    document_zh=machine.zh,
                    document_en=machine.en,
                    number=document.number,
                    version=document.version,
                    yours=versions[document_id],
                )
            )
        elif document.state not in transition.sources:
            state = machine.by_state[document.state]
            errors.append(
                WrongState(field="state", row=row, document_zh=machine.zh, document_en=machine.en,
                           number=document.number, state_zh=state.zh, state_en=state.en, action_zh=transition.zh, action_en=transition.en)
            )  # fmt: skip
    raise_if(errors)
    documents = Documents(found[document_id] for document_id in ids)
    documents.along = read[len(guards) :]
    return documents


@db.in_transaction
def transition(
    machine: Machine,
    ids: Sequence[int],
    action: str,
    *,
    actor: Actor,
    now: datetime,
    versions: Mapping[int, int] | None = None,
    guard: Guard | None = None,
    effect: Effect | None = None,
    along: Sequence[db.Call] = (),
) -> list[Document]:
    """Move a batch of documents by `action`: lock in order of id, check, run the effect once with the whole batch, write the
    states in one UPDATE, write the audit rows. All or nothing. `along`: see `lock`. Returns the documents as they were before.
    """
    if not ids:
        return []
    documents = lock(machine, ids, action, actor=actor, versions=versions, along=along)
    if guard is not None:
        raise_if(list(guard(documents).values()))
    if effect is not None:
        effect(documents)
    target = machine.by_action[action].target
    if target is None:
        raise ValueError(f"{machine.document}: {action} changes no state")
    SQL.of_table("move", machine.table).later(id=ids, target=target, now=now)
    before, after = {state: {"state": state} for state in {d.state for d in documents}}, {"state": target}
    audit.record(
        [audit.AuditRow(d.company_id, machine.document, d.id, action, before[d.state], after) for d in documents],
        actor=actor,
        now=now,
    )
    return documents


def one_at_a_time(ids: Iterable[int]) -> None:
    """Wait until nobody else converges these documents; the wait travels with the next question, whose answer then holds what the others
    have written. Two parcels of one order that leave at the same moment would otherwise both find its fees unbilled. To be taken before
    stock positions (docs/locking.md)."""
    SQL.one_at_a_time.later(id=list(ids))


def birth(machine: Machine, action: str, *, actor: Actor, companies: Sequence[int]) -> str:
    """The state in which `action` creates documents; checks the permission and the companies' scope before anything is written."""
    transition = machine.by_action[action]
    if "" not in transition.sources or transition.target is None:
        raise ValueError(f"{machine.document}: {action} does not create documents")
    actor.require(transition.permission)
    actor.require_companies(companies)
    return transition.target


def born(machine: Machine, action: str, documents: Sequence[Born], *, actor: Actor, now: datetime) -> None:
    """Write the audit rows of documents just created. One statement."""
    rows = [audit.AuditRow(d.company_id, machine.document, d.id, action, None, dict(d.after)) for d in documents]
    audit.record(rows, actor=actor, now=now)
