"""What the list of cash accounts looks like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.invoicing.payments.schemas import CashAccountOut, CashAccountQuery
from zhanggui.documents.invoicing.permissions import CASH_ACCOUNT_EDIT, PAYMENT_VIEW
from zhanggui.kernel.api.descriptions import Description, Tab

CASH_ACCOUNTS: Final = Description(
    name="invoicing.cash-accounts",
    zh="资金账户",
    en="Cash accounts",
    path="/invoicing/cash-accounts",
    row=CashAccountOut,
    query=CashAccountQuery,
    columns="code name account currency active",
    more="shop_id",
    permission=PAYMENT_VIEW,
    creates=CASH_ACCOUNT_EDIT,
    references={"company_id": "companies", "shop_id": "shops"},
    names={"code": ("账户编码", "code"), "name": ("账户名称", "name")},
    detail=False,
    tabs=(
        Tab("active", "启用", "In use", {"active": "true"}),
        Tab("all", "全部", "All"),
        Tab("inactive", "停用", "Retired", {"active": "false"}),
    ),
)  # fmt: skip
