"""Companies, shops, warehouses, zones and bins: what other modules may use."""

from zhanggui.masters.editing import Change
from zhanggui.masters.organization.channels import CHANNELS, Channel
from zhanggui.masters.organization.companies.commands import create_companies, update_companies
from zhanggui.masters.organization.companies.contracts import (
    CompanyFacts,
    CompanyRow,
    CompanyValues,
    NewCompany,
    PoliciesChanged,
)
from zhanggui.masters.organization.companies.queries import (
    companies,
    company_by_code,
    company_facts,
    find_companies,
    recent_companies,
)
from zhanggui.masters.organization.letterhead import letterheads
from zhanggui.masters.organization.permissions import PERMISSIONS, VIEW
from zhanggui.masters.organization.shops.commands import create_shops, update_shops
from zhanggui.masters.organization.shops.contracts import NewShop, ShopFacts, ShopRow, ShopValues
from zhanggui.masters.organization.shops.queries import find_shops, recent_shops, shop_by_code, shop_facts, shops
from zhanggui.masters.organization.warehouses.commands import (
    create_bins,
    create_warehouses,
    create_zones,
    update_bins,
    update_warehouses,
    update_zones,
)
from zhanggui.masters.organization.warehouses.contracts import (
    BinRow,
    BinValues,
    NewBin,
    NewWarehouse,
    NewZone,
    WarehouseRow,
    WarehouseValues,
    ZoneRow,
    ZoneValues,
)
from zhanggui.masters.organization.warehouses.queries import (
    bins,
    find_bins,
    find_warehouses,
    find_zones,
    warehouse_by_code,
    warehouse_companies,
    warehouses,
    zones,
)

__all__ = [
    "CHANNELS",
    "PERMISSIONS",
    "VIEW",
    "BinRow",
    "BinValues",
    "Change",
    "Channel",
    "CompanyFacts",
    "CompanyRow",
    "CompanyValues",
    "NewBin",
    "NewCompany",
    "NewShop",
    "NewWarehouse",
    "NewZone",
    "PoliciesChanged",
    "ShopFacts",
    "ShopRow",
    "ShopValues",
    "WarehouseRow",
    "WarehouseValues",
    "ZoneRow",
    "ZoneValues",
    "bins",
    "companies",
    "company_by_code",
    "company_facts",
    "create_bins",
    "create_companies",
    "create_shops",
    "create_warehouses",
    "create_zones",
    "find_bins",
    "find_companies",
    "find_shops",
    "find_warehouses",
    "find_zones",
    "letterheads",
    "recent_companies",
    "recent_shops",
    "shop_by_code",
    "shop_facts",
    "shops",
    "update_bins",
    "update_companies",
    "update_shops",
    "update_warehouses",
    "update_zones",
    "warehouse_by_code",
    "warehouse_companies",
    "warehouses",
    "zones",
]
