"""The chain of seals: complete, flat in cost, and it names what somebody tampered with."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction

from zhanggui.foundation.audit import commands
from zhanggui.foundation.audit.public import AuditRow, ChainDifference, chain_size, record, seal, verify_chain
from zhanggui.foundation.audit.tasks import seal_log
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel import db

pytestmark = pytest.mark.usefixtures("fresh_db")
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def write(*numbers: int) -> None:
    record([AuditRow(1, "order", number, "create", None, {"n": number}) for number in numbers], actor=SYSTEM, now=NOW)


def seal_all(expected: int) -> None:
    """Seal, waiting for transactions of other tests on the same server, which hold the horizon back."""
    sealed = 0
    deadline = time.monotonic() + 60
    while sealed < expected and time.monotonic() < deadline:
        sealed += seal(now=NOW)
        time.sleep(0.02)
    assert sealed == expected


def tamper(statement: str) -> None:
    """What a superuser can do."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)
        assert cursor.rowcount == 1


def ask(statement: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def record_id(number: int) -> int:
    return int(ask(f"SELECT id FROM audit_record WHERE document_id = {number}"))


@pytest.fixture
def chain() -> list[int]:
    """Three seals over six records; the ids of the seals."""
    for numbers in ((1, 2), (3,), (4, 5, 6)):
        write(*numbers)
        seal_all(len(numbers))
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM audit_seal ORDER BY to_tx")
        return [row[0] for row in cursor.fetchall()]


def test_an_empty_log_is_whole() -> None:
    assert seal(now=NOW) == 0
    assert verify_chain() == []
    assert chain_size().head is None


def forged(chain: list[int]) -> Iterator[tuple[str, list[ChainDifference]]]:
    """Ways of tampering, each as SQL, and what must be found."""
    third = record_id(3)
    for change in (
        "action = 'other'",
        "after = '{\"n\": 33}'",
        "before = '{}'",
        "at = at + interval '1 microsecond'",
        "user_name = 'somebody'",
        "user_id = 1",
        "company_id = NULL",
        "document_id = 33",
        "document = 'bill'",
    ):
        found = [ChainDifference("record_changed", chain[1], third)]
        yield f"UPDATE audit_record SET {change} WHERE id = {third}", found
    fourth = record_id(4)
    yield f"DELETE FROM audit_record WHERE id = {fourth}", [ChainDifference("record_removed", chain[2], fourth)]
    copied = "company_id, at, user_id, user_name, document, document_id, action, before, after"
    yield (
        f"INSERT INTO audit_record SELECT 77, {copied}, tx FROM audit_record WHERE id = {third}",
        [ChainDifference("record_added", chain[1], 77)],
    )
    yield (
        f"INSERT INTO audit_record SELECT 78, {copied}, 1 FROM audit_record WHERE id = {third}",
        [ChainDifference("record_added", chain[0], 78)],
    )


def test_tampering_is_found_and_named(chain: list[int]) -> None:
    assert verify_chain() == []
    size = chain_size()
    assert (size.seals, size.records, len(size.head or "")) == (3, 6, 64)
    assert seal(now=NOW) == 0
    for statement, expected in forged(chain):
        with transaction.atomic():
            tamper(statement)
            assert (statement, verify_chain()) == (statement, expected)
            transaction.set_rollback(True)
    assert str(ChainDifference("record_changed", 5, 6)) == "record_changed: audit_record 6, audit_seal 5"
    with connection.cursor() as cursor:
        cursor.execute("SET TIME ZONE 'Asia/Shanghai'")
    assert verify_chain() == []


def test_a_forger_who_fits_the_seal_breaks_the_next_one(chain: list[int]) -> None:
    target = record_id(3)
    tamper(f"UPDATE audit_record SET action = 'other' WHERE id = {target}")
    tamper(
        "UPDATE audit_seal SET digests = (SELECT array_agg(audit_digest(r)) FROM audit_record r"
        f" WHERE r.id = {target}) WHERE id = {chain[1]}"
    )
    assert verify_chain() == [ChainDifference("seal_changed", chain[1], None)]
    tamper(
        "UPDATE audit_seal SET digest = audit_chain(previous, from_tx, to_tx, sealed_at, record_ids, digests)"
        f" WHERE id = {chain[1]}"
    )
    assert verify_chain() == [ChainDifference("seal_missing_before", chain[2], None)]
    tamper(f"DELETE FROM audit_seal WHERE id = {chain[1]}")
    assert ChainDifference("seal_missing_before", chain[2], None) in verify_chain()


def test_a_backlog_becomes_several_seals_in_one_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "SEAL_STEP", 3)
    for number in range(12):
        write(number)
    seal_all(12)
    assert chain_size().seals > 2
    assert verify_chain() == []
    gaps = ask(
        "SELECT count(*) FROM (SELECT from_tx, coalesce(lag(to_tx) OVER (ORDER BY to_tx), 0) AS before FROM audit_seal) s"
        " WHERE from_tx <> before"
    )
    assert gaps == 0
    write(99)
    with db.count_statements() as counted:
        seal_all(1)
    assert counted.count % 2 == 0  # the lock and the seals, however often it had to wait


def test_what_is_not_finished_is_not_sealed() -> None:
    with transaction.atomic():
        write(1)
        assert seal(now=NOW) == 0
    seal_all(1)


def test_the_job() -> None:
    seal_log(timestamp=0)
