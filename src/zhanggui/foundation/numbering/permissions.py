"""The permissions of this module."""

from __future__ import annotations

from typing import Final

from zhanggui.kernel.machine import Permission

MANAGE_RULES: Final = Permission("numbering.rule.manage", "管理单号规则", "Manage number rules")

PERMISSIONS: Final = (MANAGE_RULES,)
