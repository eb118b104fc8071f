"""Bills, payments, write-offs. The only importable file of the module."""

from __future__ import annotations

from zhanggui.documents.invoicing.bills.commands import NewBill, NewBillLine, PostedBill
from zhanggui.documents.invoicing.bills.commands import post as post_bills
from zhanggui.documents.invoicing.bills.queries import Billed, BillRow, billed_lines, bills_of_origins
from zhanggui.documents.invoicing.payments.commands import (
    CashAccountRow,
    NewCashAccount,
    NewPayment,
    PostedPayment,
    allocate,
    cash_account_by_code,
    cash_accounts,
    create_cash_accounts,
    pay,
)
from zhanggui.documents.invoicing.writeoffs.commands import NewWriteoff, write_off

__all__ = [
    "BillRow", "Billed", "CashAccountRow", "NewBill", "NewBillLine", "NewCashAccount", "NewPayment", "NewWriteoff", "PostedBill", "PostedPayment",
    "allocate", "billed_lines", "bills_of_origins", "cash_account_by_code", "cash_accounts", "create_cash_accounts", "pay", "post_bills", "write_off",
]  # fmt: skip
