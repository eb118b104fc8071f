"""What may be allowed with the valuation of goods."""

from __future__ import annotations

from zhanggui.kernel.machine import Permission

REPLAY = Permission("valuation.replay", "按业务日期重算成本", "Recompute costs by business date")

PERMISSIONS = (REPLAY,)
