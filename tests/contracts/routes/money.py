"""Invoicing and the two ledgers."""

from __future__ import annotations

from tests.contracts.routes.case import BUYING, COMPANY, SHOP, Case, act, batch, named, read

BILLS, BOOKS, STOCK = "invoicing.bill.view", "books.entry.view", "stock.ledger.view"
MONTHS = "company_id={company}&month_from=202603&month_to=202603"
ACCOUNT = {"account": "account"}
ONE, MINE = (COMPANY,), (COMPANY, SHOP)

INVOICING = (
    read("/invoicing/bills", BILLS, dims=MINE),
    read("/invoicing/bills/{bill_id}", BILLS, at={"bill_id": "bill"}, dims=MINE),
    read("/invoicing/payments", "invoicing.payment.view", dims=MINE),
    read("/invoicing/payments/{payment_id}", "invoicing.payment.view", at={"payment_id": "payment"}, dims=MINE),
    batch("POST", "/invoicing/payments", "invoicing.payment.post", "payments", lambda s: {
        "direction": "in", "cash_account_id": s["cash"], "amount": "1.00", "settles": [{"item_id": s["item"], "amount": "1.00"}],
        "shop_id": s["shop"],
    }, dims=MINE),
    read("/invoicing/cash-accounts", "invoicing.payment.view", dims=ONE),
    batch("POST", "/invoicing/cash-accounts", "invoicing.cash_account.edit", "cash_accounts", lambda s: {
        "company_id": s["company"], "code": "K9", "name": "钱包", "account": "101201",
    }, dims=ONE),
    batch("PATCH", "/invoicing/cash-accounts", "invoicing.cash_account.edit", "cash_accounts", lambda s: {
        "id": s["cash"], "version": 1, "name": "一般户",
    }, dims=ONE),
    read("/invoicing/open-items", BILLS, dims=MINE),
    read("/invoicing/partner-balances", BILLS, dims=MINE),
    read("/invoicing/allocations", BILLS, dims=MINE),
    batch("POST", "/invoicing/allocations", "invoicing.allocate", "matches", lambda s: {
        "item_id": s["advance"], "other_item_id": s["item"], "amount": "1.00",
    }, dims=MINE),
    read("/invoicing/writeoffs", "invoicing.writeoff.view", dims=MINE),
    read("/invoicing/writeoffs/{writeoff_id}", "invoicing.writeoff.view", at={"writeoff_id": "writeoff"}, dims=MINE),
    batch("POST", "/invoicing/writeoffs", "invoicing.writeoff.post", "writeoffs", lambda s: {
        "item_id": s["item"], "amount": "1.00", "reason": "破产",
    }, dims=MINE),
    # The invoice of a supplier: who undoes it sees what is owed to suppliers.
    Case("POST", "/invoicing/bills/undo", ("invoicing.bill.undo",), named("bill_apart"), dims=MINE, also=("invoicing.payable.view",)),
    act("/invoicing/payments/undo", "invoicing.payment.undo", "payment", dims=MINE),
    Case("POST", "/invoicing/allocations/undo", ("invoicing.unallocate",), lambda s: {"ids": [s["allocation"]]}, dims=MINE),
    act("/invoicing/writeoffs/undo", "invoicing.writeoff.undo", "writeoff", dims=MINE),
    batch("POST", "/invoicing/writeoffs/recover", "invoicing.writeoff.recover", "recoveries", lambda s: {
        "writeoff_id": s["writeoff"], "cash_account_id": s["cash"], "amount": "0.50",
    }, dims=MINE),
    read("/invoicing/offsets", "invoicing.offset.view", dims=MINE),
    # An advance stands on an account of what we owe.
    Case("POST", "/invoicing/offsets", ("invoicing.offset.post",), lambda s: {
        "offsets": [{"item_id": s["item"], "other_item_id": s["prepaid"], "amount": "0.50"}],
    }, dims=MINE, also=("invoicing.payable.view",)),
    act("/invoicing/offsets/undo", "invoicing.offset.undo", "offset", dims=MINE),
)  # fmt: skip

LEDGERS = (
    Case(
        "POST",
        "/valuation/replays",
        ("valuation.replay",),
        lambda s: {"company_id": s["company"], "sku_ids": [s["lamp"]]},
        dims=ONE,
    ),
    read("/stock/positions", STOCK, dims=BUYING),
    read("/stock/skus/{sku_id}/card", STOCK, at={"sku_id": "lamp"}, dims=BUYING),
    read("/stock/skus/{sku_id}/latest", STOCK, at={"sku_id": "lamp"}, dims=BUYING),
    read("/stock/skus/{sku_id}/proof", STOCK, at={"sku_id": "lamp"}, query="warehouse_id={warehouse}", dims=BUYING),
    read(
        "/stock/skus/{sku_id}/proof/moves", STOCK, at={"sku_id": "lamp"}, query="warehouse_id={warehouse}", dims=BUYING
    ),
    read("/stock/as-of", STOCK, query="company_id={company}&moment=2026-12-31T00:00:00Z", dims=BUYING),
    read("/stock/moves", STOCK, query="document_id={shipped_shipment}", dims=BUYING),
    read("/stock/lots", STOCK, dims=BUYING),
    read("/stock/lots/{lot_id}", STOCK, at={"lot_id": "lot"}, dims=BUYING),
    read("/stock/lots/{lot_id}/moves", STOCK, at={"lot_id": "lot"}, dims=BUYING),
    read("/stock/serials", STOCK, query="serial={serial}", dims=BUYING),
    read("/books/accounts", BOOKS, query="company_id={company}", dims=ONE),
    read("/books/entries", BOOKS, dims=ONE),
    read("/books/entries/{entry_id}", BOOKS, at={"entry_id": "entry"}, dims=ONE),
    read("/books/accounts/{account}/lines", BOOKS, at=ACCOUNT, query=MONTHS, dims=ONE),
    read("/books/accounts/{account}/balances", BOOKS, at=ACCOUNT, query=f"{MONTHS}&by=sku", dims=ONE),
    read("/books/trial-balance", BOOKS, query=MONTHS, dims=ONE),
)

CASES: tuple[Case, ...] = INVOICING + LEDGERS
