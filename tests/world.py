"""A small company for tests, built through the public commands only, as a user would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from zhanggui.app.verification import verify
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.books import public as books
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization
from zhanggui.masters.partners import public as partners

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)
RATE = Decimal("0.13")


def D(value: str | int) -> Decimal:
    """A Decimal, short."""
    return Decimal(value)


@dataclass
class World:
    """Ids of what was built, and short ways to do what the tests do often."""

    company: int
    warehouse: int
    shop: int
    wholesale: int
    cash: int
    customer: int
    supplier: int
    skus: list[int]

    def order(
        self, *lines: tuple[int, str | int, str | int], shop: int | None = None, external: str | None = None
    ) -> sales.NewOrder:
        """An order to place: (sku, qty, unit price)."""
        rows = [sales.NewOrderLine(sku, D(qty), D(price)) for sku, qty, price in lines]
        return sales.NewOrder(shop or self.shop, self.customer, NOW, rows, external_number=external)

    def place(self, *lines: tuple[int, str | int, str | int], shop: int | None = None) -> int:
        """Place one order; its id."""
        [order] = sales.place([self.order(*lines, shop=shop)], actor=SYSTEM, now=NOW)
        return order

    def adjust(
        self, sku: int, qty: str | int, value: str | int | None = None, *, kind: str = "other", at: datetime = NOW
    ) -> None:
        """Goods found or lost."""
        line = warehouse.NewAdjustmentLine(sku, D(qty), None, None if value is None else D(value))
        new = warehouse.NewAdjustment(
            self.company, self.warehouse, kind, Origin("test", 1), at.date(), at, [line], "test"
        )
        warehouse.record_adjustments([new], actor=SYSTEM, now=at)

    def use(
        self, purpose: str, *lines: warehouse.NewAdjustmentLine, shop: int | None = None, department: str = ""
    ) -> int:
        """An other issue or receipt with a purpose, posted at once; its id."""
        new = warehouse.NewAdjustment(
            self.company, self.warehouse, "other", Origin("test", 1), DAY, NOW, lines, "test", purpose=purpose, shop_id=shop, department=department
        )  # fmt: skip
        [adjustment] = warehouse.record_adjustments([new], actor=SYSTEM, now=NOW)
        return adjustment

    def pay_orders(self, orders: Sequence[int], amount: Decimal | None = None) -> None:
        """Receive what the orders' bills ask for (or `amount` of each) and allocate it."""
        bills = invoicing.bills_of_origins(orders, "sales.order")
        invoicing.pay(
            [
                invoicing.NewPayment(
                    self.company, "in", self.cash, b.account, amount or b.gross, b.date, ((b.item_id, amount or b.gross),), b.customer_id, None,
                    b.shop_id, b.reference_id,
                )
                for b in bills
                if b.item_id is not None
            ],
            actor=SYSTEM,
            now=NOW,
        )  # fmt: skip

    def position(self, sku: int) -> tuple[Decimal, Decimal, Decimal]:
        """(on hand, reserved, on order) of a SKU in the warehouse."""
        [row] = stock.positions([sku], [self.warehouse]) or [stock.PositionRow(sku, 0, D(0), D(0), D(0), D(0), D(0))]
        return row.on_hand, row.reserved, row.on_order

    def balances(self) -> dict[str, Decimal]:
        """Account → debit less credit, without the zeros."""
        sums: dict[str, Decimal] = {}
        for t in books.trial_balance(self.company):
            sums[t.account] = sums.get(t.account, D(0)) + t.debit - t.credit
        return {account: amount for account, amount in sums.items() if amount}


def build(
    *,
    skus: int = 3,
    costing: str = "moving",
    pool: str = "company",
    taxpayer: str = "general",
    code: str = "T",
    **policies: object,
) -> World:
    """A general taxpayer with one warehouse, an online and a wholesale shop, a wallet, a customer, a supplier and some SKUs."""
    [company] = organization.create_companies(
        [
            organization.NewCompany(
                code=code, name="测试公司", costing=costing, pool=pool, taxpayer=taxpayer, **policies
            )
        ],  # type: ignore[arg-type]
        actor=SYSTEM,
        now=NOW,
    )
    [wh] = organization.create_warehouses(
        [organization.NewWarehouse(company_id=company, code="W1", name="主仓")], actor=SYSTEM, now=NOW
    )
    shop, wholesale = organization.create_shops(
        [
            organization.NewShop(company_id=company, code="S1", name="网店", kind="online", warehouse_id=wh),
            organization.NewShop(company_id=company, code="S2", name="批发", kind="wholesale", warehouse_id=wh),
        ],
        actor=SYSTEM,
        now=NOW,
    )
    [cash] = invoicing.create_cash_accounts(
        [invoicing.NewCashAccount(company, "BANK", "基本户", "100201", "CNY")], actor=SYSTEM, now=NOW
    )
    [customer] = partners.create_customers(
        [partners.NewCustomer(company_id=company, code="C1", name="客户一")], actor=SYSTEM, now=NOW
    )
    [supplier] = partners.create_suppliers(
        [partners.NewSupplier(company_id=company, code="V1", name="供应商一")], actor=SYSTEM, now=NOW
    )
    codes = [f"{code}-SKU{i}" for i in range(skus)]
    catalog.create_products([catalog.NewProduct(code=c, name=f"商品{c}") for c in codes], actor=SYSTEM, now=NOW)
    found = catalog.skus_by_code(codes)
    return World(company, wh, shop, wholesale, cash, customer, supplier, [found[c].id for c in codes])


def assert_proved() -> None:
    """Every scenario ends with this: all checks of `zhanggui verify` are clean."""
    wrong = [(r.name, r.differences, r.examples) for r in verify() if r.differences]
    assert wrong == []


def later(days: int) -> datetime:
    """Some days after the start."""
    return NOW + timedelta(days=days)
