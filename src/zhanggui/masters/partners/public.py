"""Customers, suppliers and their quotations: what other modules may use."""

from zhanggui.masters.editing import Change
from zhanggui.masters.partners.contact_forms import phone_digits
from zhanggui.masters.partners.contacts.commands import set_customer_contacts, set_supplier_contacts
from zhanggui.masters.partners.contacts.queries import contacts_of
from zhanggui.masters.partners.contracts import ContactPerson, ContactsOf, PartnersNamed
from zhanggui.masters.partners.customers.commands import create_customers, set_addresses, update_customers
from zhanggui.masters.partners.customers.contracts import (
    Acquaintance,
    AddressesOfCustomer,
    CustomerDetail,
    CustomerRow,
    CustomerValues,
    Duplicate,
    NewCustomer,
    PostalAddress,
)
from zhanggui.masters.partners.customers.queries import (
    addresses,
    ask_customers,
    customer_detail,
    customers,
    customers_by_code,
    find_customers,
    find_duplicates,
)
from zhanggui.masters.partners.locks import lock_credit
from zhanggui.masters.partners.permissions import PERMISSIONS, VIEW_CUSTOMERS, VIEW_SUPPLIERS
from zhanggui.masters.partners.suppliers.commands import (
    create_quotations,
    create_suppliers,
    update_quotations,
    update_suppliers,
)
from zhanggui.masters.partners.suppliers.contracts import (
    NewQuotation,
    NewSupplier,
    QuotationRow,
    QuotationValues,
    SupplierDetail,
    SupplierRow,
    SupplierValues,
)
from zhanggui.masters.partners.suppliers.queries import (
    find_quotations,
    find_suppliers,
    quotations_of_skus,
    supplier_detail,
    suppliers,
    suppliers_by_code,
)

__all__ = [
    "PERMISSIONS",
    "VIEW_CUSTOMERS",
    "VIEW_SUPPLIERS",
    "Acquaintance",
    "AddressesOfCustomer",
    "Change",
    "ContactPerson",
    "ContactsOf",
    "CustomerDetail",
    "CustomerRow",
    "CustomerValues",
    "Duplicate",
    "NewCustomer",
    "NewQuotation",
    "NewSupplier",
    "PartnersNamed",
    "PostalAddress",
    "QuotationRow",
    "QuotationValues",
    "SupplierDetail",
    "SupplierRow",
    "SupplierValues",
    "addresses",
    "ask_customers",
    "contacts_of",
    "create_customers",
    "create_quotations",
    "create_suppliers",
    "customer_detail",
    "customers",
    "customers_by_code",
    "find_customers",
    "find_duplicates",
    "find_quotations",
    "find_suppliers",
    "lock_credit",
    "phone_digits",
    "quotations_of_skus",
    "set_addresses",
    "set_customer_contacts",
    "set_supplier_contacts",
    "supplier_detail",
    "suppliers",
    "suppliers_by_code",
    "update_customers",
    "update_quotations",
    "update_suppliers",
]
