"""What valuation refuses."""

from __future__ import annotations

from zhanggui.kernel.errors import NotFound


class CompanyUnknown(NotFound):
    """There is no such company."""

    code = "valuation.company_unknown"
    zh = "没有公司 {which}。"
    en = "There is no company {which}."
    remedy_zh = "请从公司列表中选择。"
    remedy_en = "Choose one from the list of companies."
