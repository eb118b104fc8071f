"""Organization, catalogue, partners, prices."""

from __future__ import annotations

from tests.contracts.routes.case import COMPANY, SHOP, WAREHOUSE, Case, batch, read

ORG = "organization.view"
SHOPS, HOUSES = (COMPANY, SHOP), (COMPANY, WAREHOUSE)
PLACES, COMPANIES = "organization.warehouses.edit", "organization.companies.edit"
GOODS, SEE, STRUCTURE = "catalog.edit", "catalog.view", "catalog.structure.edit"
BUYERS, SELLERS, QUOTES = "partners.customers.edit", "partners.suppliers.edit", "partners.suppliers.quotations"
SEE_BUYERS, SEE_SELLERS = "partners.customers.view", "partners.suppliers.view"
PRICES, SEE_PRICES = "pricing.edit", "pricing.view"
ONE = (COMPANY,)

ORGANIZATION = (
    read("/companies", ORG, dims=ONE),
    read("/companies/{company_id}", ORG, at={"company_id": "company"}, dims=ONE),
    # A new company lies in nobody's scope but in that of who sees all.
    batch("POST", "/companies", COMPANIES, "companies", lambda s: {"code": "N9", "name": "新公司"}, dims=ONE),
    # Its revenue point was changed to and fro.
    batch("PATCH", "/companies", COMPANIES, "companies", lambda s: {"id": s["company"], "version": 3, "name": "改名"}, dims=ONE),
    read("/channels", ORG),
    read("/shops", ORG, dims=SHOPS),
    read("/shops/{shop_id}", ORG, at={"shop_id": "shop"}, dims=SHOPS),
    batch("POST", "/shops", "organization.shops.edit", "shops", lambda s: {"company_id": s["company"], "code": "S9", "name": "新店"}, dims=SHOPS),
    batch("PATCH", "/shops", "organization.shops.edit", "shops", lambda s: {"id": s["shop"], "version": 1, "name": "改名"}, dims=SHOPS),
    read("/warehouses", ORG, dims=HOUSES),
    read("/warehouses/{warehouse_id}", ORG, at={"warehouse_id": "warehouse"}, dims=HOUSES),
    batch("POST", "/warehouses", PLACES, "warehouses", lambda s: {"company_id": s["company"], "code": "W9", "name": "新仓"}, dims=HOUSES),
    batch("PATCH", "/warehouses", PLACES, "warehouses", lambda s: {"id": s["warehouse"], "version": 1, "name": "改名"}, dims=HOUSES),
    read("/zones", ORG, dims=HOUSES),
    batch("POST", "/zones", PLACES, "zones", lambda s: {"warehouse_id": s["warehouse"], "code": "Z9", "name": "新区"}, dims=HOUSES),
    batch("PATCH", "/zones", PLACES, "zones", lambda s: {"id": s["zone"], "version": 1, "name": "改名"}, dims=HOUSES),
    read("/bins", ORG, dims=HOUSES),
    batch("POST", "/bins", PLACES, "bins", lambda s: {"zone_id": s["zone"], "code": "B9"}, dims=HOUSES),
    batch("PATCH", "/bins", PLACES, "bins", lambda s: {"id": s["bin"], "version": 1, "state": "locked"}, dims=HOUSES),
)  # fmt: skip

