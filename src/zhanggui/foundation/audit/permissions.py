"""The permissions of this module."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.machine import Permission

VIEW_LOG: Final = Permission("audit.record.view", "查看操作日志", "View the audit log")

PERMISSIONS: Final = (VIEW_LOG,)
