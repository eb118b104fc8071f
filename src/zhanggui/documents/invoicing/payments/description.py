"""What the list of payments and a payment look like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.invoicing.payments.machine import PAYMENT
from zhanggui.documents.invoicing.payments.schemas import PaymentOut, PaymentQuery
from zhanggui.documents.invoicing.permissions import PAYMENT_POST, PAYMENT_VIEW
from zhanggui.kernel.api.descriptions import Description, Tab

PAYMENTS: Final = Description(
    name="invoicing.payments",
    zh="收付款单",
    en="Payments",
    path="/invoicing/payments",
    row=PaymentOut,
    query=PaymentQuery,
    columns="number direction state partner_name amount open cash_account_name date note",
    more="account shop_id currency",
    totals={"money_in": "", "money_out": ""},
    head="direction partner_name cash_account_name date currency amount open account note",
    machine=PAYMENT,
    permission=PAYMENT_VIEW,
    creates=PAYMENT_POST,
    searched="number",
    references={"company_id": "companies", "shop_id": "shops", "customer_id": "customers", "supplier_id": "suppliers"},
    names={
        "open": ("未核销金额", "not allocated"),
        "account": ("往来科目", "account"),
        "direction": ("收/付", "direction"),
        "period": ("业务日期", "business date"),
    },
    tabs=(
        Tab("all", "全部", "All"),
        Tab("in", "收款", "Received", {"direction": "in"}),
        Tab("out", "付款", "Paid", {"direction": "out"}),
        Tab("open", "未核销", "Not allocated", {"open": "true"}),
    ),
)  # fmt: skip
