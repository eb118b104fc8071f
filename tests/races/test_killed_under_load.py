"""Eight clients sell over HTTP while the database, the HTTP server and the whole instance are killed. Each client repeats what was not
answered, with the same key. Afterwards every order is there once, shipped once and paid once, and the proof is clean."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from pytest_django import DjangoDbBlocker

from tests.contracts.callers import owner
from tests.world import World, assert_proved, build
from zhanggui.app import instance, start
from zhanggui.app.postgres.server import Server
from zhanggui.kernel import db

CLIENTS = 8
PATIENCE = 240
#: How many orders must have been paid before the next blow falls.
BETWEEN_BLOWS = 12
ONCE = """SELECT o.remark, count(DISTINCT o.id), count(DISTINCT s.id), count(DISTINCT b.id), count(DISTINCT a.id)
          FROM sales_order o
          LEFT JOIN warehouse_shipment s ON s.origin_type = 'sales.order' AND s.origin_id = o.id
          LEFT JOIN invoicing_bill b ON b.origin_type = 'sales.order' AND b.origin_id = o.id
          LEFT JOIN books_allocation a ON b.item_id IN (a.debit_item_id, a.credit_item_id)
          WHERE o.remark <> '' GROUP BY o.remark"""


class Client(threading.Thread):
    """Sells until it is told to stop; repeats every call until it is answered."""

    def __init__(self, number: int, port: int, token: str, w: World, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.number, self.port, self.token, self.w, self.stop = number, port, token, w, stop
        self.done: list[str] = []
        self.repeated = 0
        self.problem = ""

    def run(self) -> None:
        try:
            while not self.stop.is_set():
                self._sell(f"{self.number}-{len(self.done)}")
        except AssertionError as problem:
            self.problem = str(problem)

    def _sell(self, name: str) -> None:
        line = {"sku_id": self.w.skus[len(self.done) % 3], "qty": "1", "unit_price": "20.00"}
        order = {"shop_id": self.w.shop, "customer_id": self.w.customer, "remark": name, "lines": [line]}
        [order_id] = self._post("/sales/orders", {"orders": [order]})["ids"]
        self._post("/sales/orders/confirm", {"documents": [{"id": order_id}]})
        self._post("/sales/orders/ship", {"documents": [{"id": order_id}]})
        [bill] = self._call("GET", f"/sales/orders/{order_id}", None)["bills"]
        settles = [{"item_id": bill["item_id"], "amount": "20.00"}]
        payment = {"direction": "in", "cash_account_id": self.w.cash, "amount": "20.00", "settles": settles}
        self._post("/invoicing/payments", {"payments": [payment]})
        self.done.append(name)

    def _post(self, path: str, body: object) -> dict[str, list[int]]:
        return self._call("POST", path, body)

    def _call(self, method: str, path: str, body: object) -> dict[str, list]:  # type: ignore[type-arg]
        key, deadline = uuid4().hex, time.monotonic() + PATIENCE
        while True:
            assert time.monotonic() < deadline, f"{path}: no answer"
            status, content = self._once(method, path, body, key)
            if status in (200, 201):
                found: dict[str, list] = json.loads(content)  # type: ignore[type-arg]
                return found
            # Nobody there, no database, or our first try is still at it; anything else is a wrong answer.
            in_progress = status == 409 and b"api.idempotency_in_progress" in content
            assert status in (0, 503) or in_progress, f"{path}: {status} {content.decode()}"
            self.repeated += 1
            time.sleep(0.2)

    def _once(self, method: str, path: str, body: object, key: str) -> tuple[int, bytes]:
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json", "Idempotency-Key": key}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            data = None if body is None else json.dumps(body)
            connection.request(method, f"/api/v1{path}", data, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            return 0, b""
        finally:
            connection.close()


class Instance:
    """`zhanggui up` on a home of its own."""

    def __init__(self, home: Path, port: int) -> None:
        self.home, self.port = home, port
        self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        environment = {name: value for name, value in os.environ.items() if name != instance.URL}
        command = [sys.executable, "-m", "zhanggui.app", "up", "--port", str(self.port), "--no-jobs"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen(command, env=environment | {"ZHANGGUI_HOME": str(self.home)}, **quiet)  # type: ignore[call-overload, no-any-return]

    def kill_database(self) -> None:
        """kill -9 of PostgreSQL's main process."""
        status = Server(self.home).status()
        assert status is not None
        os.kill(status.pid, signal.SIGKILL)

    def kill_backend(self) -> None:
        """kill -9 of one of its sessions: PostgreSQL then ends all others and recovers by itself."""
        with psycopg.connect(Server(self.home).url(), autocommit=True) as session:
            query = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() LIMIT 1"
            row = session.execute(query).fetchone()
        assert row is not None
        os.kill(row[0], signal.SIGKILL)

    def kill_workers(self) -> None:
        """kill -9 of every process of the HTTP server."""
        for pid in self._children("granian"):
            os.kill(pid, signal.SIGKILL)

    def kill_everything(self) -> None:
        """kill -9 of the program itself, then start it anew, as a service manager does."""
        self.process.kill()
        self.process.wait()
        deadline = time.monotonic() + PATIENCE
        while self._children("granian"):
            assert time.monotonic() < deadline
            time.sleep(0.1)
        self.process = self._start()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=PATIENCE)

    def _children(self, name: str) -> list[int]:
        mine, found = f"ZHANGGUI_HOME={self.home}".encode(), []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if mine in (folder / "environ").read_bytes().split(b"\0") and name in (folder / "cmdline").read_text():
                    found.append(int(folder.name))
            except OSError:
                continue
        return found


