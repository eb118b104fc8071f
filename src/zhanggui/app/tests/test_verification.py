"""The proof in the background: the checks of `zhanggui verify`, told one by one, with links to what is wrong."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.world import NOW, World, build
from zhanggui.app.verification import CHECKS, background, places, verify
from zhanggui.app.verification.checks import CHAIN
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity import public as identity
from zhanggui.foundation.identity.public import SYSTEM, Actor
from zhanggui.foundation.notices import queries as notices
from zhanggui.foundation.notices.registry import worded
from zhanggui.foundation.tasks import working
from zhanggui.kernel.clock import utcnow

NAME = background.VERIFICATION.name
PASSWORD = "a-long-enough-one"


class Caller:
    """Somebody at the API."""

    def __init__(self, login: str, *, owner: bool = False, codes: frozenset[str] = frozenset(), **scopes: Any) -> None:
        roles = identity.create_roles([identity.NewRole(login, codes)], actor=SYSTEM, now=NOW)
        [self.user] = identity.create_users(
            [
                identity.NewUser(
                    login=login, name=login, password=PASSWORD, is_owner=owner, role_ids=tuple(roles), **scopes
                )
            ],
            actor=SYSTEM,
            now=NOW,
        )
        [token] = identity.issue_tokens([identity.NewToken(self.user, "t")], actor=SYSTEM, now=NOW)
        self.client = Client(headers={"Authorization": f"Bearer {token.secret}"})
        self.calls = 0

    def get(self, path: str, status: int = 200) -> Any:
        answer = self.client.get(f"/api/v1{path}")
        assert answer.status_code == status, answer.content
        return answer.json()

    def post(self, path: str, body: object = None, status: int = 202) -> Any:
        self.calls += 1
        answer = self.client.post(
            f"/api/v1{path}", body, content_type="application/json", headers={"Idempotency-Key": f"k{self.calls}"}
        )
        assert answer.status_code == status, answer.content
        return answer.json() if answer.content else None

    def heard(self) -> list[str]:
        rows = notices.page(actor=Actor(user_id=self.user, name="x", permissions=frozenset())).items
        return sorted(worded(row.kind, row.params, "zh")[0] for row in rows)


@pytest.fixture
def world(fresh_db: str) -> World:
    w = build()
    w.adjust(w.skus[0], 10, "100.00", kind="opening")
    order = w.place((w.skus[0], 4, "20"))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    return w


def tamper(*statements: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for statement in statements:
            cursor.execute(statement)
            assert cursor.rowcount > 0
        cursor.execute("SET session_replication_role = origin")


def test_from_the_page_to_its_result(world: World) -> None:
    boss = Caller("boss", owner=True)
    assert boss.get("/verification") == {"running": None, "last": None}
    started = boss.post("/verification")
    assert (started["state"], started["name"], started["may_cancel"]) == ("queued", "核对全部账目", True)
    # While one is under way, asking again gives that one.
    assert boss.post("/verification")["id"] == started["id"]
    assert boss.get("/verification")["running"]["id"] == started["id"]
    assert working.work(NAME, clock=utcnow) == 1
    found = boss.get("/verification")
    assert found["running"] is None
    last = found["last"]
    assert (last["task_id"], last["ok"], last["user_name"]) == (started["id"], True, "boss")
    assert [(check["name"], check["rows"], check["differences"]) for check in last["checks"]] == [
        (result.name, result.rows, 0) for result in verify()
    ]
    assert {check["name"]: check["label"] for check in last["checks"]}["stock_balances"] == "库存流水合计 = 库位余额"
    assert boss.heard() == ["核对全部账目已完成"]
    task = boss.get(f"/tasks/{started['id']}")
    assert (task["state"], task["done"], task["total"]) == ("done", len(CHECKS) + 1, len(CHECKS) + 1)


def test_what_differs_is_told_and_leads_to_its_place(world: World) -> None:
    boss = Caller("boss", owner=True)
    keeper = Caller("keeper", codes=frozenset({"app.verify"}))
    clerk = Caller("clerk")
    tamper(
        "UPDATE stock_position SET on_hand = on_hand + 1 WHERE on_hand > 0",
        "UPDATE warehouse_shipment_line SET qty = qty + 10",
    )
    keeper.post("/verification")
    working.work(NAME, clock=utcnow)
    last = keeper.get("/verification")["last"]
    assert not last["ok"]
    wrong = {check["name"]: check for check in last["checks"] if check["differences"]}
    [example] = wrong["stock_positions"]["examples"]
    assert (example["expected"], example["found"]) == ("good 6.0000 defect 0", "good 7.0000 defect 0.0000")
    assert example["link"] == f"/stock/skus/{world.skus[0]}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT shipment_id FROM warehouse_shipment_line")
        [[shipment]] = cursor.fetchall()
    assert wrong["shipments_moved"]["examples"][0]["link"] == f"/warehouse/shipments/{shipment}"
    told = f"账目核对发现不一致：{next(iter(wrong.values()))['label']}（共 {len(wrong)} 项）"
    assert boss.heard() == [told]
    assert keeper.heard() == sorted([told, "核对全部账目已完成"])
    assert clerk.heard() == []


def test_who_may_ask(world: World) -> None:
    clerk = Caller("clerk", codes=frozenset({"tasks.manage"}))
    narrow = Caller("narrow", codes=frozenset({"app.verify"}), companies=frozenset({world.company}))
    for caller in (clerk, narrow):
        caller.get("/verification", 403)
        caller.post("/verification", status=403)


def test_it_is_stopped_between_two_checks(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    boss = Caller("boss", owner=True)
    task = boss.post("/verification")["id"]
    seen = []
    run = background.verify

    def watched(before: Any) -> Any:
        def told(done: int, total: int, check: Any) -> None:
            seen.append(check.name)
            if done == 2:
                other = threading.Thread(target=stop)
                other.start()
                other.join()
            before(done, total, check)

        return run(told)

    def stop() -> None:
        boss.post("/tasks/cancel", {"ids": [task]}, 204)
        connection.close()

    monkeypatch.setattr(background, "verify", watched)
    working.work(NAME, clock=utcnow)
    assert seen == [check.name for check in CHECKS[:3]]
    assert boss.get(f"/tasks/{task}")["state"] == "cancelled"
    assert boss.get("/verification") == {"running": None, "last": None}


@pytest.mark.django_db
def test_rows_lead_somewhere() -> None:
    found = places.links(
        [
            "warehouse_adjustment 12", "stock_position sku 5 warehouse 6", "stock_cost_pool 9 (company 1 sku 4 warehouse 0)", "company 3 sku 7",
            "books_line 55/1", "books_entry 56", "sales_order 1 sku 2", "account 1405 month 202611", "seal_changed: audit_seal 4", "",
        ]
    )  # fmt: skip
    assert found == [
        "/warehouse/adjustments/12", "/stock/skus/5", "/stock/skus/4", "/stock/skus/7", "/finance/entries/55", "/finance/entries/56",
        "/sales/orders/1", "", "", "",
    ]  # fmt: skip


def test_every_check_has_a_phase() -> None:
    assert set(background.VERIFICATION.phases) == {check.name for check in (*CHECKS, CHAIN)}
