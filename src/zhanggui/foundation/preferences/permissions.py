"""The permissions of this module."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.machine import Permission

SHARE_VIEWS: Final = Permission("preferences.view.share", "共享列表视图", "Share views of lists")

PERMISSIONS: Final = (SHARE_VIEWS,)
