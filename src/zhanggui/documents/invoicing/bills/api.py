"""Routes of bills. They are made by the documents that owe or claim, never by hand; a wrong one is undone."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status

from zhanggui.documents.invoicing.bills import queries, undoing
from zhanggui.documents.invoicing.bills.machine import BILL
from zhanggui.documents.invoicing.bills.queries import BillFilter, BillPage, ListedBill
from zhanggui.documents.invoicing.bills.schemas import BillDetailOut, BillPageOut, BillQuery
from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.lifecycle.public import DocumentsIn, actions, ids_of, versions_of
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.types import Id
from zhanggui.kernel.clock import utcnow
from zhanggui.kernel.errors import DomainError
from zhanggui.ledgers.books import public as books

router = Router(tags=["invoicing"])


@router.get("/invoicing/bills", response=BillPageOut, summary="List bills")
def list_bills(request: HttpRequest, query: Query[BillQuery]) -> BillPage:
    """Receivables and payables in the caller's scope, newest first."""
    wanted = BillFilter(**query.filters())
    return queries.page(wanted, actor=actor_of(request), **query.paging())


def _blocked(head: ListedBill) -> dict[str, DomainError]:
    """What is settled is not undone, nor what follows from goods: that is known to the document that asked for the bill."""
    settled = abs(head.gross - head.open)
    if head.item_id is None or not settled:
        refused = undoing.refusal(head.id, (head.origin_type, head.origin_id))
        return {} if refused is None else {"undo": refused}
    return {"undo": books.ItemAllocated(field="item_id", item=head.item_id, allocated=settled)}


@router.get("/invoicing/bills/{int:bill_id}", response=BillDetailOut, summary="One bill")
def get_bill(request: HttpRequest, bill_id: Id) -> dict[str, object]:
    """A bill with its lines, what settled it, and its entry."""
    actor = actor_of(request)
    found = queries.bill(bill_id, actor=actor)
    head = found.bill
    return {
        "bill": head,
        "lines": found.lines,
        "settlements": found.settlements,
        "entries": found.entries,
        "allowed_actions": actions(
            BILL, state=head.state, number=head.number, actor=actor, lang=language(request), blocked=_blocked(head)
        ),
    }


@router.post("/invoicing/bills/undo", response={204: None}, summary="Undo bills")
def undo_bills(request: HttpRequest, body: DocumentsIn) -> Status[None]:
    """红冲 a batch of bills that nobody has settled: each entry gets its mirror."""
    ids = ids_of(body.documents)
    undoing.undo(ids, actor=actor_of(request), now=utcnow(), versions=versions_of(body.documents))
    return Status(204, None)
