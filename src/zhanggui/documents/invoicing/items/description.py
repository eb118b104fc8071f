"""What the lists of open items and of the balances of partners look like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.invoicing.items.schemas import ItemQuery, OpenItemOut, PartnerBalanceOut, PartnerQuery
from zhanggui.documents.invoicing.permissions import BILL_VIEW
from zhanggui.kernel.api.descriptions import Description

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
