"""What returns say when their credit bills are undone."""

from __future__ import annotations

from zhanggui.documents.aftersales.returns.errors import FollowsReturn
from zhanggui.documents.aftersales.returns.machine import RETURN
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.kernel.errors import raise_if


def on_bills_undone(event: invoicing.BillsUndone | invoicing.BillsUndoAsked) -> None:
    """A credit of ours follows from goods that came back; it would be made again. Raises FollowsReturn."""
    raise_if([FollowsReturn(field="id", which=i) for kind, i in event.origins if kind == RETURN.document])
