"""Wire types of companies."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from zhanggui.kernel.api.paging import PageQuery
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import BATCH_MAX, Code, Id, Name
from zhanggui.masters.editing import VERSION_MAX, ChangeIn, left_out
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

Uscc = Annotated[
    str,
    Field(
        max_length=64,
        description="Unified social credit code (统一社会信用代码), checked by GB 32100-2015; empty if there is none",
        examples=["91350100M000100Y43"],
    ),
]
TaxpayerKind = Annotated[Taxpayer, Field(description="General or small-scale taxpayer", examples=["general"])]
StandardKind = Annotated[Standard, Field(description="Accounting standard: small or full", examples=["small"])]
CostingKind = Annotated[Costing, Field(description="Moving average or first in, first out", examples=["moving"])]
PoolKind = Annotated[Pool, Field(description="One cost per company or per warehouse", examples=["company"])]
RevenueKind = Annotated[RevenuePoint, Field(description="When revenue is booked", examples=["ON_SHIP"])]
EstimateKind = Annotated[
    EstimateMethod, Field(description="How estimated payables (暂估) are settled", examples=["difference"])
]
ExpenseKind = Annotated[PurchaseExpense, Field(description="Purchase-side freight and fees", examples=["expense"])]
VatKind = Annotated[InputVatTiming, Field(description="When input VAT is deducted", examples=["direct"])]
FeeAccount = Annotated[
    str, Field(max_length=10, description="Account of channel and bank fees, 56…", examples=["560302"])
]
RefundKind = Annotated[
    RefundOnlyCost, Field(description="Where the cost goes when money is refunded without goods", examples=["keep"])
]
GrossPrices = Annotated[bool, Field(description="Sales prices include tax", examples=[True])]
Billed = Annotated[
    bool, Field(description="A receipt bills at once (the invoice comes with the goods)", examples=[True])
]
PaidEntry = Annotated[bool, Field(description="Book an entry when an order is paid", examples=[False])]
PrepaidAds = Annotated[bool, Field(description="Advertising deposits are prepayments until used", examples=[True])]
CreditKind = Annotated[
    CreditControl,
    Field(
        description="Orders beyond the customer's credit limit: not checked, confirmed with a warning, or refused to who lacks "
        "`sales.credit.override`",
        examples=["block"],
    ),
]
Address = Annotated[str, Field(max_length=200, description="Address, as printed", examples=["杭州市西湖区文三路 1 号"])]
Phone = Annotated[str, Field(max_length=64, description="Phone, as printed", examples=["0571-88888888"])]
BankName = Annotated[
    str, Field(max_length=200, description="Bank that customers pay to, as printed", examples=["招商银行杭州分行"])
]
BankAccount = Annotated[
    str, Field(max_length=64, description="Number of the account, as printed", examples=["571900000000000"])
]
Active = Annotated[bool, Field(description="In use; inactive records take no new documents", examples=[True])]


class CompanyIn(Schema):
    """A company to create."""

    code: Code
    name: Name
    uscc: Uscc = ""
    currency: str = Field("CNY", min_length=3, max_length=3, description="Currency of the books", examples=["CNY"])
    timezone: str = Field(
        "Asia/Shanghai", max_length=64, description="IANA time zone of business dates", examples=["Asia/Shanghai"]
    )
    taxpayer: TaxpayerKind = "general"
    standard: StandardKind = "small"
    costing: CostingKind = "moving"
    pool: PoolKind = "company"
    revenue_point: RevenueKind = "ON_SHIP"
    prices_include_tax: GrossPrices = True
    receipts_billed: Billed = True
    order_paid_entry: PaidEntry = False
    estimate_method: EstimateKind = "difference"
    purchase_expense: ExpenseKind = "expense"
    input_vat_timing: VatKind = "direct"
    payment_fee_account: FeeAccount = "560302"
    refund_only_cost: RefundKind = "keep"
    prepaid_ads: PrepaidAds = True
    credit_control: CreditKind = "block"
    address: Address = ""
    phone: Phone = ""
    bank_name: BankName = ""
    bank_account: BankAccount = ""


class CompaniesIn(Schema):
    """A batch of companies."""

    companies: list[CompanyIn] = Field(min_length=1, max_length=BATCH_MAX, description="Companies to create")


class CompanyChangeIn(ChangeIn):
    """New values for a company."""

    code: Code = left_out()
    name: Name = left_out()
    uscc: Uscc = left_out()
    taxpayer: TaxpayerKind = left_out()
    standard: StandardKind = left_out()
    costing: CostingKind = left_out()
    pool: PoolKind = left_out()
    revenue_point: RevenueKind = left_out()
    prices_include_tax: GrossPrices = left_out()
    receipts_billed: Billed = left_out()
    order_paid_entry: PaidEntry = left_out()
    estimate_method: EstimateKind = left_out()
    purchase_expense: ExpenseKind = left_out()
    input_vat_timing: VatKind = left_out()
    payment_fee_account: FeeAccount = left_out()
    refund_only_cost: RefundKind = left_out()
    prepaid_ads: PrepaidAds = left_out()
    credit_control: CreditKind = left_out()
    address: Address = left_out()
    phone: Phone = left_out()
    bank_name: BankName = left_out()
    bank_account: BankAccount = left_out()
    active: Active = left_out()


class CompanyChangesIn(Schema):
    """A batch of changes."""

    companies: list[CompanyChangeIn] = Field(min_length=1, max_length=BATCH_MAX, description="Changes")


class CompanyQuery(PageQuery):
    """Filters of the list of companies."""

    search: str = Field("", max_length=100, description="Part of a code or name", examples=["杭州"])
    active: bool | None = Field(None, description="Only those in use, or only the others", examples=[True])


class CompanyOut(Schema):
    """A company with its accounting policies."""

    id: Id
    code: Code
    name: Name
    uscc: Uscc
    currency: str = Field(description="Currency of the books; never changes", examples=["CNY"])
    timezone: str = Field(description="Time zone of business dates; never changes", examples=["Asia/Shanghai"])
    taxpayer: TaxpayerKind
    standard: StandardKind
    costing: CostingKind
    pool: PoolKind
    revenue_point: RevenueKind
    prices_include_tax: GrossPrices
    receipts_billed: Billed
    order_paid_entry: PaidEntry
    estimate_method: EstimateKind
    purchase_expense: ExpenseKind
    input_vat_timing: VatKind
    payment_fee_account: FeeAccount
    refund_only_cost: RefundKind
    prepaid_ads: PrepaidAds
    credit_control: CreditKind
    address: Address
    phone: Phone
    bank_name: BankName
    bank_account: BankAccount
    active: Active
    version: int = Field(
        ge=1, le=VERSION_MAX, description="Rises with every change; send it back with the next one", examples=[1]
    )
