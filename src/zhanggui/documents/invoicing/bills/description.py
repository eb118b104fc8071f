"""What the list of bills and a bill look like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.invoicing.bills.machine import BILL
from zhanggui.documents.invoicing.bills.schemas import BillLineOut, BillOut, BillQuery
from zhanggui.documents.invoicing.permissions import BILL_VIEW
from zhanggui.kernel.api.descriptions import Description, Tab

BILLS: Final = Description(
    name="invoicing.bills",
    zh="应收应付单",
    en="Bills",
    path="/invoicing/bills",
    row=BillOut,
    query=BillQuery,
    columns="number direction state partner_name gross open due_date date origin_type",
    more="net tax account shop_id currency",
    sums="net tax gross open",
    head="direction partner_name origin_type date due_date currency net tax gross open account",
    line=BillLineOut,
    lines="line_no sku_code sku_name qty net tax gross account",
    machine=BILL,
    permission=BILL_VIEW,
    searched="number",
    references={"company_id": "companies", "shop_id": "shops", "customer_id": "customers", "supplier_id": "suppliers"},
    names={
        "open": ("未结金额", "open amount"),
        "account": ("往来科目", "account"),
        "period": ("业务日期", "business date"),
        "filter.open": ("未结清", "open"),
    },
    tabs=(
        Tab("all", "全部", "All"),
        Tab("receivable", "未收款", "To receive", {"direction": "receivable", "open": "true"}),
        Tab("payable", "未付款", "To pay", {"direction": "payable", "open": "true"}),
    ),
)  # fmt: skip
