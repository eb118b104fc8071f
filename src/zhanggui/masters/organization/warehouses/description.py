"""What the list of warehouses and a warehouse look like."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.api.descriptions import Description, Tab
from zhanggui.masters.organization.permissions import EDIT_WAREHOUSES, VIEW
from zhanggui.masters.organization.warehouses.schemas import WarehouseOut, WarehouseQuery

WAREHOUSES: Final = Description(
    name="organization.warehouses",
    zh="仓库",
    en="Warehouses",
    path="/warehouses",
    row=WarehouseOut,
    query=WarehouseQuery,
    columns="code name kind company_id province city contact phone active",
    more="country district street",
    head="code name kind company_id country province city district street contact phone active",
    permission=VIEW,
    creates=EDIT_WAREHOUSES,
    references={"company_id": "companies"},
    names={"name": ("仓库名称", "name"), "kind": ("仓库类型", "kind")},
    tabs=(
        Tab("active", "启用", "In use", {"active": "true"}),
        Tab("all", "全部", "All"),
        Tab("inactive", "停用", "Not in use", {"active": "false"}),
    ),
)  # fmt: skip
