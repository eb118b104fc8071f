"""What numbering refuses, in both languages."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed


class RuleInvalid(Malformed):
    """A number rule that would give unreadable or doubled numbers."""

    code = "numbering.rule_invalid"
    zh = "单号规则无效：{why_zh}。"
    en = "The number rule is not valid: {why_en}."


class SeriesUnknown(Malformed):
    """No kind of document has this series code."""

    code = "numbering.series_unknown"
    zh = "没有编号为 {series} 的单据系列。"
    en = "There is no number series {series}."
    remedy_zh = "请从单号规则列表中选择系列。"
    remedy_en = "Choose a series from the list of number rules."


class PrefixUsed(Conflict):
    """The prefix has numbered documents under another date pattern or period, so numbers could repeat."""

    code = "numbering.prefix_used"
    zh = "前缀 {prefix} 已按另一种日期格式或重置周期用过，继续使用可能产生重复单号。"
    en = "The prefix {prefix} has been used with another date pattern or period; numbers could repeat."
    remedy_zh = "请换一个没有用过的前缀。"
    remedy_en = "Choose a prefix that has not been used yet."


class RuleRepeated(Malformed):
    """One call sets the same series twice."""

    code = "numbering.rule_repeated"
    zh = "系列 {series} 在同一请求中出现了两次。"
    en = "The series {series} stands twice in one request."
