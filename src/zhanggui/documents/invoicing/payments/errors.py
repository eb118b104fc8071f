"""What can go wrong with payments."""

from __future__ import annotations

from zhanggui.kernel.errors import Malformed


class ForeignCashAccount(Malformed):
    """The cash account does not exist in this company."""

    code = "invoicing.cash_account"
    zh = "本公司没有资金账户 {account}。"
    en = "The company has no cash account {account}."
    remedy_zh = "请选择本公司的资金账户。"
    remedy_en = "Choose a cash account of the company."
