"""Routes of write-offs."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.documents.invoicing.dates import today
from zhanggui.documents.invoicing.payments.cash.commands import cash_accounts
from zhanggui.documents.invoicing.payments.errors import ForeignCashAccount
from zhanggui.documents.invoicing.permissions import WRITEOFF_RECOVER
from zhanggui.documents.invoicing.undoing import require_visible
from zhanggui.documents.invoicing.writeoffs import commands, entering, queries, recovering, undoing
from zhanggui.documents.invoicing.writeoffs.machine import WRITEOFF
from zhanggui.documents.invoicing.writeoffs.queries import WriteoffPage
from zhanggui.documents.invoicing.writeoffs.recovering import NewRecovery
from zhanggui.documents.invoicing.writeoffs.schemas import (
    RecoveriesIn,
    WriteoffDetailOut,
    WriteoffPageOut,
    WriteoffQuery,
    WriteoffsIn,
)
from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.lifecycle.public import CreatedOut, DocumentsIn, Named, actions, ids_of, versions_of
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.types import Id
from zhanggui.kernel.clock import utcnow

router = Router(tags=["invoicing"])


@router.get("/invoicing/writeoffs", response=WriteoffPageOut, summary="List write-offs")
def list_writeoffs(request: HttpRequest, query: Query[WriteoffQuery]) -> WriteoffPage:
    """Bad debts, and payables that can't be paid, in the caller's scope, newest first."""
    return queries.page(actor=actor_of(request), **query.model_dump())


@router.get("/invoicing/writeoffs/{int:writeoff_id}", response=WriteoffDetailOut, summary="One write-off")
def get_writeoff(request: HttpRequest, writeoff_id: Id) -> dict[str, object]:
    """A write-off with its entry."""
    actor = actor_of(request)
    found = queries.writeoff(writeoff_id, actor=actor)
    head = found.writeoff
    return {
        "writeoff": head,
        "entries": found.entries,
        "allowed_actions": actions(WRITEOFF, state=head.state, number=head.number, actor=actor, lang=language(request)),
    }


@router.post("/invoicing/writeoffs", response={201: CreatedOut}, summary="Write off receivables and payables")
def write_off(request: HttpRequest, body: WriteoffsIn) -> Status[CreatedOut]:
    """Give up receivables (坏账) or payables (无法偿付的应付款项) in full or in part; the loss, or the income, is booked at once. Payables are for
    who may see what is owed to suppliers."""
    actor, now = actor_of(request), utcnow()
    ids = commands.write_off(entering.writeoffs(body.writeoffs, actor=actor, now=now), actor=actor, now=now)
    return Status(201, CreatedOut(ids=list(ids)))


@router.post("/invoicing/writeoffs/undo", response={204: None}, summary="Undo write-offs")
def undo_writeoffs(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """红冲 a batch of write-offs: the receivables and payables are open again."""
    ids = ids_of(body.documents)
    undoing.undo(ids, actor=actor_of(request), now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)


@router.post("/invoicing/writeoffs/recover", response={204: None}, summary="Record recovered debts")
def recover(request: HttpRequest, body: RecoveriesIn) -> Status[None]:
    """Money that comes in for debts written off before is other income."""
    actor, now = actor_of(request), utcnow()
    named = ids_of([Named(id=r.writeoff_id) for r in body.recoveries])
    actor.require(WRITEOFF_RECOVER)
    require_visible(WRITEOFF, undoing.VISIBLE, named, actor=actor)
    cash = cash_accounts(sorted({r.cash_account_id for r in body.recoveries}))
    days = today([account.company_id for account in cash.values()], now)
    new = []
    for row, r in enumerate(body.recoveries):
        if r.cash_account_id not in cash:
            raise ForeignCashAccount(field="cash_account_id", row=row, account=r.cash_account_id)
        day = r.date or days[cash[r.cash_account_id].company_id]
        new.append(NewRecovery(r.writeoff_id, r.cash_account_id, r.amount, day))
    recovering.recover(new, actor=actor, now=now)
    return Status(204, None)
