"""The outbox: in with the transaction, out at least once, failures isolated, nothing lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from procrastinate.contrib.django import app

from zhanggui.foundation.identity.public import (
    SYSTEM,
    Actor,
    MissingPermission,
    NewToken,
    NewUser,
    create_users,
    issue_tokens,
)
from zhanggui.foundation.outbox import commands, queries, registry, tasks
from zhanggui.foundation.outbox.errors import DeliveryNotDead
from zhanggui.foundation.outbox.permissions import MANAGE_DELIVERIES
from zhanggui.foundation.outbox.public import Delivery, OutboxMessage, Undeliverable, enqueue, register_handler, revive
from zhanggui.kernel import db
from zhanggui.kernel.clock import utcnow

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
Receiver = Callable[[Sequence[Delivery]], None]


class Mailbox:
    """A receiver that can be told to fail."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.refuses: set[str] = set()
        self.error: type[Exception] = ConnectionError

    def __call__(self, deliveries: Sequence[Delivery]) -> None:
        self.batches.append([each.key for each in deliveries])
        bad = sorted(self.refuses & {each.key for each in deliveries})
        if bad:
            raise self.error(f"no way: {bad[0]}")

    @property
    def seen(self) -> list[str]:
        """Keys of the batches that went through."""
        return sorted(key for batch in self.batches if not self.refuses.intersection(batch) for key in batch)


@pytest.fixture
def box() -> Iterator[Mailbox]:
    mailbox = Mailbox()
    register_handler(event="shipped", name="mail", handler=mailbox)
    yield mailbox
    registry.unregister_handler(event="shipped", name="mail")


def messages(*keys: object, company_id: int | None = None) -> list[OutboxMessage]:
    return [OutboxMessage("shipped", str(key), {"订单": key}, company_id) for key in keys]


