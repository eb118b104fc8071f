"""What the list of customers and a customer look like."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.api.descriptions import Description, Tab
from zhanggui.masters.partners.customers.schemas import CustomerOut, CustomerQuery
from zhanggui.masters.partners.permissions import CREDIT, EDIT_CUSTOMERS, VIEW_CUSTOMERS

CUSTOMERS: Final = Description(
    name="partners.customers",
    zh="客户",
    en="Customers",
    path="/customers",
    row=CustomerOut,
    query=CustomerQuery,
    columns="code name phone grade tags owner_id credit_limit terms_days active",
    more="country tax_number walk_in",
    head="code name phone grade tags owner_id credit_limit terms_days country tax_number walk_in active",
    permission=VIEW_CUSTOMERS,
    creates=EDIT_CUSTOMERS,
    references={"company_id": "companies", "owner_id": "users"},
    names={"name": ("客户名称", "name"), "owner_id": ("业务员", "owner"), "code": ("客户编码", "code")},
    restricted={"credit_limit": CREDIT},
    tabs=(
        Tab("active", "启用", "In use", {"active": "true"}),
        Tab("all", "全部", "All"),
        Tab("inactive", "停用", "Not in use", {"active": "false"}),
    ),
)  # fmt: skip
