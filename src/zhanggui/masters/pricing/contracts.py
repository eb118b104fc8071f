"""What pricing asks the rooms beside it about."""

from __future__ import annotations

from dataclasses import dataclass

from zhanggui.kernel.events import Event


@dataclass(frozen=True, slots=True)
class PricesNamed(Event):
    """New price lists name these companies and shops, which another room of this floor keeps.

    The rooms don't know each other, so the composition root lets the owner check them: a missing one raises, and nothing is stored.
    """

    company_ids: tuple[int, ...] = ()
    shop_ids: tuple[int, ...] = ()
