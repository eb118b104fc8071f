"""What a caller may be allowed to do with price lists."""

from __future__ import annotations

from zhanggui.kernel.machine import Permission

VIEW = Permission("pricing.view", "查看价目表和报价说明", "See price lists and why a price applies")
EDIT = Permission("pricing.edit", "维护价目表", "Maintain price lists")

PERMISSIONS = (VIEW, EDIT)
