"""Cases that the documents of today can't express: each with what they wait for. `test_coverage.py` holds this list to the truth."""

from __future__ import annotations

MONTH_END = "the closing of a month (全月一次加权平均) is a document of the accounting issue"
TRANSFER = "transfer between warehouses (调拨单) is a document of the warehouse issue"
SETTLEMENT = "platform settlements (平台结算/动账) come with the payments issue"
INVOICE = "legal invoices (发票、勾选确认) come with the tax issue"
FREIGHT = "freight bills and landed cost (采购费用分摊) come with the purchasing issue"
DROPSHIP = "drop shipping (一件代发) joins sales and purchasing and comes with its own issue"
CARRIERS = "carriers' bills and cash on delivery come with the logistics issue"
AFTERSALES = "inspection and exchange (验货、换货) come with the after-sales issue"
ENTERPRISE = "allowances of 企业会计准则 are entries of the period end: the accounting issue"
VOUCHERS = "vouchers entered by hand (凭证) come with the accounting issue"
CURRENCY = "documents in a foreign currency (rate, exchange difference on settlement) come with the payments issue"
PERIOD_END = "taxes, carry-forward and corrections of vouchers at the period end: the accounting issue"
ASSEMBLY = "assembly and disassembly (组装拆卸) are documents of the warehouse issue"
EXPENSES = "expense claims and payroll come with the accounting issue"
DISCOUNT = "discounts and fees inside a payment come with the payments issue"

LATER: dict[str, str] = {
    "K05": MONTH_END,
    "K06": MONTH_END,
    "K16": TRANSFER,
    "K19": MONTH_END,
    "P03": MONTH_END,
    "P05": INVOICE,
    "P07": INVOICE,
    "P08": FREIGHT,
    "P09": FREIGHT,
    "P10": FREIGHT,
    "P14": DISCOUNT,
    "P16": DROPSHIP,
    "S04": SETTLEMENT,
    "S05": SETTLEMENT,
    "S06": SETTLEMENT,
    "S07": SETTLEMENT,
    "S12": SETTLEMENT,
    "S16": SETTLEMENT,
    "S18": AFTERSALES,
    "S19": AFTERSALES,
    "S21": CARRIERS,
    "S23": CARRIERS,
    "S27": ENTERPRISE,
    "S29": ENTERPRISE,
    "S30": SETTLEMENT,
    "S31": SETTLEMENT,
    "S32": INVOICE,
    "S33": INVOICE,
    "S34": SETTLEMENT,
    "S35": SETTLEMENT,
    "I04": TRANSFER,
    "I05": ASSEMBLY,
    "I06": ASSEMBLY,
    "I11": "goods on consignment (委托代销) come with the sales issue",
    "F01": "transfers between own accounts come with the payments issue",
    "F02": DISCOUNT,
    "F03": DISCOUNT,
    "F04": CURRENCY,
    "F05": MONTH_END,
    "F06": ENTERPRISE,
    "F07": EXPENSES,
    "F08": EXPENSES,
    "F09": EXPENSES,
    "F10": VOUCHERS,
    "F11": VOUCHERS,
    "F12": VOUCHERS,
    "F13": VOUCHERS,
    **{f"T{number:02}": PERIOD_END for number in range(1, 12)},
}

#: Vouchers (by position) of cases that are run, which wait for another document.
LATER_VOUCHERS: dict[str, tuple[int, ...]] = {
    # The platform pays order and subsidy out: a settlement.
    "S09": (1,),
    # The loss is decided in the document at once. A claim on the keeper (122105) is an open item of an employee: neither the books nor any document
    # know employees, and a claim that no payment could settle would stay for ever.
    "I02": (1,),
}
