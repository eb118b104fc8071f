"""Two processes on one file, and two files at once: what is left is what one process leaves."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.online_retail.retail import NOW, Cells, fates, figures, line, reported, run, write
from tests.plugin import databases
from zhanggui.app import start, verification
from zhanggui.edges.channels import public as channels
from zhanggui.edges.channels.online_retail import day, lanes
from zhanggui.foundation.exchange import errors as exchange_errors
from zhanggui.kernel import db as kernel_db
from zhanggui.kernel.errors import DomainError

QUESTIONS = (
    "SELECT external_number, net FROM sales_order ORDER BY external_number",
    "SELECT k.code, m.qty, m.amount, m.pool_qty, m.pool_amount FROM stock_move m JOIN catalog_sku k ON k.id = m.sku_id ORDER BY k.code, m.pool_seq",
    "SELECT a.code, l.side, count(*), sum(l.amount) FROM books_line l JOIN books_account a ON a.id = l.account_id GROUP BY 1, 2 ORDER BY 1, 2",
    "SELECT document, action, count(*) FROM audit_record GROUP BY 1, 2 ORDER BY 1, 2",
    "SELECT row_no, disposition, document_type, document_line FROM exchange_outcome ORDER BY row_no",
)


NUMBERS = "SELECT number, external_number FROM sales_order ORDER BY business_date, number"


def history() -> list[Cells]:
    """Six days of sales at changing prices, with returns and broken goods between them."""
    rows: list[Cells] = []
    for number in range(2400):
        at = f"2011-03-{1 + number // 400:02} {8 + number % 400 // 60:02}:{number % 60:02}:00"
        code, customer = f"SKU{number % 37}", str(number % 11)
        if number % 17 == 5:
            rows.append(line(f"C{number // 5}", code, qty="-1", at=at, price="1.99", customer=customer))
        elif number % 53 == 7:
            rows.append(line(f"D{number}", code, qty="-2", at=at, price="0", customer=""))
        else:
            rows.append(
                line(
                    f"7{number // 5}",
                    code,
                    qty=str(1 + number % 7),
                    at=at,
                    price=f"{1 + number % 3}.37",
                    customer=str(number // 5 % 11),
                )
            )
    return rows


def left(*more: str) -> list[list[Any]]:
    """What the documents and ledgers hold, without ids."""
    found = []
    with connection.cursor() as cursor:
        for question in (*QUESTIONS, *more):
            cursor.execute(question)
            found.append(cursor.fetchall())
    return found


def proved() -> None:
    """Everything agrees."""
    assert [(result.en, result.examples) for result in verification.verify() if result.differences] == []


@pytest.fixture
def emptied(
    database_server: str, database_template: str, session_database: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[Callable[[], Any]]:
    """A context with a new database; several in one test."""

    @contextmanager
    def new() -> Iterator[None]:
        with databases.clone(database_server, database_template) as url:
            kernel_db.clear_caches()
            start.point_at(url)
            yield
            connection.close()
            kernel_db.clear_caches()

    with django_db_blocker.unblock():
        yield new
        start.point_at(session_database)


@pytest.mark.slow
def test_two_processes_leave_what_one_leaves(
    emptied: Callable[[], Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, path, us = history(), tmp_path / "orders.csv", os.getpid()
    write(path, rows)
    took: list[bool] = []
    beside = lanes.beside
    monkeypatch.setattr(lanes, "beside", lambda work: took.append(True) or beside(work))

    with emptied():
        report = run(path)
        assert took == [True]
        assert fates(report) == (2400, report["imported"], report["adjusted"], 0)
        assert reported(report) == figures(rows)
        proved()
        together, numbered = left(), left(NUMBERS)

    # The second process fails at its second day, and the first one finishes alone; the numbers it had taken are a gap.
    work = day.run

    def failing(what: day.Work, *rest: Any) -> Any:
        if os.getpid() != us and what.day.day == 4:
            raise RuntimeError("the second process breaks down")
        return work(what, *rest)

    with emptied(), monkeypatch.context() as patch:
        patch.setattr(day, "run", failing)
        run(path)
        assert took == [True, True]
        proved()
        assert left() == together

    with emptied(), monkeypatch.context() as patch:
        patch.setattr(lanes, "worthwhile", lambda rows, days: False)
        run(path)
        assert took == [True, True]
        assert left(NUMBERS) == numbered


def test_ctrl_c_does_no_harm(fresh_db: str, tmp_path: Path) -> None:
    rows, seen = history(), []
    path = write(tmp_path / "orders.csv", rows)

    def pressed(stage: str, done: int, total: int) -> None:
        seen.append((stage, done, total))
        if "loop" in stage and done > 800:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        channels.run_import(kind="orders", file=path, layout="online-retail", run_loop=True, progress=pressed, now=NOW)
    assert multiprocessing.active_children() == []
    assert seen[-1] == ("全流程 the loop", 1200, 2400)
    proved()
    assert reported(run(path)) == figures(rows)
    proved()


def at_once(*paths: Path) -> list[dict[str, Any] | DomainError]:
    """Import each file in a thread of its own; reports and refusals."""
    results: list[dict[str, Any] | DomainError] = []

    def work(path: Path) -> None:
        try:
            results.append(run(path))
        except DomainError as error:
            results.append(error)
        finally:
            kernel_db.close_aside()
            connection.close()

    threads = [Thread(target=work, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_the_same_file_twice_at_once_is_imported_once(fresh_db: str, tmp_path: Path) -> None:
    rows = history()[:300]
    path = write(tmp_path / "orders.csv", rows)
    results = at_once(path, path)
    assert len(results) == 2
    refused = [result for result in results if isinstance(result, DomainError)]
    assert all(isinstance(e, exchange_errors.ImportRunning | exchange_errors.ImportState) for e in refused)
    assert len(refused) <= 1
    assert reported(run(path)) == figures(rows)
    proved()


def test_two_files_at_once_wait_for_each_other(fresh_db: str, tmp_path: Path) -> None:
    # The same goods and customers in both: the second finds the masters of the first.
    first, second = history()[:200], history()[200:400]
    results = at_once(write(tmp_path / "first.csv", first), write(tmp_path / "second.csv", second))
    assert all(isinstance(result, dict) for result in results)
    assert sorted(str(reported(result)) for result in results if isinstance(result, dict)) == sorted(
        str(figures(rows)) for rows in (first, second)
    )
    proved()
