"""No golden case is forgotten: each is run through the documents, or says what it waits for."""

from __future__ import annotations

import importlib
import pkgutil

import tests.golden
from tests.golden.cases import CASES, RUN
from tests.golden.later import LATER, LATER_VOUCHERS

#: Kinds that documents and ledgers express; the others (invoices, allocation, statements …) are tested where they live.
EXPRESSED = ("costing", "voucher")


def test_every_case_is_run_or_waits_for_something_named() -> None:
    for module in pkgutil.iter_modules(tests.golden.__path__):
        importlib.import_module(f"tests.golden.{module.name}")
    wanted = {case_id for case_id, case in CASES.items() if case["kind"] in EXPRESSED}
    assert set(RUN) <= wanted
    assert set(LATER) <= wanted, "a case that waits does not exist any more"
    assert set(LATER) & set(RUN) == set(), "a case that waits is run: take it off the list"
    assert set(RUN) | set(LATER) == wanted, "a case is neither run nor on the list"
    assert all(reason.strip() for reason in LATER.values())
    assert set(LATER_VOUCHERS) <= set(RUN), "vouchers wait of a case that is not run"
    assert all(max(at) < len(CASES[case_id]["vouchers"]) for case_id, at in LATER_VOUCHERS.items())
