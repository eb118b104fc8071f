"""What can go wrong with files of foreign shops."""

from __future__ import annotations

from zhanggui.kernel.errors import Malformed


class UnknownLayout(Malformed):
    """No such layout for this kind of document."""

    code = "channels.unknown_layout"
    zh = "没有“{kind}”的导入版式“{layout}”。"
    en = "There is no layout {layout!r} for {kind!r}."
    remedy_zh = "可用的版式:orders / online-retail。"
    remedy_en = "Available: orders / online-retail."


class LoopOnly(Malformed):
    """The layout is a finished history: its documents only make sense when they are driven to their end."""

    code = "channels.loop_only"
    zh = "版式“{layout}”是已完成的历史单据，须加 --run-loop 走完全流程。"
    en = "The layout {layout!r} is a finished history; it needs --run-loop."
    remedy_zh = "请加上 --run-loop。"
    remedy_en = "Add --run-loop."
