"""Values nobody thought of: the validation never breaks, and what it lets through can be read."""

from __future__ import annotations

import csv
import io
import random
from decimal import Decimal

import psycopg
import pytest
from django.db import connection

from zhanggui.foundation.exchange.models import Import, Row
from zhanggui.foundation.exchange.public import batches, rejects, stage, validate
from zhanggui.foundation.exchange.tests.conftest import HEADER, NOW, ORDERS, Write, orders
from zhanggui.foundation.identity.public import SYSTEM

PIECES = [
    *"0123456789", *"-+.,:/eE \t'\"=\\;%()", "１", "٣", "²", "½", "年", "月", "日", "元", "¥", "\u200b", "\u3000", "\u2212", "NaN", "inf",
    "2026-02-2", "-02-30", " 08:00:00", "T", "Z", "00", "99", "1e", "NULL", "\\N", "{", "}", "$1", "%s", "%(x)s", "\U0001f4e6", "\x07", "\n",
]  # fmt: skip


def value(dice: random.Random) -> str:
    """A short text made of dangerous pieces."""
    return "".join(dice.choice(PIECES) for _ in range(dice.choice([0, 1, 1, 2, 3, 5, 8, 20, 70])))


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(4))
def test_any_text_in_any_column(write: Write, seed: int) -> None:
    dice = random.Random(seed)
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow(HEADER.split(","))
    good = ["T1", "杯子", "1", "9.90", "2026-09-10 08:00:00", ""]
    count = 1500
    for _ in range(count):
        row = list(good)
        for _ in range(dice.randint(1, 2)):
            row[dice.randrange(6)] = value(dice)
        out.writerow(row)
    staged = stage(write(text.getvalue()), ORDERS, actor=SYSTEM, now=NOW)
    judged = validate(staged.id, actor=SYSTEM, now=NOW)
    taken = [row for batch in batches(staged.id, limit=200) for row in batch.rows]
    assert taken
    assert judged.rejected
    assert staged.rows == len(taken) + judged.rejected
    assert staged.rows + staged.source["blank_rows"] + staged.source["total_rows"] == count
    for _, order, _, qty, price, paid_at, _ in taken:
        assert order
        assert isinstance(qty, int)
        assert isinstance(price, Decimal)
        assert price >= 0
        assert paid_at is None or 2000 <= paid_at.year <= 2100
    for reject in rejects(staged.id, actor=SYSTEM, limit=500):
        assert all(error.message("zh") and error.message("en") and error.remedy("zh") for error in reject.errors)


def test_a_connection_lost_while_staging(fresh_db: str, write: Write) -> None:
    """The database ends our session in the middle of the COPY: nothing is left, and the next try works."""
    path = write(orders(20_000))

    def cut(rows: int) -> None:
        with psycopg.connect(fresh_db, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])

    with pytest.raises(Exception, match=r"terminat|closed|connection"):
        stage(path, ORDERS, actor=SYSTEM, now=NOW, on_rows=cut)
    assert not Import.objects.exists()
    assert not Row.objects.exists()
    assert stage(path, ORDERS, actor=SYSTEM, now=NOW).rows == 40_000
