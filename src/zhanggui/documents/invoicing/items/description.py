"""What the lists of open items, of matchings and of the balances of partners look like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.invoicing.items.schemas import (
    AllocationOut,
    AllocationQuery,
    ItemQuery,
    OpenItemOut,
    PartnerBalanceOut,
    PartnerQuery,
)
from zhanggui.documents.invoicing.permissions import BILL_VIEW
from zhanggui.kernel.api.descriptions import Description
from zhanggui.kernel.machine import State

OPEN_ITEMS: Final = Description(
    name="invoicing.open-items",
    zh="往来未清项",
    en="Open items",
    path="/invoicing/open-items",
    row=OpenItemOut,
    query=ItemQuery,
    columns="number document_type partner_name side amount allocated open due_date date",
    more="account shop_id currency",
    totals={"receivable": "", "payable": ""},
    permission=BILL_VIEW,
    references={"company_id": "companies", "customer_id": "customers", "supplier_id": "suppliers", "shop_id": "shops"},
    names={
        "number": ("单号", "number"),
        "side": ("方向", "side"),
        "settled": ("含已结清", "settled too"),
        "prepaid": ("预收预付", "prepaid"),
        "due_since": ("到期不早于", "due from"),
        "due_until": ("到期不晚于", "due until"),
        "side.D": ("应收", "Receivable"),
        "side.C": ("应付", "Payable"),
        "account": ("往来科目", "account"),
    },
    detail=False,
)  # fmt: skip

PARTNER_BALANCES: Final = Description(
    name="invoicing.partner-balances",
    zh="往来余额",
    en="Balances of partners",
    path="/invoicing/partner-balances",
    row=PartnerBalanceOut,
    query=PartnerQuery,
    columns="partner_name receivable payable overdue oldest items",
    permission=BILL_VIEW,
    references={"company_id": "companies", "customer_id": "customers", "supplier_id": "suppliers"},
    keys=("company_id", "customer_id", "supplier_id"),
    names={"items": ("未清笔数", "open items"), "oldest": ("最早到期日", "first due")},
    detail=False,
)  # fmt: skip

ALLOCATIONS: Final = Description(
    name="invoicing.allocations",
    zh="核销记录",
    en="Matchings",
    path="/invoicing/allocations",
    row=AllocationOut,
    query=AllocationQuery,
    columns="date state partner_name amount debit_number credit_number user_name at",
    more="account debit_type credit_type undone_at undone_by_name",
    permission=BILL_VIEW,
    references={"company_id": "companies", "customer_id": "customers", "supplier_id": "suppliers"},
    names={"amount": ("核销金额", "matched"), "user_name": ("核销人", "matched by"), "at": ("核销时间", "matched at"), "period": ("业务日期", "business date"), "account": ("往来科目", "account")},
    states=(
        State("standing", "有效", "Stands"),
        State("undone", "已撤销", "Taken back"),
        State("closing", "红冲核销", "Closes an undone document"),
        State("closed", "已结账", "In a closed month"),
    ),
    tones={"standing": "done", "undone": "void", "closing": "void", "closed": "done"},
    detail=False,
)  # fmt: skip
