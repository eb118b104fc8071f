"""The golden cases (tests/facts/golden_cases.json) and how a ledger is compared with one.

A test takes a case with `@golden("S01")`. It has to compare every voucher of its case, and each with every line that the documents
posted meanwhile; `test_coverage.py` proves that every case is run or has its reason in `later.py`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.db import connection

from tests.golden.later import LATER_VOUCHERS
from tests.world import World, assert_proved

ZERO = Decimal(0)
_Key = tuple[str, str, tuple[tuple[str, str], ...]]
FACTS = Path(__file__).parents[1] / "facts" / "golden_cases.json"
CASES: dict[str, dict[str, Any]] = {c["id"]: c for c in json.loads(FACTS.read_text(encoding="utf-8"))["cases"]}
#: Which cases a test runs, filled by `golden`.
RUN: dict[str, str] = {}
#: A dimension of the cases → the column of the ledger.
COLUMNS = {
    "sku": "sku_id", "shop": "shop_id", "customer": "customer_id", "supplier": "supplier_id", "warehouse": "warehouse_id",
    "order": "reference_id", "receipt": "reference_id", "cf": "cash_flow", "currency": "currency",
}  # fmt: skip
_READ = """
SELECT e.id, e.event, a.code, l.side, l.amount, l.sku_id, l.shop_id, l.customer_id, l.supplier_id, l.warehouse_id, l.reference_id,
       l.cash_flow, l.currency, l.tx_amount, l.qty
  FROM books_entry e JOIN books_line l ON l.entry_id = e.id JOIN books_account a ON a.id = l.account_id
 WHERE e.company_id = %s AND e.id > %s ORDER BY e.id, l.line_no
"""


class Booked(NamedTuple):
    """A line of the books."""

    entry_id: int
    event: str
    account: str
    side: str
    amount: Decimal
    sku_id: int | None
    shop_id: int | None
    customer_id: int | None
    supplier_id: int | None
    warehouse_id: int | None
    reference_id: int | None
    cash_flow: str | None
    currency: str | None
    tx_amount: Decimal | None
    qty: Decimal | None


class Watch:
    """The books of a company; tells what is new since the last look."""

    def __init__(self, w: World) -> None:
        self.company, self.last = w.company, 0
        self.new()

    def new(self) -> dict[str, list[Booked]]:
        """Event → the lines posted since the last look."""
        with connection.cursor() as cursor:
            cursor.execute(_READ, [self.company, self.last])
            lines = [Booked(*row) for row in cursor.fetchall()]
        found: dict[str, list[Booked]] = {}
        for line in lines:
            self.last = max(self.last, line.entry_id)
            found.setdefault(line.event, []).append(line)
        return found


class Case:
    """One case and which of its vouchers have been compared."""

    def __init__(self, case_id: str) -> None:
        self.id = case_id
        self.facts = CASES[case_id]
        self.left = set(range(len(self.facts["vouchers"])))

    def amount(self, name: str) -> Decimal:
        """An input of the case."""
        return Decimal(self.facts["inputs"][name])

    def same(
        self,
        vouchers: int | Sequence[int],
        lines: Iterable[Booked],
        names: Mapping[str, object],
        *,
        through: str | None = None,
        in_lines: tuple[str, str] | None = None,
    ) -> None:
        """The ledger's lines are the lines of these vouchers, no more and no less.

        `names`: what the case calls A, C1, O1 … → the id here. A ledger may split a line of a voucher; the parts add up to it.
        `through`: an account that the goods passed through in the same event and that stands at zero after it; vouchers don't show it.
        `in_lines`: (account, dimension) that the lines of the document keep and the ledger does not; the test compares them there.
        """
        wanted = [vouchers] if isinstance(vouchers, int) else list(vouchers)
        self.left -= set(wanted)
        left = [line for line in lines if line.account != through]
        _passed_through([line for line in lines if line.account == through])
        for (account, side, aux), (amount, qty, foreign) in self._summed(wanted, in_lines).items():
            mine = [x for x in left if (x.account, x.side) == (account, side) and _carries(x, dict(aux), names)]
            said = (self.id, account, side, aux, mine, left)
            assert sum((x.amount for x in mine), ZERO) == amount, said
            assert qty is None or sum((x.qty or ZERO for x in mine), ZERO) == qty, said
            assert foreign is None or sum((abs(x.tx_amount or ZERO) for x in mine), ZERO) == foreign, said
            left = [x for x in left if x not in mine]
        assert left == [], (self.id, "more than the voucher says", left)

    def _summed(self, vouchers: Sequence[int], in_lines: tuple[str, str] | None) -> dict[_Key, list[Any]]:
        """Lines of the vouchers by account, side and dimensions: (amount, quantity, amount in foreign currency)."""
        summed: dict[_Key, list[Any]] = {}
        for line in (line for number in vouchers for line in self.facts["vouchers"][number]["lines"]):
            aux = line.get("aux", {})
            kept = sorted((k, v) for k, v in aux.items() if k in COLUMNS and (line["account"], k) != in_lines)
            sums = summed.setdefault((line["account"], line["side"], tuple(kept)), [ZERO, None, None])
            sums[0] += Decimal(line["amount"])
            for at, name in ((1, "qty"), (2, "fc")):
                if name in aux:
                    sums[at] = (sums[at] or ZERO) + Decimal(aux[name])
        return summed


def _passed_through(lines: Sequence[Booked]) -> None:
    assert sum(x.amount if x.side == "D" else -x.amount for x in lines) == 0
    assert len({x.reference_id for x in lines}) <= 1


def _carries(x: Booked, aux: Mapping[str, str], names: Mapping[str, object]) -> bool:
    return all(getattr(x, COLUMNS[k]) == (v if k in ("cf", "currency") else names[v]) for k, v in aux.items())


def golden(case_id: str) -> Callable[[Callable[[Case], None]], object]:
    """A test that runs one case; every scenario of it ends with `verify`, and no voucher may be left uncompared."""

    def mark(test: Callable[[Case], None]) -> object:
        assert case_id not in RUN, f"{case_id} is run by {RUN[case_id]} already"
        RUN[case_id] = test.__name__

        def run() -> None:
            case = Case(case_id)
            test(case)
            assert case.left == set(LATER_VOUCHERS.get(case_id, ())), (case_id, "vouchers not compared", case.left)
            assert_proved()

        run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
        return pytest.mark.django_db(run)

    return mark
