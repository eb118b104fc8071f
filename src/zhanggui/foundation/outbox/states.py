"""How far a message is on its way to its receiver."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.machine import State

PENDING: Final = State("pending", "待投递", "Pending")
DELIVERED: Final = State("delivered", "已投递", "Delivered", terminal=True)
DEAD: Final = State("dead", "投递失败", "Failed")

STATES: Final = (PENDING, DELIVERED, DEAD)
