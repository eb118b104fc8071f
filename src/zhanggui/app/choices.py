"""The names of the values of fields: what the pages and filters show instead of the words of the API."""

from __future__ import annotations

from typing import Final

CHOICES: Final = {
    "delivery": {"none": ("未发货", "Not shipped"), "part": ("部分发货", "Partly"), "full": ("已发货", "Shipped")},
    "payment": {"none": ("未收款", "Unpaid"), "part": ("部分收款", "Partly"), "full": ("已收款", "Paid")},
}
