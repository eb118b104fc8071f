"""What a caller may be allowed to do with the organization."""

from __future__ import annotations

from zhanggui.kernel.machine import Permission

VIEW = Permission("organization.view", "查看公司、店铺和仓库", "See companies, shops and warehouses")
EDIT_COMPANIES = Permission("organization.companies.edit", "维护公司", "Maintain companies")
EDIT_SHOPS = Permission("organization.shops.edit", "维护店铺", "Maintain shops")
EDIT_WAREHOUSES = Permission(
    "organization.warehouses.edit", "维护仓库、库区和库位", "Maintain warehouses, zones and bins"
)

PERMISSIONS = (VIEW, EDIT_COMPANIES, EDIT_SHOPS, EDIT_WAREHOUSES)
