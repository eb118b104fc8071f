"""Paper tells nobody what the page keeps."""

from __future__ import annotations

from tests.contracts.callers import somebody
from tests.contracts.scene import BOUGHT
from tests.contracts.stage import Stage
from tests.contracts.test_printing import said


def test_purchase_prices_are_for_who_may_see_them(on_stage: Stage) -> None:
    address = f"/printing/purchasing.order/pdf?ids={on_stage.scene['po_confirmed']}"
    assert BOUGHT in said(on_stage.resident.get(address))
    text = said(somebody("purchasing.order.view").get(address))
    assert "Purchaseorder" in text
    assert BOUGHT not in text
    assert "Price" not in text


def test_a_supplier_statement_is_for_who_may_see_payables(on_stage: Stage) -> None:
    address = f"/printing/supplier.statement/pdf?ids={on_stage.scene['supplier']}&since=2026-01-01&until=2026-12-31"
    assert "Closingbalance" in said(on_stage.resident.get(address))
    assert somebody("invoicing.bill.view").get(address).status_code == 403
