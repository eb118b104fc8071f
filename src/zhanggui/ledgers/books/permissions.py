"""What may be seen of the books."""

from __future__ import annotations

from zhanggui.kernel.machine import Permission

#: The books of a company are one: who may read them reads cost and margin too.
ENTRY_VIEW = Permission("books.entry.view", "查看总账、分录和科目余额(含成本)", "View the books, costs included")

PERMISSIONS = (ENTRY_VIEW,)