# Goods belong to the whole instance: companies, shops and warehouses share them.
CATALOG = (
    read("/products", SEE),
    read("/products/{product_id}", SEE, at={"product_id": "product"}),
    batch("POST", "/products", GOODS, "products", lambda s: {"code": "P9", "name": "新品"}),
    batch("PATCH", "/products", GOODS, "products", lambda s: {"id": s["product"], "version": 1, "name": "改名"}),
    batch("PUT", "/products/images", GOODS, "products", lambda s: {"product_id": s["product"], "images": []}),
    read("/products/{product_id}/images/{key}", SEE, at={"product_id": "shirt", "key": "picture"}),
    read("/products/{product_id}/images/{key}/small", SEE, at={"product_id": "shirt", "key": "picture"}),
    read("/pictures", SEE, query="product_id={shirt}"),
    Case("POST", "/sku-matrix", (SEE,), lambda s: {"code": "P", "name": "衫", "options": [{"name": "色", "values": ["红", "蓝"]}]}),
    read("/skus", SEE),
    read("/skus/{sku_id}", SEE, at={"sku_id": "lamp"}),
    batch("POST", "/skus", GOODS, "skus", lambda s: {"product_id": s["shirt"], "code": "K-BLUE", "options": {"色": "蓝"}}),
    batch("PATCH", "/skus", GOODS, "skus", lambda s: {"id": s["plain"], "version": 1, "name": "改名"}),
    batch("PUT", "/skus/barcodes", GOODS, "skus", lambda s: {"sku_id": s["plain"], "barcodes": [{"code": "6901234567892"}]}),
    batch("PUT", "/skus/units", GOODS, "skus", lambda s: {"sku_id": s["plain"], "units": [{"unit": "dozen9", "factor": "12"}]}),
    read("/barcodes/{code}", SEE, at={"code": "code"}),
    read("/units", SEE),
    batch("POST", "/units", STRUCTURE, "units", lambda s: {"code": "crate9", "name": "筐"}),
    batch("PATCH", "/units", STRUCTURE, "units", lambda s: {"id": s["unit"], "version": 1, "name": "改名"}),
    batch("PUT", "/bundles", GOODS, "bundles", lambda s: {"sku_id": s["set"], "components": [{"sku_id": s["plain"], "qty": "2", "weight": "1"}]}),
    read("/skus/{sku_id}/parts", SEE, at={"sku_id": "set"}, query="qty=2&amount=10.00"),
    read("/categories", SEE),
    batch("POST", "/categories", STRUCTURE, "categories", lambda s: {"code": "K9", "name": "新类"}),
    batch("PATCH", "/categories", STRUCTURE, "categories", lambda s: {"id": s["category"], "version": 1, "name": "改名"}),
    read("/brands", SEE),
    batch("POST", "/brands", STRUCTURE, "brands", lambda s: {"code": "M9", "name": "新牌"}),
    batch("PATCH", "/brands", STRUCTURE, "brands", lambda s: {"id": s["brand"], "version": 1, "name": "改名"}),
)  # fmt: skip

PARTNERS = (
    read("/customers", SEE_BUYERS, dims=ONE),
    read("/customers/{customer_id}", SEE_BUYERS, at={"customer_id": "customer"}, dims=ONE),
    read("/customers/duplicates", SEE_BUYERS, query="company_id={company}&name=客户一", dims=ONE),
    batch("POST", "/customers", BUYERS, "customers", lambda s: {"company_id": s["company"], "code": "C9", "name": "新客户"}, dims=ONE),
    batch("PATCH", "/customers", BUYERS, "customers", lambda s: {"id": s["customer"], "version": 1, "name": "改名"}, dims=ONE),
    batch("PUT", "/customers/contacts", BUYERS, "partners", lambda s: {"partner_id": s["customer"], "contacts": [{"name": "李"}]}, dims=ONE),
    batch("PUT", "/customers/addresses", BUYERS, "customers", lambda s: {"customer_id": s["customer"], "addresses": [{"receiver": "李"}]}, dims=ONE),
    read("/suppliers", SEE_SELLERS, dims=ONE),
    read("/suppliers/{supplier_id}", SEE_SELLERS, at={"supplier_id": "supplier"}, dims=ONE),
    batch("POST", "/suppliers", SELLERS, "suppliers", lambda s: {"company_id": s["company"], "code": "V9", "name": "新供应商"}, dims=ONE),
    batch("PATCH", "/suppliers", SELLERS, "suppliers", lambda s: {"id": s["supplier"], "version": 1, "name": "改名"}, dims=ONE),
    batch("PUT", "/suppliers/contacts", SELLERS, "partners", lambda s: {"partner_id": s["supplier"], "contacts": [{"name": "李"}]}, dims=ONE),
    read("/quotations", QUOTES, dims=ONE),
    batch("POST", "/quotations", QUOTES, "quotations", lambda s: {"supplier_id": s["supplier"], "sku_id": s["plain"], "price": "5"}, dims=ONE),
    batch("PATCH", "/quotations", QUOTES, "quotations", lambda s: {"id": s["quotation"], "version": 1, "price": "5"}, dims=ONE),
)  # fmt: skip

PRICING = (
    read("/price-lists", SEE_PRICES, dims=ONE),
    batch("POST", "/price-lists", PRICES, "lists", lambda s: {"company_id": s["company"], "code": "L9", "name": "新表"}, dims=ONE),
    batch("PATCH", "/price-lists", PRICES, "lists", lambda s: {"id": s["price_list"], "version": 1, "name": "改名"}, dims=ONE),
    read("/prices", SEE_PRICES, dims=ONE),
    batch("POST", "/prices", PRICES, "prices", lambda s: {"list_id": s["price_list"], "sku_id": s["lamp"], "price": "5"}, dims=ONE),
    batch("PATCH", "/prices", PRICES, "prices", lambda s: {"id": s["price"], "version": 1, "price": "5"}, dims=ONE),
    Case("POST", "/prices/explain", (SEE_PRICES,), lambda s: {
        "company_id": s["company"], "on": "2026-03-02", "lines": [{"sku_id": s["plain"], "qty": "1"}],
    }, dims=ONE),
)  # fmt: skip

CASES = ORGANIZATION + CATALOG + PARTNERS + PRICING
