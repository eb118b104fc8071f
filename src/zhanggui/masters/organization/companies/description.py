"""What the list of companies and a company look like."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.api.descriptions import Description, Tab
from zhanggui.masters.organization.companies.schemas import CompanyOut, CompanyQuery
from zhanggui.masters.organization.permissions import EDIT_COMPANIES, VIEW

COMPANIES: Final = Description(
    name="organization.companies",
    zh="公司",
    en="Companies",
    path="/companies",
    row=CompanyOut,
    query=CompanyQuery,
    columns="code name uscc taxpayer costing revenue_point currency active",
    more="address phone bank_name bank_account standard pool prices_include_tax credit_control receipts_billed order_paid_entry estimate_method purchase_expense input_vat_timing payment_fee_account refund_only_cost prepaid_ads timezone",
    head="code name uscc address phone bank_name bank_account currency timezone taxpayer standard costing pool revenue_point prices_include_tax credit_control receipts_billed order_paid_entry estimate_method purchase_expense input_vat_timing payment_fee_account refund_only_cost prepaid_ads active",
    permission=VIEW,
    creates=EDIT_COMPANIES,
    names={"name": ("公司名称", "name")},
    tabs=(
        Tab("active", "启用", "In use", {"active": "true"}),
        Tab("all", "全部", "All"),
        Tab("inactive", "停用", "Not in use", {"active": "false"}),
    ),
)  # fmt: skip
