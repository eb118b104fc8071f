"""What can go wrong with payments and cash accounts."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed


class ForeignCashAccount(Malformed):
    """The cash account does not exist in this company."""

    code = "invoicing.cash_account"
    zh = "本公司没有资金账户 {account}。"
    en = "The company has no cash account {account}."
    remedy_zh = "请选择本公司的资金账户。"
    remedy_en = "Choose a cash account of the company."


class RetiredCashAccount(Conflict):
    """The cash account was retired."""

    code = "invoicing.cash_account_retired"
    zh = "资金账户 {account} {name} 已停用，不能再收付款。"
    en = "Cash account {account} {name} is retired; no more money goes through it."
    remedy_zh = "请选择在用的资金账户，或先在“资金账户”中恢复使用。"
    remedy_en = "Choose a cash account in use, or put this one back to use under Cash accounts."
