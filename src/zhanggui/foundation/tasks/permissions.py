"""The permissions of this module."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.machine import Permission

MANAGE: Final = Permission("tasks.manage", "查看和中止所有人的后台任务", "View and stop everybody's background tasks")

PERMISSIONS: Final = (MANAGE,)
