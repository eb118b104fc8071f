"""The tables of the module, one file per document."""

from __future__ import annotations

from zhanggui.documents.invoicing.bills.models import Bill, BillLine
from zhanggui.documents.invoicing.offsets.models import Offset
from zhanggui.documents.invoicing.payments.models import CashAccount, Payment
from zhanggui.documents.invoicing.writeoffs.models import Writeoff

__all__ = ["Bill", "BillLine", "CashAccount", "Offset", "Payment", "Writeoff"]
