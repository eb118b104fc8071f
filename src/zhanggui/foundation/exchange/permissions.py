"""What may be allowed with imports."""

from __future__ import annotations

from zhanggui.kernel.machine import Permission

VIEW = Permission("exchange.view", "查看导入记录", "View imports")
IMPORT = Permission("exchange.import", "导入文件", "Import files")
UNDO = Permission("exchange.undo", "撤销导入", "Undo imports")

PERMISSIONS = (VIEW, IMPORT, UNDO)
