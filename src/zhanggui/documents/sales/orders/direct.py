"""Orders that are shipped directly while the warehouse holds drafts for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from zhanggui.documents.sales.orders.machine import ORDER
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import ALL, Actor

ZERO = Decimal(0)


def relieve_drafts(
    ids: Sequence[int],
    held: Mapping[int, Decimal],
    promised: Iterable[tuple[int, Decimal]],
    leaving: Iterable[warehouse.NewShipmentLine],
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """What leaves now is on no draft any more: drafts keep at most what stays promised. `held`: per promise, what stands on drafts;
    `promised`: what is open of each. What is promised and on no draft leaves first. Nothing is asked where there are no drafts.

    Raises WrongState where a draft is carried out at this moment.
    """
    if not held:
        return
    left = dict(promised)
    for line in leaving:
        if line.reservation is not None:
            left[line.reservation] -= line.qty
    excess = {i: qty - left[i] for i, qty in held.items() if i in left and qty > left[i]}
    if excess:
        # Who may ship an order may take its goods off the drafts; the scopes stay the caller's.
        trusted = replace(actor, permissions=ALL)
        warehouse.shrink_shipments(ids, ORDER.document, excess, actor=trusted, now=now)
