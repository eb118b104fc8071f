"""Whoever ran an import is told how it ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.world import NOW, build
from zhanggui.edges.channels import public as channels
from zhanggui.foundation.exchange import public as exchange
from zhanggui.foundation.identity import public as identity
from zhanggui.foundation.identity.public import ALL, SYSTEM, Actor
from zhanggui.foundation.notices import public as notices

pytestmark = pytest.mark.django_db
ROWS = """InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
536365,85123A,HOLDER,6,12/1/2010 8:26,2.55,17850,United Kingdom
536366,85123A,HOLDER,many,12/1/2010 8:26,2.55,17850,United Kingdom
"""


def test_an_import_that_ended(tmp_path: Path) -> None:
    build()
    [user] = identity.create_users(
        [identity.NewUser(login="li", name="李", password="a-long-enough-one", is_owner=True)], actor=SYSTEM, now=NOW
    )
    li = Actor(user_id=user, name="李", permissions=ALL)
    file = tmp_path / "orders.csv"
    file.write_text(ROWS)
    row = exchange.stage(file, channels.ONLINE_RETAIL, actor=li, now=NOW)
    exchange.apply(row.id, actor=li, now=NOW)
    [told] = notices.page(actor=li).items
    assert told.link == f"/system/imports/{row.id}"
    assert notices.worded(told.kind, told.params, "zh") == ("导入完成：orders.csv，导入 1 行，拒绝 1 行", "good")
    assert notices.worded(told.kind, told.params, "en") == ("orders.csv is imported: 1 rows, 1 rejected", "good")
