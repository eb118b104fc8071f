"""Routes of payments and cash accounts."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.documents.invoicing.payments import commands, entering, queries, undoing
from zhanggui.documents.invoicing.payments.cash import commands as cash
from zhanggui.documents.invoicing.payments.cash import queries as cash_queries
from zhanggui.documents.invoicing.payments.cash.queries import ListedCashAccount
from zhanggui.documents.invoicing.payments.machine import PAYMENT
from zhanggui.documents.invoicing.payments.queries import PaymentFilter, PaymentPage
from zhanggui.documents.invoicing.payments.schemas import (
    CashAccountChangesIn,
    CashAccountOut,
    CashAccountQuery,
    CashAccountsIn,
    PaymentDetailOut,
    PaymentPageOut,
    PaymentQuery,
    PaymentsIn,
    PostedPaymentsOut,
)
from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.lifecycle.public import CreatedOut, DocumentsIn, actions, ids_of, versions_of
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.paging import Page, PageOut
from zhanggui.kernel.api.types import Id
from zhanggui.kernel.clock import utcnow
from zhanggui.masters.editing import changes

router = Router(tags=["invoicing"])


@router.get("/invoicing/payments", response=PaymentPageOut, summary="List payments")
def list_payments(request: HttpRequest, query: Query[PaymentQuery]) -> PaymentPage:
    """Money in and out in the caller's scope, newest first."""
    wanted = PaymentFilter(**query.filters())
    return queries.page(wanted, actor=actor_of(request), **query.paging())


@router.get("/invoicing/payments/{int:payment_id}", response=PaymentDetailOut, summary="One payment")
def get_payment(request: HttpRequest, payment_id: Id) -> dict[str, object]:
    """A payment with what it settled and its entry."""
    actor = actor_of(request)
    found = queries.payment(payment_id, actor=actor)
    head = found.payment
    return {
        "payment": head,
        "settlements": found.settlements,
        "entries": found.entries,
        "allowed_actions": actions(PAYMENT, state=head.state, number=head.number, actor=actor, lang=language(request)),
    }


@router.post("/invoicing/payments", response={201: PostedPaymentsOut}, summary="Record payments")
def record_payments(request: HttpRequest, body: PaymentsIn) -> Status[dict[str, object]]:
    """Record money in or out and allocate it: document, entry, open item and allocation appear together or not at all."""
    actor, now = actor_of(request), utcnow()
    posted = commands.pay(entering.payments(body.payments, actor=actor, now=now), actor=actor, now=now)
    return Status(201, {"payments": [{"id": p.id, "number": p.number, "item_id": p.item_id} for p in posted]})


@router.get("/invoicing/cash-accounts", response=PageOut[CashAccountOut], summary="List cash accounts")
def list_cash_accounts(request: HttpRequest, query: Query[CashAccountQuery]) -> Page[ListedCashAccount]:
    """Tills, bank accounts and wallets, by company and code."""
    return cash_queries.page(actor=actor_of(request), **query.filters(), **query.paging())


@router.post("/invoicing/cash-accounts", response={201: CreatedOut}, summary="Create cash accounts")
def create_cash_accounts(request: HttpRequest, body: CashAccountsIn) -> Status[CreatedOut]:
    """Create a batch of tills, bank accounts and wallets."""
    actor = actor_of(request)
    ids = cash.create_cash_accounts(entering.accounts(body.cash_accounts, actor=actor), actor=actor, now=utcnow())
    return Status(201, CreatedOut(ids=list(ids)))


@router.patch("/invoicing/cash-accounts", response={204: None}, summary="Change cash accounts")
def update_cash_accounts(request: HttpRequest, body: CashAccountChangesIn) -> Status[None]:
    """Change fields of a batch of cash accounts: all of them or none. Fields that are left out stay as they are."""
    wanted = changes(body.cash_accounts, cash.CashAccountValues)
    cash.update_cash_accounts(wanted, actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.post("/invoicing/payments/undo", response={204: None}, summary="Undo payments")
def undo_payments(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """红冲 a batch of payments: what they settled is open again, each entry gets its mirror."""
    ids = ids_of(body.documents)
    undoing.undo(ids, actor=actor_of(request), now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)
