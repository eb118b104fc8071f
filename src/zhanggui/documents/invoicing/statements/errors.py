"""Why a statement can't be written."""

from __future__ import annotations

from zhanggui.kernel.errors import NotFound


class PartnerUnknown(NotFound):
    """The partner does not exist or may not be seen."""

    code = "invoicing.partner_unknown"
    zh = "找不到往来单位 {which}。"
    en = "There is no partner {which}."
    remedy_zh = "请确认编号是否正确，以及您是否有权查看。"
    remedy_en = "Check the identifier and whether you may see it."
