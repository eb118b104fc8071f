"""Bills, payments, write-offs. The only importable file of the module."""

from __future__ import annotations

from zhanggui.documents.invoicing.bills.commands import NewBill, NewBillLine, PostedBill
from zhanggui.documents.invoicing.bills.commands import post as post_bills
from zhanggui.documents.invoicing.bills.queries import Billed, BillRow, Claim, billed_lines, bills_of_origins, claims
from zhanggui.documents.invoicing.bills.schemas import ClaimOut
from zhanggui.documents.invoicing.items.commands import allocate
from zhanggui.documents.invoicing.payments.commands import (
    CashAccountRow,
    NewCashAccount,
    NewPayment,
    PostedPayment,
    cash_account_by_code,
    cash_accounts,
    create_cash_accounts,
    pay,
)
from zhanggui.documents.invoicing.payments.queries import Settlement, settlements
from zhanggui.documents.invoicing.payments.schemas import SettlementOut
from zhanggui.documents.invoicing.writeoffs.commands import NewWriteoff, write_off

__all__ = [
    "BillRow", "Billed", "CashAccountRow", "Claim", "ClaimOut", "NewBill", "NewBillLine", "NewCashAccount", "NewPayment", "NewWriteoff", "PostedBill", "PostedPayment", "Settlement", "SettlementOut",
    "allocate", "billed_lines", "bills_of_origins", "cash_account_by_code", "cash_accounts", "claims", "create_cash_accounts", "pay", "post_bills", "settlements", "write_off",
]  # fmt: skip
