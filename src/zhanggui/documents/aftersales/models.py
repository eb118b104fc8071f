"""The tables of the module, one file per document."""

from __future__ import annotations

from zhanggui.documents.aftersales.returns.models import Return, ReturnLine, ReturnPart

__all__ = ["Return", "ReturnLine", "ReturnPart"]
