"""The names of the values of fields: what the pages and filters show instead of the words of the API.

A field under the name of a list belongs to that list alone.
"""

from __future__ import annotations

from typing import Final

from zhanggui.app.auditing import words
from zhanggui.documents.aftersales.returns.machine import RETURN as CUSTOMER_RETURN
from zhanggui.documents.invoicing.bills.machine import BILL
from zhanggui.documents.invoicing.offsets.machine import OFFSET
from zhanggui.documents.invoicing.payments.machine import PAYMENT
from zhanggui.documents.invoicing.writeoffs.machine import WRITEOFF
from zhanggui.documents.purchasing.orders.machine import ORDER as PURCHASE
from zhanggui.documents.purchasing.returns.machine import RETURN as PURCHASE_RETURN
from zhanggui.documents.sales.acceptances.machine import ACCEPTANCE
from zhanggui.documents.sales.orders.machine import ORDER
from zhanggui.documents.warehouse.adjustments.machine import ADJUSTMENT
from zhanggui.documents.warehouse.adjustments.purposes import PURPOSES
from zhanggui.documents.warehouse.counts.machine import COUNT
from zhanggui.documents.warehouse.receipts.machine import RECEIPT
from zhanggui.documents.warehouse.shipments.machine import SHIPMENT
from zhanggui.ledgers.stock.contracts import KINDS
from zhanggui.masters.organization.channels import CHANNELS

_MACHINES: Final = (
    ORDER, ACCEPTANCE, CUSTOMER_RETURN, PURCHASE, PURCHASE_RETURN, SHIPMENT, RECEIPT, ADJUSTMENT, COUNT, BILL, PAYMENT, WRITEOFF, OFFSET,
)  # fmt: skip
#: A document that nothing else asked for was entered by a user.
_DOCUMENTS: Final = {m.document: (m.zh, m.en) for m in _MACHINES} | {"identity.user": ("手工录入", "By hand")}
_PROGRESS: Final = {"none": ("未开单", "Not billed"), "part": ("部分开单", "Partly"), "full": ("已开单", "Billed")}
_COSTING: Final = {
    "": ("同上级或公司", "As above"),
    "moving": ("移动加权平均", "Moving average"),
    "fifo": ("先进先出", "FIFO"),
}

CHOICES: Final = {
    **words(_MACHINES),
    "billing": _PROGRESS,
    "books.entries.event": {
        **{f"stock.{kind}": (zh, en) for kind, (zh, en, _) in KINDS.items()},
        "bill.receivable": ("确认应收", "Receivable"),
        "bill.payable": ("确认应付", "Payable"),
        "payment.in": ("收款", "Money received"),
        "payment.out": ("付款", "Money paid"),
        "offset": ("往来冲销", "Offset"),
        "writeoff": ("往来款核销", "Write-off"),
        "writeoff.recovered": ("坏账收回", "Bad debt recovered"),
        "sent.confirmed": ("确认收货结转成本", "Cost of goods confirmed"),
        "adjustment.tax": ("出入库税金", "VAT of an adjustment"),
    },
    "channel": {c.code: (c.zh, c.en) for c in CHANNELS.values()},
    "costing": _COSTING,
    "costing_in_force": _COSTING,
    "credit_control": {
        "off": ("不控制", "Not checked"), "warn": ("超额提醒", "Warn"), "block": ("超额禁止", "Refuse"),
    },
    "delivery": {"none": ("未发货", "Not shipped"), "part": ("部分发货", "Partly"), "full": ("已发货", "Shipped")},
    "direction": {
        "receivable": ("应收", "Receivable"), "payable": ("应付", "Payable"), "in": ("收款", "Received"), "out": ("付款", "Paid"),
    },
    "document_type": _DOCUMENTS,
    "estimate_method": {
        "difference": ("差额调整", "Difference"), "reverse_first": ("月初红冲", "Reversed first"),
        "reverse_on_invoice": ("单到冲回", "Reversed on invoice"),
    },
    "input_vat_timing": {"direct": ("直接抵扣", "At once"), "pending": ("待认证后抵扣", "After certification")},
    "kind": {
        "sale": ("销售出库", "Sale"), "sent": ("发出商品", "Goods sent"), "purchase_return": ("采购退货", "Return to supplier"),
        "purchase": ("采购入库", "Purchase"), "sales_return": ("销售退货", "Customer's return"), "sent_return": ("发出商品退回", "Sent goods back"),
        "other": ("其他出入库", "Other"), "count": ("盘点差异", "Count difference"), "opening": ("期初库存", "Opening stock"),
        "revaluation": ("成本调整", "Revaluation"),
        "goods": ("普通商品", "Goods"), "gift": ("赠品", "Gift"), "packaging": ("包材", "Packaging"), "virtual": ("虚拟商品", "Virtual"),
        "fee": ("费用", "Fee"), "discount": ("折扣", "Discount"),
        "online": ("网店", "Online shop"), "wholesale": ("批发", "Wholesale"), "store": ("门店", "Store"),
        "own": ("自有仓", "Own"), "third_party": ("第三方仓", "Third party"), "platform": ("平台仓", "Platform"), "defect": ("残次品仓", "Defects"),
        "transit": ("在途仓", "In transit"),
    },
    "identity.users.second_factor": {
        "off": ("未启用", "Off"), "on": ("已启用", "On"), "required": ("待设置", "To be set up"),
    },
    "locale": {"zh": ("中文", "Chinese"), "en": ("英文", "English")},
    "origin_type": _DOCUMENTS,
    "payment": {"none": ("未收款", "Unpaid"), "part": ("部分收款", "Partly"), "full": ("已收款", "Paid")},
    "pool": {"company": ("按公司", "Company"), "warehouse": ("按仓库", "Warehouse")},
    "purchase_expense": {"expense": ("计入费用", "Expense"), "capitalise": ("计入成本", "Into the cost")},
    "purpose": {code: (p.zh, p.en) for code, p in PURPOSES.items()},
    "quality": {"good": ("正品", "Good"), "defect": ("残次", "Defect")},
    "refund_only_cost": {
        "keep": ("留在主营业务成本", "Cost of sales"), "571102": ("毁损损失", "Loss (571102)"), "560109": ("售后赔付", "Compensation (560109)"),
    },
    "revenue_point": {"ON_SHIP": ("发货时", "On shipping"), "ON_CONFIRM": ("确认收货时", "On confirmation")},
    "side": {"D": ("借", "Debit"), "C": ("贷", "Credit")},
    "standard": {"small": ("小企业会计准则", "Small enterprises"), "enterprise": ("企业会计准则", "Enterprises")},
    "taxpayer": {"general": ("一般纳税人", "General"), "small": ("小规模纳税人", "Small-scale")},
}  # fmt: skip
