"""What the list of suppliers and a supplier look like."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.api.descriptions import Description, Tab
from zhanggui.masters.partners.permissions import EDIT_SUPPLIERS, VIEW_SUPPLIERS
from zhanggui.masters.partners.suppliers.schemas import SupplierOut, SupplierQuery

SUPPLIERS: Final = Description(
    name="partners.suppliers",
    zh="供应商",
    en="Suppliers",
    path="/suppliers",
    row=SupplierOut,
    query=SupplierQuery,
    columns="code name phone grade tags lead_days terms_days active",
    more="country tax_number",
    head="code name phone grade tags lead_days terms_days country tax_number active",
    permission=VIEW_SUPPLIERS,
    creates=EDIT_SUPPLIERS,
    references={"company_id": "companies"},
    names={"name": ("供应商名称", "name"), "code": ("供应商编码", "code")},
    tabs=(
        Tab("active", "启用", "In use", {"active": "true"}),
        Tab("all", "全部", "All"),
        Tab("inactive", "停用", "Not in use", {"active": "false"}),
    ),
)  # fmt: skip
