"""Why a tally is refused."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed


class ForeignTally(Malformed):
    """A tally of a line that belongs to none of the drafts, or in a quantity that can't be."""

    code = "warehouse.foreign_tally"
    zh = "明细 {line} 不属于所选单据,或数量 {qty} 无效。"
    en = "Line {line} belongs to none of the chosen documents, or the quantity {qty} is not valid."
    remedy_zh = "请刷新单据后重试;数量不能为负,最多 4 位小数。"
    remedy_en = "Reload the documents and try again; quantities are not negative and have 4 decimals at most."


class OverTally(Conflict):
    """More was scanned than the line asks for."""

    code = "warehouse.over_tally"
    zh = "第 {line} 行清点 {qty},超过应有的 {asked}。"
    en = "Line {line}: {qty} tallied, {asked} asked for."
    remedy_zh = "请核对数量;多出的货请另行开单。"
    remedy_en = "Check the quantity; what is beyond it needs a document of its own."


class NothingTallied(Conflict):
    """All lines of a draft were tallied with nothing."""

    code = "warehouse.nothing_tallied"
    zh = "单据 {document} 的各行均清点为 0,没有可执行的数量。"
    en = "All lines of document {document} were tallied with nothing."
    remedy_zh = "请取消该单据,或重新清点。"
    remedy_en = "Cancel the document, or tally it again."
