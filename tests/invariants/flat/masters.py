"""Commands of master data and of the foundation."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import Any

from django.test import override_settings

from tests.invariants.flat import making as m
from tests.invariants.flat.documents import acting
from tests.world import DAY, NOW, D, World
from zhanggui.foundation.audit import public as audit
from zhanggui.foundation.files import public as files
from zhanggui.foundation.identity import public as identity
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.numbering import public as numbering
from zhanggui.foundation.outbox import public as outbox
from zhanggui.kernel import db
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners
from zhanggui.masters.pricing import public as pricing

#: An event that somebody listens to; what nobody hears costs nothing.
EVENT = "flat"
New = Callable[[World, int], list[Any]]


def many(make: Callable[[World], Any]) -> New:
    """n new ones."""
    return lambda w, n: [make(w) for _ in range(n)]


def ids(create: Callable[..., Any], new: New) -> Callable[[World, int], list[int]]:
    """Ids of n new ones."""
    return lambda w, n: list(create(new(w, n), actor=SYSTEM, now=NOW))


def renamed(module: Any, what: str, new: New, field: str = "name") -> dict[str, m.Case]:
    """The pair `create_…` and `update_…` of a kind of master data."""
    room = module.__name__.split(".")[-2]
    create, update = getattr(module, f"create_{what}"), getattr(module, f"update_{what}")
    value = {"price": D("9.99"), "walk_order": 7}.get(field, "新名")

    def changes(w: World, n: int) -> list[Any]:
        return [module.Change(id=i, version=1, values={field: value}) for i in ids(create, new)(w, n)]

    return {f"{room}.create_{what}": acting(create, new), f"{room}.update_{what}": acting(update, changes)}


def _products(w: World, n: int) -> list[Any]:
    return [catalog.NewProduct(code=m.code(), name="商品") for _ in range(n)]


def _skus(w: World, n: int) -> list[int]:
    new = _products(w, n)
    catalog.create_products(new, actor=SYSTEM, now=NOW)
    return [row.id for row in catalog.skus_by_code([p.code for p in new]).values()]


def _added(w: World, n: int) -> list[Any]:
    option = catalog.Option(name="颜色", values=("黑", "白"))
    products = []
    for _ in range(n):
        black = catalog.NewSku(code=m.code(), options={"颜色": "黑"})
        products.append(catalog.NewProduct(code=m.code(), name="商品", options=(option,), skus=(black,)))
    made = catalog.create_products(products, actor=SYSTEM, now=NOW)
    return [catalog.AddedSku(product_id=i, sku=catalog.NewSku(code=m.code(), options={"颜色": "白"})) for i in made]


def _sku_changes(w: World, n: int) -> list[Any]:
    return [catalog.Change(id=i, version=1, values={"name": "新名"}) for i in _skus(w, n)]


def _bundles(w: World, n: int) -> list[Any]:
    codes = [m.code() for _ in range(n)]
    new = [catalog.NewProduct(code=c, name="组合", skus=(catalog.NewSku(code=c, bundle=True),)) for c in codes]
    catalog.create_products(new, actor=SYSTEM, now=NOW)
    part = catalog.Component(sku_id=w.skus[0], qty=D(1), weight=D(1))
    found = catalog.skus_by_code(codes).values()
    return [catalog.Bundle(sku_id=row.id, components=(part,)) for row in found]


def _barcodes(w: World, n: int) -> list[Any]:
    return [catalog.BarcodesOfSku(sku_id=i, barcodes=(catalog.NewBarcode(code=m.code()),)) for i in _skus(w, n)]


def _sku_units(w: World, n: int) -> list[Any]:
    unit = catalog.NewUnit(code=m.code().lower(), name="箱")
    catalog.create_units([unit], actor=SYSTEM, now=NOW)
    return [catalog.UnitsOfSku(sku_id=i, factors={unit.code: D(12)}) for i in _skus(w, n)]


def _images(w: World, n: int) -> list[Any]:
    made = catalog.create_products(_products(w, n), actor=SYSTEM, now=NOW)
    with tempfile.TemporaryDirectory() as home, override_settings(HOME=home):
        pictures = [files.NewFile("a.png", b"\x89PNG\r\n\x1a\n" + str(i).encode()) for i in made]
        keys = files.keep(pictures, actor=SYSTEM, now=NOW)
    return [
        catalog.ImagesOfProduct(product_id=i, images=(catalog.NewImage(file_key=key),))
        for i, key in zip(made, keys, strict=True)
    ]


def _zone(w: World) -> int:
    [zone] = organization.create_zones(
        [organization.NewZone(warehouse_id=w.warehouse, code=m.code(), name="区")], actor=SYSTEM, now=NOW
    )
    return zone


def _bins(w: World, n: int) -> list[Any]:
    zone = _zone(w)
    return [organization.NewBin(zone_id=zone, code=m.code()) for _ in range(n)]


def _customers(w: World, n: int) -> list[Any]:
    return [partners.NewCustomer(company_id=w.company, code=m.code(), name="客户") for _ in range(n)]


def _suppliers(w: World, n: int) -> list[Any]:
    return [partners.NewSupplier(company_id=w.company, code=m.code(), name="供应商") for _ in range(n)]


def _contacts(make: Callable[[World, int], list[int]]) -> New:
    person = partners.ContactPerson(name="李雷")
    return lambda w, n: [partners.ContactsOf(partner_id=i, contacts=(person,)) for i in make(w, n)]


def _addresses(w: World, n: int) -> list[Any]:
    address = partners.PostalAddress(receiver="李雷", street="文三路 1 号")
    made = ids(partners.create_customers, _customers)(w, n)
    return [partners.AddressesOfCustomer(customer_id=i, addresses=(address,)) for i in made]


def _quotations(w: World, n: int) -> list[Any]:
    return [partners.NewQuotation(supplier_id=w.supplier, sku_id=i, price=D("1.00")) for i in _skus(w, n)]


def _lists(w: World, n: int) -> list[Any]:
    return [pricing.NewPriceList(company_id=w.company, code=m.code(), name="表") for _ in range(n)]


def _prices(w: World, n: int) -> list[Any]:
    [price_list] = pricing.create_price_lists(_lists(w, 1), actor=SYSTEM, now=NOW)
    return [pricing.NewPrice(list_id=price_list, sku_id=i, price=D("1.00")) for i in _skus(w, n)]


def _roles(w: World, n: int) -> list[Any]:
    return [identity.NewRole(m.code(), frozenset({"catalog.view"})) for _ in range(n)]


def _users(w: World, n: int) -> list[Any]:
    # Making a good password costs a tenth of a second on purpose: 25 of them stand for the five hundred.
    return [
        identity.NewUser(login=m.code().lower(), name="人", password=f"{m.code()}-long-and-odd")
        for _ in range(min(n, 25))
    ]


_user_ids = ids(identity.create_users, _users)
_role_ids = ids(identity.create_roles, _roles)


def _tokens(w: World, n: int) -> list[Any]:
    [user] = _user_ids(w, 1)
    return [identity.NewToken(user, m.code()) for _ in range(n)]


def _token_ids(w: World, n: int) -> list[int]:
    return [token.id for token in identity.issue_tokens(_tokens(w, n), actor=SYSTEM, now=NOW)]


def _record(w: World, n: int) -> list[Any]:
    return [audit.AuditRow(w.company, "test", i, "made", None, {"x": 1}) for i in db.take_ids(n)]


def _rules(w: World, n: int) -> list[Any]:
    made = ids(organization.create_companies, many(lambda w: organization.NewCompany(code=m.code(), name="公司")))
    return [numbering.NewRule(i, "XS", numbering.Format(m.code()[:1] + "S")) for i in made(w, n)]


def _enqueue(w: World, n: int) -> Callable[[], object]:
    messages = [outbox.OutboxMessage(EVENT, m.code(), {}) for _ in range(n)]
    return lambda: outbox.enqueue(messages, now=NOW)


def _take(w: World, n: int) -> Callable[[], object]:
    return lambda: numbering.take_each(series="XS", slots=[(w.company, DAY)] * n)


CASES: dict[str, m.Case] = {
    **renamed(organization, "companies", many(lambda w: organization.NewCompany(code=m.code(), name="公司"))),
    **renamed(
        organization, "shops", many(lambda w: organization.NewShop(company_id=w.company, code=m.code(), name="店"))
    ),
    **renamed(
        organization,
        "warehouses",
        many(lambda w: organization.NewWarehouse(company_id=w.company, code=m.code(), name="仓")),
    ),
    **renamed(
        organization, "zones", many(lambda w: organization.NewZone(warehouse_id=w.warehouse, code=m.code(), name="区"))
    ),
    **renamed(organization, "bins", _bins, "walk_order"),
    **renamed(catalog, "brands", many(lambda w: catalog.NewBrand(code=m.code(), name="牌"))),
    **renamed(catalog, "categories", many(lambda w: catalog.NewCategory(code=m.code(), name="类"))),
    **renamed(catalog, "units", many(lambda w: catalog.NewUnit(code=m.code().lower(), name="打"))),
    **renamed(catalog, "products", _products),
    "catalog.create_skus": acting(catalog.create_skus, _added),
    "catalog.update_skus": acting(catalog.update_skus, _sku_changes),
    "catalog.set_bundles": acting(catalog.set_bundles, _bundles),
    "catalog.set_barcodes": acting(catalog.set_barcodes, _barcodes),
    "catalog.set_sku_units": acting(catalog.set_sku_units, _sku_units),
    "catalog.set_images": acting(catalog.set_images, _images),
    **renamed(partners, "customers", _customers),
    **renamed(partners, "suppliers", _suppliers),
    **renamed(partners, "quotations", _quotations, "price"),
    "partners.set_customer_contacts": acting(
        partners.set_customer_contacts, _contacts(ids(partners.create_customers, _customers))
    ),
    "partners.set_supplier_contacts": acting(
        partners.set_supplier_contacts, _contacts(ids(partners.create_suppliers, _suppliers))
    ),
    "partners.set_addresses": acting(partners.set_addresses, _addresses),
    **renamed(pricing, "price_lists", _lists),
    **renamed(pricing, "prices", _prices, "price"),
    "identity.create_users": acting(identity.create_users, _users),
    "identity.update_users": acting(
        identity.update_users,
        lambda w, n: [identity.UserChange(i, 1, "新名", "", "zh", True, False) for i in _user_ids(w, n)],
    ),
    "identity.set_roles": acting(
        identity.set_roles, lambda w, n: [identity.Access(i, 1, tuple(_role_ids(w, 1))) for i in _user_ids(w, n)]
    ),
    "identity.create_roles": acting(identity.create_roles, _roles),
    "identity.update_roles": acting(
        identity.update_roles,
        lambda w, n: [identity.RoleChange(i, 1, m.code(), frozenset({"catalog.view"})) for i in _role_ids(w, n)],
    ),
    "identity.delete_roles": acting(identity.delete_roles, _role_ids),
    "identity.issue_tokens": acting(identity.issue_tokens, _tokens),
    "identity.revoke_tokens": acting(identity.revoke_tokens, _token_ids),
    "audit.record": acting(audit.record, _record),
    "numbering.set_rules": acting(numbering.set_rules, _rules),
    "numbering.take_each": _take,
    "outbox.enqueue": _enqueue,
}
