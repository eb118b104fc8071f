"""What other modules see of a company, and what they give to create or change one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from zhanggui.kernel.events import Event
from zhanggui.masters.organization.vocabulary import (
    Costing,
    CreditControl,
    EstimateMethod,
    InputVatTiming,
    Pool,
    PurchaseExpense,
    RefundOnlyCost,
    RevenuePoint,
    Standard,
    Taxpayer,
)


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """A company with its accounting policies (voucher_rules.md, "Policies to expose").

    `prices_include_tax`: sales prices are gross. `receipts_billed`: the supplier's invoice comes with the goods (P01), so a receipt
    bills at once; otherwise it is estimated first (暂估, P02). `payment_fee_account`: where channel fees go. `credit_control`: what happens
    to orders beyond the customer's credit limit. Address, phone, bank and account stand on what is printed.
    """

    id: int
    code: str
    name: str
    uscc: str
    currency: str
    timezone: str
    taxpayer: Taxpayer
    standard: Standard
    costing: Costing
    pool: Pool
    revenue_point: RevenuePoint
    prices_include_tax: bool
    receipts_billed: bool
    order_paid_entry: bool
    estimate_method: EstimateMethod
    purchase_expense: PurchaseExpense
    input_vat_timing: InputVatTiming
    payment_fee_account: str
    refund_only_cost: RefundOnlyCost
    prepaid_ads: bool
    credit_control: CreditControl
    address: str
    phone: str
    bank_name: str
    bank_account: str
    active: bool
    version: int


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """What never changes of a company, so processes may remember it."""

    currency: str
    timezone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCompany:
    """A company to create. The defaults are those of voucher_rules.md for a small trading company."""

    code: str
    name: str
    uscc: str = ""
    currency: str = "CNY"
    timezone: str = "Asia/Shanghai"
    taxpayer: Taxpayer = "general"
    standard: Standard = "small"
    costing: Costing = "moving"
    pool: Pool = "company"
    revenue_point: RevenuePoint = "ON_SHIP"
    prices_include_tax: bool = True
    receipts_billed: bool = True
    order_paid_entry: bool = False
    estimate_method: EstimateMethod = "difference"
    purchase_expense: PurchaseExpense = "expense"
    input_vat_timing: InputVatTiming = "direct"
    payment_fee_account: str = "560302"
    refund_only_cost: RefundOnlyCost = "keep"
    prepaid_ads: bool = True
    credit_control: CreditControl = "block"
    address: str = ""
    phone: str = ""
    bank_name: str = ""
    bank_account: str = ""


class CompanyValues(TypedDict, total=False):
    """The fields of a company that can change; currency and time zone can't, because books were kept in them."""

    code: str
    name: str
    uscc: str
    taxpayer: Taxpayer
    standard: Standard
    costing: Costing
    pool: Pool
    revenue_point: RevenuePoint
    prices_include_tax: bool
    receipts_billed: bool
    order_paid_entry: bool
    estimate_method: EstimateMethod
    purchase_expense: PurchaseExpense
    input_vat_timing: InputVatTiming
    payment_fee_account: str
    refund_only_cost: RefundOnlyCost
    prepaid_ads: bool
    credit_control: CreditControl
    address: str
    phone: str
    bank_name: str
    bank_account: str
    active: bool


@dataclass(frozen=True, slots=True)
class PoliciesChanged(Event):
    """Accounting policies changed; a module above that can't accept it (a cost method in mid-year) raises and nothing changes."""

    company_ids: tuple[int, ...]
