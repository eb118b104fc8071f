"""What a caller may be allowed to do with customers and suppliers."""

from __future__ import annotations

from zhanggui.kernel.machine import Permission

VIEW_CUSTOMERS = Permission("partners.customers.view", "查看客户", "See customers")
EDIT_CUSTOMERS = Permission("partners.customers.edit", "维护客户", "Maintain customers")
CREDIT = Permission("partners.customers.credit", "查看和修改客户信用额度", "See and set credit limits")
VIEW_SUPPLIERS = Permission("partners.suppliers.view", "查看供应商", "See suppliers")
EDIT_SUPPLIERS = Permission("partners.suppliers.edit", "维护供应商", "Maintain suppliers")
QUOTATIONS = Permission(
    "partners.suppliers.quotations", "查看和维护供应商报价", "See and maintain suppliers' quotations"
)

PERMISSIONS = (VIEW_CUSTOMERS, EDIT_CUSTOMERS, CREDIT, VIEW_SUPPLIERS, EDIT_SUPPLIERS, QUOTATIONS)
