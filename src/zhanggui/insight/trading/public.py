"""What was dealt with a partner, product by product. Nobody builds on it; the composition root takes its routes."""

from __future__ import annotations

from zhanggui.insight.trading.queries import Traded, bought, supplied

__all__ = ["Traded", "bought", "supplied"]