@pytest.fixture
def shop(
    migrated_home: Path, session_database: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Instance, World, str]]:
    """An instance that serves a shop with goods, and a token that opens it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with django_db_blocker.unblock():
        url = Server(migrated_home).ensure()
        start.point_at(url)
        db.clear_caches()
        w = build()
        for sku in w.skus:
            w.adjust(sku, 1_000_000, "1000000.00", kind="opening")
        token = owner().token
        assert token is not None
        served = Instance(migrated_home, port)
        try:
            yield served, w, token
        finally:
            served.stop()
            db.clear_caches()
            start.point_at(session_database)


def _paid(clients: list[Client]) -> int:
    return sum(len(client.done) for client in clients)


def _until_more(clients: list[Client]) -> None:
    """Until so many more orders were paid that what the last blow hit must be up again: more than there are clients."""
    before, deadline = _paid(clients), time.monotonic() + PATIENCE
    while _paid(clients) < before + BETWEEN_BLOWS:
        assert time.monotonic() < deadline, [client.problem for client in clients]
        assert all(client.is_alive() for client in clients), [client.problem for client in clients]
        time.sleep(0.05)


@pytest.mark.slow
def test_nothing_is_lost_and_nothing_doubled(shop: tuple[Instance, World, str]) -> None:
    served, w, token = shop
    stop = threading.Event()
    clients = [Client(i, served.port, token, w, stop) for i in range(CLIENTS)]
    for client in clients:
        client.start()
    blows = (served.kill_database, served.kill_workers, served.kill_backend, served.kill_everything)
    for blow in blows:
        _until_more(clients)
        blow()
    _until_more(clients)
    stop.set()
    for client in clients:
        client.join(PATIENCE)
    assert [client.problem for client in clients if client.problem] == []
    assert sum(client.repeated for client in clients) >= len(blows), "the blows were felt"

    answered = {name for client in clients for name in client.done}
    start.point_at(Server(served.home).url())
    with psycopg.connect(Server(served.home).url()) as session:
        rows = session.execute(ONCE).fetchall()
    assert {name for name, *_ in rows} == answered
    assert [row for row in rows if row[1:] != (1, 1, 1, 1)] == []
    assert_proved()
