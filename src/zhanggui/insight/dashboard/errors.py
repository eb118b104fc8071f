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
