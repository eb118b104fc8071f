"""The permissions of the composition root: what concerns the instance as a whole."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.machine import Permission

VERIFY: Final = Permission("app.verify", "核对全部账目", "Prove all ledgers and documents")

PERMISSIONS: Final = (VERIFY,)
