"""Why a readable row of an online-retail file can't become a document."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed


class ZeroQuantity(Malformed):
    """The row moves nothing and sells nothing."""

    code = "online_retail.zero_qty"
    zh = "数量为 0。"
    en = "The quantity is 0."
    remedy_zh = "请填写实际数量，或删除该行。"
    remedy_en = "Give the quantity, or delete the row."


class NegativePrice(Malformed):
    """Goods have no negative price."""

    code = "online_retail.negative_price"
    zh = "商品单价为负({price})。"
    en = "The price of goods is negative ({price})."
    remedy_zh = "折扣请用编码 D,退货请用 C 开头的发票号。"
    remedy_en = "Use the code D for a discount, an invoice number beginning with C for a return."


class AmountRange(Malformed):
    """Quantity times price is no amount of a shop."""

    code = "online_retail.amount_range"
    zh = "金额 {amount} 超过 {most}。"
    en = "The amount {amount} is beyond {most}."
    remedy_zh = "请检查数量与单价是否多输了零。"
    remedy_en = "Look for zeros too many in quantity and price."


class NoName(Malformed):
    """An invoice, code, customer or country that nobody could type or find again."""

    code = "online_retail.no_name"
    zh = "“{value}”含有控制字符或“~”,不能作为单号、编码、客户或国家。"
    en = "“{value}” has control characters or a “~” and can't name an invoice, code, customer or country."
    remedy_zh = "请删除换行等控制字符;“~”留给同一发票的后续单据。"
    remedy_en = "Delete line breaks and other control characters; “~” is kept for further documents of an invoice."


class NothingToWriteOff(Malformed):
    """A bad-debt row without an amount."""

    code = "online_retail.zero_writeoff"
    zh = "坏账调整的金额为 0。"
    en = "The bad-debt adjustment has no amount."
    remedy_zh = "请填写金额，或删除该行。"
    remedy_en = "Give the amount, or delete the row."


class OtherContent(Conflict):
    """The invoice came before, with other rows."""

    code = "online_retail.other_content"
    zh = "发票 {invoice} 已由先前的文件导入，内容与本文件不同。"
    en = "Invoice {invoice} came with an earlier file and has other rows there."
    remedy_zh = "请核对两份文件；需要更改时先撤销先前的导入，或用退货单冲减。"
    remedy_en = "Compare the two files; undo the earlier import or correct by a return."


class NotUndone(Conflict):
    """A finished history can't be taken back as a whole."""

    code = "online_retail.not_undone"
    zh = "导入 {which} 是已完成的历史单据，不能整体撤销。"
    en = "Import {which} is a finished history; it can't be undone as a whole."
    remedy_zh = "请用退货、红字或调整单逐单更正，或恢复导入前的备份。"
    remedy_en = "Correct its documents by returns, reversals or adjustments, or restore the backup from before."
