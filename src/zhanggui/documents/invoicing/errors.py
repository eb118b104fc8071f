"""Why money can't be entered by hand."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed, NotFound


class UnknownItem(NotFound):
    """No such open item, or one that the caller may not see."""

    code = "invoicing.item_unknown"
    zh = "找不到未清项 {which}。"
    en = "There is no open item {which}."


class UnknownMaster(Malformed):
    """A customer, supplier, shop or company that does not exist or belongs to another company."""

    code = "invoicing.unknown_master"
    zh = "{what_zh} {which} 不存在、已停用或不属于该公司。"
    en = "{what_en} {which} does not exist, is not active or belongs to another company."
    remedy_zh = "请选择本公司的往来单位、店铺和资金账户。"
    remedy_en = "Choose partners, shops and cash accounts of the company."


class WrongAccount(Malformed):
    """An account that this document can't be booked on."""

    code = "invoicing.wrong_account"
    zh = "科目 {account} 不能用于此处:{why_zh}。"
    en = "Account {account} can't be used here: {why_en}."
    remedy_zh = "请选择公司科目表中符合要求的末级科目。"
    remedy_en = "Choose a fitting leaf account of the company's chart."


class NothingToSettle(Malformed):
    """Neither an open item nor an account says what the money is for."""

    code = "invoicing.nothing_to_settle"
    zh = "请选择要核销的未清项，或填写往来科目。"
    en = "Name open items to settle, or the account of the advance."
    remedy_zh = "收款或付款须对应未清项；预收预付请填写科目和往来单位。"
    remedy_en = "Money settles open items; for an advance give the account and the partner."


class OnlyClaims(Malformed):
    """Write-offs are for what customers owe us and what we owe suppliers."""

    code = "invoicing.only_claims"
    zh = "未清项 {which} 既不是应收款也不是应付款，不能核销。"
    en = "Open item {which} is neither a receivable nor a payable; it can't be written off."
    remedy_zh = "请选择客户或平台的应收未清项，或供应商的应付未清项；预收预付和贷项请退款或冲销。"
    remedy_en = "Choose an open receivable of a customer or platform, or an open payable to a supplier; advances and credits are refunded or set off."


class NoOffset(Malformed):
    """Two items that can't be set off against each other."""

    code = "invoicing.no_offset"
    zh = "未清项 {item} 与 {other} 不能互相冲销:须为同一公司、同一币种、不同科目，且一借一贷。"
    en = "Open items {item} and {other} can't be set off: they need one company and currency, different accounts, and opposite sides."
    remedy_zh = "同一科目的请用核销；请选择一笔应收(或预付)和一笔应付(或预收)。"
    remedy_en = "Match items of one account instead; choose a claim and a debt."


class NotRecoverable(Conflict):
    """A payable that was written off is owed again, not collected."""

    code = "invoicing.not_recoverable"
    zh = "往来款核销单 {number} 核销的是应付款，没有可收回的款项。"
    en = "Write-off {number} gave up a payable; there is no money to come in for it."
    remedy_zh = "供应商又来收款时，请红冲该单后付款。"
    remedy_en = "If the supplier wants the money after all, undo the write-off and pay."


class NothingToRecover(Conflict):
    """More would be recovered than was written off."""

    code = "invoicing.nothing_to_recover"
    zh = "往来款核销单 {number} 只剩 {left} 未收回，不能登记 {amount}。"
    en = "{left} of write-off {number} is not recovered; {amount} can't be recorded."
    remedy_zh = "多收的款项请登记为预收。"
    remedy_en = "Record what is more as an advance."


class RecoveredAlready(Conflict):
    """Money came in for the write-off."""

    code = "invoicing.recovered_already"
    zh = "往来款核销单 {number} 已收回 {amount},不能红冲。"
    en = "{amount} of write-off {number} was recovered; it can't be undone."
    remedy_zh = "余款请登记为坏账收回。"
    remedy_en = "Record what still comes as recovered."
