"""The permissions of this module."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.machine import Permission

MANAGE_DELIVERIES: Final = Permission(
    "outbox.delivery.manage", "查看和重发外发消息", "View outgoing messages and send them again"
)

PERMISSIONS: Final = (MANAGE_DELIVERIES,)
