"""Run one rule over a sample, as if it stood in the product."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from tools.lint.rules import RULES
from tools.lint.run import check
from tools.lint.source import Source

COMMANDS = "src/zhanggui/documents/sales/orders/commands.py"
API = "src/zhanggui/documents/sales/orders/api.py"
MODELS = "src/zhanggui/documents/sales/orders/models.py"
LOCKS = "src/zhanggui/documents/sales/locks.py"
PUBLIC = "src/zhanggui/documents/sales/public.py"
OUTBOX = "src/zhanggui/foundation/outbox/queries.py"
TEST = "src/zhanggui/documents/sales/tests/test_orders.py"
MIGRATION = "src/zhanggui/documents/sales/migrations/0001_initial.py"
SQL = "src/zhanggui/documents/sales/orders/sql/place.sql"


def lines(rule: str, text: str, path: str = COMMANDS) -> list[int]:
    """The lines on which `rule` (or an escape) finds fault with `text`."""
    chosen = [each for each in RULES if each.name == rule]
    assert chosen, f"no rule {rule}"
    return [finding.line for finding in check(Source(Path(path), dedent(text)), chosen)]
