"""What may be allowed with bills and money."""

from __future__ import annotations

from zhanggui.kernel.machine import Permission

BILL_VIEW = Permission("invoicing.bill.view", "查看应收应付单", "View bills")
PAYABLE_VIEW = Permission("invoicing.payable.view", "查看应付和供应商往来", "View payables and dealings with suppliers")
BILL_POST = Permission("invoicing.bill.post", "生成应收应付单", "Post bills")
PAYMENT_VIEW = Permission("invoicing.payment.view", "查看收付款单", "View payments")
PAYMENT_POST = Permission("invoicing.payment.post", "登记收付款", "Record payments")
ALLOCATE = Permission("invoicing.allocate", "核销", "Allocate payments")
CASH_ACCOUNT_EDIT = Permission("invoicing.cash_account.edit", "维护资金账户", "Edit cash accounts")
WRITEOFF_VIEW = Permission("invoicing.writeoff.view", "查看坏账核销", "View write-offs")
WRITEOFF_POST = Permission("invoicing.writeoff.post", "坏账核销", "Write off bad debts")

PERMISSIONS = (
    BILL_VIEW,
    PAYABLE_VIEW,
    BILL_POST,
    PAYMENT_VIEW,
    PAYMENT_POST,
    ALLOCATE,
    CASH_ACCOUNT_EDIT,
    WRITEOFF_VIEW,
    WRITEOFF_POST,
)
