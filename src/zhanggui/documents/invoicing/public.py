"""Bills, payments, write-offs. The only importable file of the module."""

from __future__ import annotations

from zhanggui.documents.invoicing.bills.commands import NewBill, NewBillLine, PostedBill
from zhanggui.documents.invoicing.bills.commands import post as post_bills
from zhanggui.documents.invoicing.bills.queries import (
    Billed,
    BillRow,
    Claim,
    ask_billed_lines,
    billed_lines,
    bills_of_origins,
    claims,
    origins_of_items,
)
from zhanggui.documents.invoicing.bills.schemas import ClaimOut
from zhanggui.documents.invoicing.bills.undoing import BillsUndoAsked, BillsUndone
from zhanggui.documents.invoicing.bills.undoing import undo as undo_bills
from zhanggui.documents.invoicing.items.commands import allocate
from zhanggui.documents.invoicing.items.undoing import unallocate
from zhanggui.documents.invoicing.offsets.commands import NewOffset, offset
from zhanggui.documents.invoicing.offsets.undoing import undo as undo_offsets
from zhanggui.documents.invoicing.payments.cash.commands import (
    CashAccountRow,
    CashAccountValues,
    NewCashAccount,
    cash_account_by_code,
    cash_accounts,
    create_cash_accounts,
    update_cash_accounts,
)
from zhanggui.documents.invoicing.payments.commands import NewPayment, PostedPayment, pay
from zhanggui.documents.invoicing.payments.queries import PaymentFilter, Settlement, settlements
from zhanggui.documents.invoicing.payments.queries import page as payment_page
from zhanggui.documents.invoicing.payments.schemas import SettlementOut
from zhanggui.documents.invoicing.payments.undoing import undo as undo_payments
from zhanggui.documents.invoicing.permissions import BILL_VIEW, PAYABLE_VIEW, PAYMENT_VIEW
from zhanggui.documents.invoicing.statements.printing import CUSTOMERS, SUPPLIERS
from zhanggui.documents.invoicing.writeoffs.commands import NewWriteoff, write_off
from zhanggui.documents.invoicing.writeoffs.recovering import NewRecovery, recover
from zhanggui.documents.invoicing.writeoffs.undoing import undo as undo_writeoffs

#: What can be printed.
PRINTED = (CUSTOMERS, SUPPLIERS)

__all__ = [
    "BILL_VIEW", "PAYABLE_VIEW", "PAYMENT_VIEW", "PRINTED", "BillRow", "Billed", "BillsUndoAsked", "BillsUndone", "CashAccountRow", "CashAccountValues", "Claim", "ClaimOut", "NewBill", "NewBillLine", "NewCashAccount", "NewOffset", "NewPayment", "NewRecovery", "NewWriteoff", "PaymentFilter", "PostedBill", "PostedPayment", "Settlement", "SettlementOut",
    "allocate", "ask_billed_lines", "billed_lines", "bills_of_origins", "cash_account_by_code", "cash_accounts", "claims", "create_cash_accounts", "offset", "origins_of_items", "pay", "payment_page", "post_bills", "recover", "settlements", "unallocate", "undo_bills", "undo_offsets", "undo_payments", "undo_writeoffs", "update_cash_accounts", "write_off",
]  # fmt: skip
