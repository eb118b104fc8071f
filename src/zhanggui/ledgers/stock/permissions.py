"""What may be seen of the stock ledger."""

from __future__ import annotations

from zhanggui.kernel.machine import Permission

LEDGER_VIEW = Permission("stock.ledger.view", "查看库存和库存流水", "View stock and its moves")
COST_VIEW = Permission("stock.cost.view", "查看成本", "View costs")

PERMISSIONS = (LEDGER_VIEW, COST_VIEW)
