"""What can go wrong in the books."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed, NotFound


class NoAccount(Conflict):
    """The chart has no such leaf account."""

    code = "books.no_account"
    zh = "公司科目表中没有末级科目 {account}。"
    en = "The company's chart has no leaf account {account}."
    remedy_zh = "请在科目表中新增该科目，或修改科目映射。"
    remedy_en = "Add the account to the chart or change the account mapping."


class MissingDimension(Conflict):
    """An account demands an auxiliary dimension that the line does not carry."""

    code = "books.missing_dimension"
    zh = "科目 {account} 必须核算 {dimension}。"
    en = "Account {account} needs the dimension {dimension}."
    remedy_zh = "请补充单据上的对应信息。"
    remedy_en = "Complete the document with it."


class Unbalanced(Conflict):
    """Debits and credits differ."""

    code = "books.unbalanced"
    zh = "分录 {key} 借贷不平，差额 {difference}。"
    en = "Entry {key} does not balance; the difference is {difference}."
    remedy_zh = "请检查分录模板。"
    remedy_en = "Check the posting template."


class ClosedPeriod(Conflict):
    """The month is closed."""

    code = "books.closed"
    zh = "会计期间 {month} 已结账。"
    en = "The accounting period {month} is closed."
    remedy_zh = "请使用未结账期间的日期，或先反结账。"
    remedy_en = "Use a date in an open period, or reopen the period first."


class OverAllocation(Conflict):
    """More would be matched than is open."""

    code = "books.over_allocation"
    zh = "未清项 {item} 只剩 {open},不能核销 {amount}。"
    en = "Open item {item} has {open} left; {amount} can't be allocated."
    remedy_zh = "请减少核销金额。"
    remedy_en = "Allocate less."


class Mismatch(Malformed):
    """The two items can't be matched with each other."""

    code = "books.mismatch"
    zh = "未清项 {debit} 与 {credit} 不能互相核销:科目、往来单位或币种不同，或方向相同。"
    en = "Open items {debit} and {credit} can't be matched: account, partner or currency differ, or both point the same way."
    remedy_zh = "请选择同一往来单位、同一科目、一借一贷的项目。"
    remedy_en = "Choose one debit and one credit item of the same partner and account."


class AccountUnknown(NotFound):
    """The company's chart has no such account."""

    code = "books.account_unknown"
    zh = "公司科目表中没有科目 {account}。"
    en = "The company's chart has no account {account}."
    remedy_zh = "请从科目表中选择；公司首次记账后才有科目表。"
    remedy_en = "Choose one of the chart; a company has its chart from its first posting on."


class EntryUnknown(NotFound):
    """No such entry, or one of a company that the caller does not see."""

    code = "books.entry_unknown"
    zh = "找不到分录 {which}。"
    en = "There is no entry {which}."


class AllocationUnknown(NotFound):
    """No such matching, or one that the caller does not see."""

    code = "books.allocation_unknown"
    zh = "找不到核销记录 {which}。"
    en = "There is no matching {which}."


class AllocationUndone(Conflict):
    """The matching was taken back before."""

    code = "books.allocation_undone"
    zh = "核销记录 {which} 已反核销。"
    en = "Matching {which} has been taken back already."
    remedy_zh = "请刷新后查看未清项余额。"
    remedy_en = "Reload and look at what is open."


class AlreadyReversed(Conflict):
    """The entry was undone before."""

    code = "books.already_reversed"
    zh = "分录 {which} 已红冲。"
    en = "Entry {which} has been reversed already."
    remedy_zh = "请刷新后查看红字分录。"
    remedy_en = "Reload and look at the reversing entry."


class UndoesItself(Conflict):
    """What undoes something can't be undone itself."""

    code = "books.undoes_itself"
    zh = "{which} 本身是红冲记录，不能再次红冲。"
    en = "{which} is a reversal itself and can't be reversed."
    remedy_zh = "请重新录入原单据。"
    remedy_en = "Enter the document again."


class ItemAllocated(Conflict):
    """The open item of what would be undone has settled something."""

    code = "books.item_allocated"
    zh = "未清项 {item} 已核销 {allocated},不能红冲。"
    en = "Open item {item} is settled by {allocated}; its document can't be undone."
    remedy_zh = "请先反核销(或撤销对应的收付款),再红冲。"
    remedy_en = "Take the matching back (or undo the payment) first."
