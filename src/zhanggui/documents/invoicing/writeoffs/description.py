"""What the list of write-offs and a write-off look like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.invoicing.permissions import WRITEOFF_POST, WRITEOFF_VIEW
from zhanggui.documents.invoicing.writeoffs.machine import WRITEOFF
from zhanggui.documents.invoicing.writeoffs.schemas import WriteoffOut, WriteoffQuery
from zhanggui.kernel.api.descriptions import Description

WRITEOFFS: Final = Description(
    name="invoicing.writeoffs",
    zh="往来款核销单",
    en="Write-offs",
    path="/invoicing/writeoffs",
    row=WriteoffOut,
    query=WriteoffQuery,
    columns="number state customer_name supplier_name amount account date reason",
    more="shop_id origin_type",
    totals={"amount_sum": "", "payable_sum": ""},
    head="customer_name supplier_name amount account date reason origin_type",
    machine=WRITEOFF,
    permission=WRITEOFF_VIEW,
    creates=WRITEOFF_POST,
    searched="number",
    references={"company_id": "companies", "customer_id": "customers", "supplier_id": "suppliers", "shop_id": "shops"},
    names={"amount": ("核销金额", "written off"), "account": ("往来科目", "account"), "period": ("业务日期", "business date")},
)  # fmt: skip
