"""The tables of the module, one file per document."""

from __future__ import annotations

from zhanggui.documents.aftersales.returns.models import Credit, Return, ReturnLine, ReturnPart

__all__ = ["Credit", "Return", "ReturnLine", "ReturnPart"]
