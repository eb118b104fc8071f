"""Which accounts a stock movement touches: pure (voucher_rules.md §1, §2, §5).

Corrections and returns are same-side red: the side stays, the amount is negative. The account of the goods follows the kind of
the item: goods 140501, gifts 140502, packaging 141101.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from zhanggui.ledgers.books.public import Line
from zhanggui.ledgers.stock.public import EntryMove

INVENTORY = {"goods": "140501", "gift": "140502", "packaging": "141101"}
COGS = "540101"
SENT = "1406"
COST_ADJUSTMENT = "540102"
ESTIMATED = "220202"
PENDING = "190101"
GAIN = "530102"
LOSS = "571102"
OPENING = "310405"
OWN_USE = "560202"
GIFTS = "560110"
PACKAGING = "560105"
WELFARE = "221102"
STAFF = "560201"
DONATED = "530106"
#: What a replay changed goes where the move it changed went (K08).
RECOSTED = {
    "sale_recost": COGS, "sent_recost": SENT, "loss_recost": LOSS, "own_use_recost": OWN_USE, "gift_recost": GIFTS, "welfare_recost": STAFF,
    "packaging_recost": PACKAGING,
}  # fmt: skip


class Template(NamedTuple):
    """The other side of an inventory movement. `side` is the other account's; `red`: the movement undoes an earlier one; `through`: the account
    that it passes and leaves at once."""

    account: str
    side: str
    red: bool = False
    through: str | None = None


TEMPLATES = {
    "sale": Template(COGS, "D"),
    "sales_return": Template(COGS, "D", red=True),
    # Nobody has confirmed yet that they came: their cost waits as 发出商品 of its order (S03, S17).
    "sent": Template(SENT, "D"),
    "sent_return": Template(SENT, "C"),
    "purchase": Template(ESTIMATED, "C"),
    "purchase_return": Template(ESTIMATED, "C", red=True),
    "opening": Template(OPENING, "C"),
    # By purpose (用途): I07, S11, S22, I08, I03, I02, I09. The VAT of a purpose is an entry of its document.
    "own_use": Template(OWN_USE, "D"),
    "gift": Template(GIFTS, "D"),
    "sample": Template(GIFTS, "D"),
    "packaging": Template(PACKAGING, "D"),
    "welfare": Template(STAFF, "D", through=WELFARE),
    "scrap": Template(LOSS, "D", through=PENDING),
    "abnormal_loss": Template(LOSS, "D", through=PENDING),
    "donation": Template(DONATED, "C"),
}


def lines(kind: str, move: EntryMove, item_kind: str) -> list[Line]:
    """The lines of one move; none when it carries no value."""
    if not move.amount:
        return []
    inventory = INVENTORY[item_kind]
    if not move.qty:
        return _adjustment(move, inventory, RECOSTED.get(kind, COST_ADJUSTMENT))
    if move.reverses is not None:
        # What undoes a movement is its same-side red: the lines it had, with the other sign.
        first = move._replace(inward=not move.inward, reverses=None)
        return [
            line._replace(amount=-line.amount, qty=None if line.qty is None else -line.qty)
            for line in lines(kind, first, item_kind)
        ]
    template = TEMPLATES.get(kind)
    if template is None:
        return _difference(move, inventory)
    amount = -move.amount if template.red else move.amount
    ours = "C" if template.side == "D" else "D"
    qty = move.qty if move.inward else -move.qty
    goods = Line(inventory, ours, amount, warehouse_id=move.warehouse_id, sku_id=move.sku_id, qty=qty)
    if template.through is None:
        return [_other(template.account, template.side, amount, move), goods]
    passed = Line(template.through, template.side, amount, warehouse_id=move.warehouse_id, sku_id=move.sku_id)
    return [goods, passed, passed._replace(side=ours), passed._replace(account=template.account)]


def _other(account: str, side: str, amount: Decimal, move: EntryMove) -> Line:
    # An estimated payable is one open sum per receipt, also when goods of that receipt go back.
    reference = move.first_document_id if account == ESTIMATED else move.reference_id
    return Line(
        account, side, amount, move.customer_id, move.supplier_id, move.shop_id, sku_id=move.sku_id, reference_id=reference,
    )  # fmt: skip


def _adjustment(move: EntryMove, inventory: str, account: str) -> list[Line]:
    """Value without quantity: what the pool gains, cost of sales loses, and the other way round (540102, or where a replay
    changed a sale or a loss: there). A gain takes the cost off the
    debit side, where it was booked (P04); a loss is a credit of the goods (I10)."""
    side, amount = ("D", move.amount) if move.amount > 0 else ("C", -move.amount)
    return [
        Line(inventory, side, amount, warehouse_id=move.warehouse_id, sku_id=move.sku_id),
        _other(account, "D", -move.amount, move)
        if account == SENT
        else Line(account, "D", -move.amount, shop_id=move.shop_id, sku_id=move.sku_id),
    ]


def _difference(move: EntryMove, inventory: str) -> list[Line]:
    """Found or lost goods pass through 待处理财产损溢 and are decided at once (I01, I03)."""
    qty = move.qty if move.inward else -move.qty
    goods = Line(
        inventory, "D" if move.inward else "C", move.amount, warehouse_id=move.warehouse_id, sku_id=move.sku_id, qty=qty
    )
    pending, decided = ("C", "D") if move.inward else ("D", "C")
    final = GAIN if move.inward else LOSS
    return [
        goods,
        Line(PENDING, pending, move.amount, warehouse_id=move.warehouse_id, sku_id=move.sku_id),
        Line(PENDING, decided, move.amount, warehouse_id=move.warehouse_id, sku_id=move.sku_id),
        Line(final, pending, move.amount, warehouse_id=move.warehouse_id, sku_id=move.sku_id),
    ]
