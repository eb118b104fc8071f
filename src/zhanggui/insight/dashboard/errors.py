"""Why a dashboard can't be made."""

from __future__ import annotations

from zhanggui.kernel.errors import Malformed


class PeriodWrong(Malformed):
    """The period is empty or too long."""

    code = "dashboard.period_wrong"
    zh = "期间须为 1 至 {days} 天，且开始不晚于结束。"
    en = "The period has 1 to {days} days and begins before it ends."
    remedy_zh = "请重新选择期间。"
    remedy_en = "Choose another period."


class SectionUnknown(Malformed):
    """A dashboard that the caller does not have."""

    code = "dashboard.section_unknown"
    zh = "没有工作台 {which}。"
    en = "There is no dashboard {which}."
    remedy_zh = "请选择 sections 中的一个。"
    remedy_en = "Choose one of `sections`."