def jobs() -> list[dict[str, Any]]:
    """Arguments and time of the waiting jobs."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args, scheduled_at FROM procrastinate_jobs WHERE task_name = 'outbox.deliver' AND status = 'todo' ORDER BY id"
        )
        return [{**json.loads(args), "at": at} for args, at in cursor.fetchall()]


def run_jobs(now: datetime) -> int:
    """Work on the jobs that are due, as the worker would; how many."""
    due = [job for job in jobs() if job["at"] is None or job["at"] <= now]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE scheduled_at IS NULL OR scheduled_at <= %s", [now])
    for job in due:
        commands.deliver(handler=job["handler"], ids=job["ids"], turn=job["turn"], now=now)
    return len(due)


def states() -> dict[str, str]:
    return {row.key: row.state for row in queries.page(actor=SYSTEM, limit=500).items}


@pytest.mark.django_db
class TestEnqueue:
    """In."""

    def test_rows_and_jobs_are_one_statement_for_any_number(self, box: Mailbox) -> None:
        for n in (1, 450):
            with db.count_statements() as counted:
                assert enqueue(messages(*(f"{n}-{i}" for i in range(n))), now=NOW) == n
            assert len([text for text in counted.texts if "zg_id" not in text]) == 1
        assert [len(job["ids"]) for job in jobs()] == [1, 200, 200, 50]
        assert {job["handler"] for job in jobs()} == {"mail"}

    def test_what_nobody_hears_costs_nothing(self) -> None:
        with db.count_statements() as counted:
            assert enqueue([OutboxMessage("silence", "1", {})], now=NOW) == 0
        assert counted.count == 0

    def test_a_fact_is_told_once(self, box: Mailbox) -> None:
        assert enqueue(messages(1, 2), now=NOW) == 2
        assert enqueue(messages(2, 3, 3), now=NOW) == 1
        assert [len(job["ids"]) for job in jobs()] == [2, 1]

    def test_every_handler_has_its_own_delivery(self, box: Mailbox) -> None:
        other = Mailbox()
        register_handler(event="shipped", name="hook", handler=other)
        try:
            assert enqueue(messages(1), now=NOW) == 2
            other.refuses.add("1")
            run_jobs(NOW)
        finally:
            registry.unregister_handler(event="shipped", name="hook")
        assert (box.seen, other.seen) == (["1"], [])

    def test_a_name_stands_once(self, box: Mailbox) -> None:
        with pytest.raises(ValueError, match="twice"):
            register_handler(event="shipped", name="mail", handler=box)
        with pytest.raises(ValueError, match="twice"):
            register_handler(event="cancelled", name="mail", handler=Mailbox())


@pytest.mark.django_db
class TestDelivery:
    """Out."""

    def test_a_batch_goes_out_once(self, box: Mailbox) -> None:
        enqueue(messages(1, 2, 3, company_id=7), now=NOW)
        job = jobs()[0]
        assert run_jobs(NOW) == 1
        assert box.batches == [["1", "2", "3"]]
        assert commands.deliver(handler="mail", ids=job["ids"], turn=0, now=NOW) == 0
        assert box.batches == [["1", "2", "3"]]
        (row, *_) = queries.page(actor=SYSTEM).items
        assert (row.state, row.attempts, row.delivered_at, row.company_id, row.error) == ("delivered", 1, NOW, 7, "")

    def test_what_the_handler_writes_commits_with_the_delivery(self, box: Mailbox) -> None:
        def receive(deliveries: Sequence[Delivery]) -> None:
            assert deliveries[0].payload == {"订单": 1}
            assert deliveries[0].attempt == 1
            enqueue(messages("follow-up"), now=NOW)
            raise ConnectionError

        register_handler(event="paid", name="receive", handler=receive)
        try:
            enqueue([OutboxMessage("paid", "1", {"订单": 1})], now=NOW)
            run_jobs(NOW)
        finally:
            registry.unregister_handler(event="paid", name="receive")
        assert states() == {"1": "pending"}

    def test_a_poisoned_message_is_isolated_and_dies_alone(self, box: Mailbox) -> None:
        box.refuses.add("5")
        enqueue(messages(*range(10)), now=NOW)
        moment = NOW
        for _ in range(60):
            run_jobs(moment)
            moment += commands.LONGEST_WAIT
        assert box.seen == [str(number) for number in range(10) if number != 5]
        assert states() == {str(number): "dead" if number == 5 else "delivered" for number in range(10)}
        (dead,) = queries.page(actor=SYSTEM, state="dead").items
        assert (dead.attempts, dead.error) == (commands.ATTEMPTS_MAX, "ConnectionError: no way: 5")
        assert jobs() == []

    def test_waits_double(self, box: Mailbox) -> None:
        box.refuses.add("1")
        enqueue(messages(1), now=NOW)
        waits = []
        moment = NOW
        for _ in range(11):
            run_jobs(moment)
            waits.append(int((jobs()[0]["at"] - moment).total_seconds()))
            moment = jobs()[0]["at"]
        assert waits == [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600]

    def test_the_undeliverable_dies_at_once(self, box: Mailbox) -> None:
        box.refuses.add("1")
        box.error = Undeliverable
        enqueue(messages(1), now=NOW)
        run_jobs(NOW)
        assert states() == {"1": "dead"}

    def test_a_handler_this_process_does_not_know_waits(self, box: Mailbox) -> None:
        enqueue(messages(1), now=NOW)
        ids = jobs()[0]["ids"]
        with connection.cursor() as cursor:
            cursor.execute("UPDATE outbox_delivery SET handler = 'from a newer version'")
        assert commands.deliver(handler="from a newer version", ids=ids, turn=0, now=NOW) == 0
        assert states() == {"1": "pending"}

    def test_lost_jobs_are_found(self, box: Mailbox) -> None:
        enqueue(messages(1, 2), now=NOW)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs")
        assert commands.sweep(now=NOW + commands.LOST_AFTER) == 0
        later = NOW + commands.LOST_AFTER + timedelta(seconds=1)
        assert commands.sweep(now=later) == 2
        assert commands.sweep(now=later) == 0
        run_jobs(later)
        assert box.seen == ["1", "2"]

    def test_the_delivered_is_forgotten_after_a_month(self, box: Mailbox) -> None:
        enqueue(messages(1), now=NOW)
        run_jobs(NOW)
        assert commands.purge(now=NOW + commands.KEEP) == 0
        assert commands.purge(now=NOW + commands.KEEP + timedelta(seconds=1)) == 1

    def test_the_jobs_of_the_house(self) -> None:
        tasks.sweep_lost(timestamp=0)
        tasks.purge_delivered(timestamp=0)


@pytest.mark.django_db
class TestDeadLetters:
    """A decision of an administrator."""

    @pytest.fixture
    def dead(self, box: Mailbox) -> dict[str, int]:
        box.refuses = {"1", "2"}
        box.error = Undeliverable
        enqueue(messages(1, company_id=1) + messages(2, company_id=2), now=NOW)
        for turn in range(3):
            run_jobs(NOW + timedelta(hours=turn))
        box.refuses = set()
        return {row.key: row.id for row in queries.page(actor=SYSTEM, state="dead").items}

    def test_they_can_be_sent_again(self, dead: dict[str, int], box: Mailbox) -> None:
        revive([dead["1"]], actor=SYSTEM, now=NOW)
        run_jobs(NOW)
        assert states() == {"1": "delivered", "2": "dead"}
        with pytest.raises(DeliveryNotDead):
            revive([dead["1"]], actor=SYSTEM, now=NOW)

    def test_by_who_may(self, dead: dict[str, int]) -> None:
        clerk = Actor(user_id=1, name="x", permissions=frozenset({MANAGE_DELIVERIES.code}), companies=frozenset({1}))
        assert [row.key for row in queries.page(actor=clerk, event="shipped", total=True).items] == ["1"]
        with pytest.raises(DeliveryNotDead):
            revive([dead["2"]], actor=clerk, now=NOW)
        nobody = Actor(user_id=1, name="x", permissions=frozenset())
        with pytest.raises(MissingPermission):
            revive([dead["1"]], actor=nobody, now=NOW)
        with pytest.raises(MissingPermission):
            queries.page(actor=nobody)

    @pytest.mark.urls("zhanggui.foundation.outbox.tests.urls")
    def test_over_http(self, dead: dict[str, int]) -> None:
        user_id = create_users(
            [NewUser(login="owner", name="o", password="only-tokens-here", is_owner=True)], actor=SYSTEM, now=utcnow()
        )[0]
        secret = issue_tokens([NewToken(user_id, "t")], actor=SYSTEM, now=utcnow())[0].secret
        headers = {"Authorization": f"Bearer {secret}", "Idempotency-Key": "k"}
        listed = Client().get("/api/v1/outbox?state=dead&event=shipped", headers=headers)
        assert {row["id"] for row in listed.json()["items"]} == set(dead.values())
        body = {"ids": list(dead.values())}
        for _ in range(2):
            done = Client().post("/api/v1/outbox/retry", body, content_type="application/json", headers=headers)
            assert done.status_code == 204
        assert set(states().values()) == {"pending"}
        assert Client().get("/api/v1/outbox").status_code == 401


@pytest.mark.usefixtures("fresh_db")
def test_the_worker_delivers_what_was_committed_and_only_that(box: Mailbox) -> None:
    with transaction.atomic():
        enqueue(messages("kept"), now=utcnow())
    with transaction.atomic():
        enqueue(messages("undone"), now=utcnow())
        transaction.set_rollback(True)
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        app.run_worker(queues=["outbox"], wait=False, listen_notify=False, install_signal_handlers=False)
    assert box.batches == [["kept"]]
    assert states() == {"kept": "delivered"}


@pytest.mark.usefixtures("fresh_db")
def test_what_is_in_other_hands_is_left_alone(box: Mailbox) -> None:
    enqueue(messages(1), now=NOW)
    ids = jobs()[0]["ids"]
    other = connection.copy()
    try:
        with other.cursor() as theirs:
            theirs.execute("BEGIN")
            theirs.execute("SELECT id FROM outbox_delivery FOR UPDATE")
            assert commands.deliver(handler="mail", ids=ids, turn=0, now=NOW) == 0
            assert commands.sweep(now=NOW + 2 * commands.LOST_AFTER) == 0
            theirs.execute("ROLLBACK")
    finally:
        other.close()
    assert box.batches == []
    assert commands.deliver(handler="mail", ids=ids, turn=0, now=NOW) == 1
