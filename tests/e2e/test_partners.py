"""The pages of customers and suppliers: what was bought."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import Site
from tests.e2e.pages import Visit, front


def test_products_that_a_customer_bought(visit: Visit, site: Site) -> None:
    page = visit("boss", f"/partners/customers/{site.shop.world.customer}")
    front(page).get_by_role("tab", name="购买商品").click()
    shown = front(page).get_by_role("tabpanel")
    expect(shown.get_by_role("columnheader", name="购买数量")).to_be_visible()
    expect(shown.get_by_role("columnheader", name="最近单价")).to_be_visible()


def test_products_of_a_supplier(visit: Visit, site: Site) -> None:
    page = visit("boss", f"/partners/suppliers/{site.shop.world.supplier}")
    front(page).get_by_role("tab", name="供应商品").click()
    expect(front(page).get_by_role("columnheader", name="采购数量")).to_be_visible()
