"""What the rows of products must obey before they are written."""

from __future__ import annotations

from decimal import Decimal

from zhanggui.masters.catalog.errors import PolicyContradiction
from zhanggui.masters.catalog.models import Product
from zhanggui.masters.catalog.vocabulary import KINDS
from zhanggui.masters.checks import Findings
from zhanggui.masters.constraints import NOTE
from zhanggui.masters.errors import UnknownWord
from zhanggui.masters.labels import label

MAX_SHELF_LIFE = 36_500
_HIGHEST_RATE = Decimal("0.999999")


def check_policies(product: Product, *, whole_units: bool, row: int, findings: Findings) -> None:
    """The flags that decide how goods are booked fit each other and the kind. `whole_units`: the unit has no decimals."""
    kind = KINDS.get(product.kind)
    if kind is None:
        known = ", ".join(KINDS)
        findings.add(UnknownWord(field="kind", row=row, value=product.kind, choices=known, **label("kind")))
        return
    faults = [
        (
            not kind.stocked and (product.lot_tracked or product.serial_tracked),
            ("serial_tracked", f"{kind.zh}没有库存，不能管理批次或序列号。", f"{kind.en} has no stock to track."),
        ),
        (
            product.shelf_life_days is not None and not product.lot_tracked,
            ("shelf_life_days", "有保质期的商品须启用批次管理。", "a shelf life needs lot tracking."),
        ),
        (
            product.serial_tracked and product.allow_negative,
            ("allow_negative", "序列号商品不能负库存。", "goods with serial numbers can't be oversold."),
        ),
        (
            product.serial_tracked and not whole_units,
            (
                "serial_tracked",
                "序列号商品的单位不能有小数。",
                "goods with serial numbers need a unit without decimals.",
            ),
        ),
    ]
    for broken, (field, zh, en) in faults:
        if broken:
            findings.add(PolicyContradiction(field=field, row=row, why_zh=zh, why_en=en))


def check_product(product: Product, *, row: int, findings: Findings) -> None:
    """Texts and numbers of a product."""
    product.code = findings.code(product.code, row=row)
    product.name = findings.name(product.name, row=row)
    product.description = findings.text(product.description, field="description", row=row, longest=NOTE, lines=True)
    findings.number(product.tax_rate, field="tax_rate", row=row, highest=_HIGHEST_RATE, places=6)
    account = product.revenue_account = product.revenue_account.strip()
    if account and not (account.isascii() and account.isdigit() and 4 <= len(account) <= 10):
        findings.add(
            UnknownWord(
                field="revenue_account", row=row, value=account, choices="5001, 500101 …", **label("revenue_account")
            )
        )
    if product.shelf_life_days is not None:
        findings.whole(product.shelf_life_days, field="shelf_life_days", row=row, lowest=1, highest=MAX_SHELF_LIFE)
