"""What goods leave or come for without a trade (用途), and what that asks of a document: pure.

Where the value goes is the valuation's affair (it follows the kind of the movement, which is the purpose); the VAT is `taxing`'s.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Purpose(NamedTuple):
    """`sign`: of its quantities. `tax`: what its VAT hangs on: the `fair` price (deemed sale, 视同销售), the `cost` (input VAT transferred
    out, 进项税额转出), the `invoice` that came with a donation, or nothing. `shop`, `department`: the head may name one; a purpose of
    a shop has to."""

    zh: str
    en: str
    sign: int = -1
    tax: str = ""
    shop: bool = False
    department: bool = False


#: Golden cases: I07, I03, S11 (gifts and samples alike), I08, S22, I02, I09.
PURPOSES: Final[dict[str, Purpose]] = {
    "own_use": Purpose("领用", "Own use", department=True),
    "scrap": Purpose("报废", "Scrap"),
    "gift": Purpose("赠送", "Gift", tax="fair", shop=True),
    "sample": Purpose("样品", "Sample", tax="fair", shop=True),
    "welfare": Purpose("福利", "Staff welfare", tax="cost", department=True),
    "packaging": Purpose("包装耗用", "Packaging used", shop=True),
    "abnormal_loss": Purpose("非正常损失", "Abnormal loss", tax="cost"),
    "donation": Purpose("受赠", "Donation received", sign=1, tax="invoice"),
}
#: Adjustments of other kinds (counts, opening stock, revaluations) have none.
PURPOSEFUL: Final = "other"
