"""What the list of offsets looks like."""

from __future__ import annotations

from typing import Final

from zhanggui.documents.invoicing.offsets.machine import OFFSET
from zhanggui.documents.invoicing.offsets.schemas import OffsetOut, OffsetQuery
from zhanggui.documents.invoicing.permissions import OFFSET_POST, OFFSET_VIEW
from zhanggui.kernel.api.descriptions import Description

OFFSETS: Final = Description(
    name="invoicing.offsets",
    zh="往来冲销单",
    en="Offsets",
    path="/invoicing/offsets",
    row=OffsetOut,
    query=OffsetQuery,
    columns="number state debit_partner credit_partner amount date note",
    more="debit_account credit_account",
    totals={"amount_sum": "amount"},
    machine=OFFSET,
    permission=OFFSET_VIEW,
    creates=OFFSET_POST,
    searched="number",
    references={"company_id": "companies"},
    names={"amount": ("冲销金额", "set off"), "period": ("业务日期", "business date")},
    detail=False,
)  # fmt: skip
