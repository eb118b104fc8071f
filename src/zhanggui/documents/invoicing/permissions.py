"""What may be allowed with bills and money."""

from __future__ import annotations

from zhanggui.kernel.machine import Permission

BILL_VIEW = Permission("invoicing.bill.view", "查看应收应付单", "View bills")
PAYABLE_VIEW = Permission("invoicing.payable.view", "查看应付和供应商往来", "View payables and dealings with suppliers")
BILL_POST = Permission("invoicing.bill.post", "生成应收应付单", "Post bills")
BILL_UNDO = Permission("invoicing.bill.undo", "红冲应收应付单", "Undo bills")
PAYMENT_VIEW = Permission("invoicing.payment.view", "查看收付款单", "View payments")
PAYMENT_POST = Permission("invoicing.payment.post", "登记收付款", "Record payments")
PAYMENT_UNDO = Permission("invoicing.payment.undo", "红冲收付款单", "Undo payments")
ALLOCATE = Permission("invoicing.allocate", "核销", "Allocate payments")
UNALLOCATE = Permission("invoicing.unallocate", "反核销", "Take matchings back")
CASH_ACCOUNT_EDIT = Permission("invoicing.cash_account.edit", "维护资金账户", "Edit cash accounts")
WRITEOFF_VIEW = Permission("invoicing.writeoff.view", "查看往来款核销单", "View write-offs")
WRITEOFF_POST = Permission("invoicing.writeoff.post", "核销坏账和无法偿付的应付款", "Write off bad debts and payables")
WRITEOFF_RECOVER = Permission("invoicing.writeoff.recover", "登记坏账收回", "Record recovered bad debts")
WRITEOFF_UNDO = Permission("invoicing.writeoff.undo", "红冲往来款核销单", "Undo write-offs")
OFFSET_VIEW = Permission("invoicing.offset.view", "查看往来冲销单", "View offsets")
OFFSET_POST = Permission("invoicing.offset.post", "往来冲销", "Set open items off")
OFFSET_UNDO = Permission("invoicing.offset.undo", "红冲往来冲销单", "Undo offsets")

PERMISSIONS = (
    BILL_VIEW,
    PAYABLE_VIEW,
    BILL_POST,
    BILL_UNDO,
    PAYMENT_VIEW,
    PAYMENT_POST,
    PAYMENT_UNDO,
    ALLOCATE,
    UNALLOCATE,
    CASH_ACCOUNT_EDIT,
    WRITEOFF_VIEW,
    WRITEOFF_POST,
    WRITEOFF_RECOVER,
    WRITEOFF_UNDO,
    OFFSET_VIEW,
    OFFSET_POST,
    OFFSET_UNDO,
)
