"""What a scanned text means. Nobody builds on it; the composition root takes its routes."""

from __future__ import annotations

from zhanggui.insight.scanning.queries import Code, FoundBin, FoundDocument, Goods, Meaning, goods, meanings

__all__ = ["Code", "FoundBin", "FoundDocument", "Goods", "Meaning", "goods", "meanings"]
