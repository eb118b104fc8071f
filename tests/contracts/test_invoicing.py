"""Bills, payments, open items and write-offs over HTTP."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.contracts.callers import Caller, owner, somebody
from tests.world import DAY, NOW, D, World, assert_proved, build
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing.tests.buying import buy
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.masters.partners import public as partners

pytestmark = pytest.mark.django_db


def sold(w: World, qty: int = 2, *, shop: int | None = None) -> int:
    """An order that was shipped and billed: `qty` × 50.00."""
    w.adjust(w.skus[0], qty, D(7 * qty), kind="opening")
    order = w.place((w.skus[0], qty, 50), shop=shop)
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    return order


def items(boss: Caller, query: str = "") -> list[dict[str, str]]:
    """Open items."""
    found: list[dict[str, str]] = boss.get(f"/invoicing/open-items?{query}").json()["items"]
    return found


def test_a_receivable_is_paid_in_two_parts() -> None:
    w, boss = build(), owner()
    order = sold(w, shop=w.wholesale)
    [bill] = boss.get(f"/invoicing/bills?origin_id={order}&total=true&open=true").json()["items"]
    assert (bill["gross"], bill["open"], bill["partner_name"]) == ("100.00", "100.00", "客户一")
    first = {
        "direction": "in", "cash_account_id": w.cash, "amount": "30.00", "date": "2026-03-05",
        "settles": [{"item_id": bill["item_id"], "amount": "30.00"}],
    }  # fmt: skip
    posted = boss.post("/invoicing/payments", {"payments": [first]})
    assert posted.status_code == 201, posted.content
    seen = boss.get(f"/invoicing/payments/{posted.json()['payments'][0]['id']}").json()
    assert seen["settlements"][0]["number"] == bill["number"]
    assert (seen["payment"]["account"], seen["payment"]["open"]) == ("112201", "0.00")
    assert len(seen["entries"]) == 1
    # An advance first, matched by hand later.
    advance = {
        "direction": "in",
        "cash_account_id": w.cash,
        "amount": "80.00",
        "account": "112201",
        "customer_id": w.customer,
        "shop_id": w.wholesale,
    }
    [paid] = boss.post("/invoicing/payments", {"payments": [advance]}).json()["payments"]
    match = {"item_id": paid["item_id"], "other_item_id": bill["item_id"], "amount": "70.00"}
    assert boss.post("/invoicing/allocations", {"matches": [match]}).status_code == 201
    again = boss.post("/invoicing/allocations", {"matches": [match]})
    assert {error["code"] for error in again.json()["errors"]} == {"books.over_allocation"}
    [left] = items(boss)
    assert (left["id"], left["open"], left["document_type"]) == (paid["item_id"], "-10.00", "invoicing.payment")
    assert boss.get("/invoicing/bills?open=true").json()["items"] == []
    assert [s["amount"] for s in boss.get(f"/invoicing/bills/{bill['id']}").json()["settlements"]] == ["30.00", "70.00"]
    page = boss.get("/invoicing/payments?total=true").json()
    assert (page["total"], page["money_in"], page["money_out"]) == (2, "110.00", "0.00")
    assert_proved()


def test_a_bad_debt_is_given_up() -> None:
    w, boss = build(), owner()
    sold(w)
    [item] = items(boss, f"customer_id={w.customer}&overdue_on=2027-01-01")
    answer = boss.post(
        "/invoicing/writeoffs", {"writeoffs": [{"item_id": item["id"], "amount": "40.00", "reason": "破产"}]}
    )
    assert answer.status_code == 201, answer.content
    seen = boss.get(f"/invoicing/writeoffs/{answer.json()['ids'][0]}").json()
    assert (seen["writeoff"]["amount"], seen["writeoff"]["account"]) == ("40.00", "112202")
    assert boss.get("/invoicing/writeoffs?total=true").json()["amount_sum"] == "40.00"
    [balance] = boss.get("/invoicing/partner-balances").json()["items"]
    assert (balance["receivable"], balance["payable"], balance["overdue"]) == ("60.00", "0.00", "60.00")
    assert_proved()


def test_what_is_overdue_goes_by_the_day_of_the_company(monkeypatch: pytest.MonkeyPatch) -> None:
    """At eight in the evening by universal time it is the next day in Shanghai, where this company keeps its books."""
    w, boss = build(), owner()
    sold(w)
    due = datetime.fromisoformat(f"{items(boss)[0]['due_date']}T00:00:00+00:00")
    for hours, overdue in ((15, "0.00"), (20, "100.00")):
        monkeypatch.setattr("zhanggui.documents.invoicing.items.api.utcnow", lambda at=due + timedelta(hours=hours): at)
        [balance] = boss.get(f"/invoicing/partner-balances?company_id={w.company}").json()["items"]
        assert (balance["receivable"], balance["overdue"]) == ("100.00", overdue)


def test_a_payable_that_can_not_be_paid_is_given_up() -> None:
    w, boss = build(), owner()
    buy(w, (w.skus[0], 8, "10.00"))
    [item] = items(boss)
    new = {"writeoffs": [{"item_id": item["id"], "amount": "80.00", "reason": "供应商注销"}]}
    # Who may not see what is owed to suppliers finds no such item.
    clerk = somebody("invoicing.writeoff.post", "invoicing.writeoff.view", "invoicing.bill.view")
    assert clerk.post("/invoicing/writeoffs", new).status_code == 404
    [given_up] = boss.post("/invoicing/writeoffs", new).json()["ids"]
    page = boss.get(f"/invoicing/writeoffs?supplier_id={w.supplier}&total=true").json()
    assert (page["items"][0]["supplier_name"], page["amount_sum"], page["payable_sum"]) == ("供应商一", "0.00", "80.00")
    assert clerk.get("/invoicing/writeoffs").json()["items"] == []
    assert clerk.get(f"/invoicing/writeoffs/{given_up}").status_code == 404
    [balance] = boss.get("/invoicing/partner-balances").json()["items"]
    assert balance["payable"] == "10.40"
    recovery = {"writeoff_id": given_up, "cash_account_id": w.cash, "amount": "1.00"}
    refused = boss.post("/invoicing/writeoffs/recover", {"recoveries": [recovery]})
    assert (refused.status_code, refused.json()["code"]) == (409, "invoicing.not_recoverable")
    # A prepayment is no payable.
    paid = invoicing.NewPayment(w.company, "out", w.cash, "112301", D("5.00"), DAY, (), None, w.supplier)
    [advance] = invoicing.pay([paid], actor=SYSTEM, now=NOW)
    wrong = boss.post(
        "/invoicing/writeoffs", {"writeoffs": [{"item_id": advance.item_id, "amount": "1.00", "reason": "?"}]}
    )
    assert (wrong.status_code, wrong.json()["code"]) == (422, "invoicing.only_claims")
    assert boss.post("/invoicing/writeoffs/undo", {"documents": [{"id": given_up}]}).status_code == 204
    assert boss.get("/invoicing/partner-balances").json()["items"][0]["payable"] == "90.40"
    assert_proved()


def test_cash_accounts() -> None:
    w, boss = build(), owner()
    new = {"company_id": w.company, "code": "ALI", "name": "支付宝", "account": "101201", "shop_id": w.shop}
    assert boss.post("/invoicing/cash-accounts", {"cash_accounts": [new]}).status_code == 201
    assert boss.post("/invoicing/cash-accounts", {"cash_accounts": [new]}).status_code == 409
    wrong = boss.post("/invoicing/cash-accounts", {"cash_accounts": [{**new, "code": "X", "account": "112201"}]})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "invoicing.wrong_account")
    assert [a["code"] for a in boss.get("/invoicing/cash-accounts?active=true").json()["items"]] == ["ALI", "BANK"]
    page = boss.get("/invoicing/cash-accounts?limit=1").json()
    assert [a["code"] for a in boss.get(f"/invoicing/cash-accounts?cursor={page['next']}").json()["items"]] == ["BANK"]


def test_a_cash_account_is_renamed_and_retired() -> None:
    w, other, boss = build(), build(code="U"), owner()
    sold(w)
    [item] = items(boss)

    def change(**values: object) -> tuple[int, str | None]:
        answer = boss.call("PATCH", "/invoicing/cash-accounts", {"cash_accounts": [{"id": w.cash, **values}]})
        return answer.status_code, answer.json().get("code") if answer.status_code >= 400 else None

    def pays() -> tuple[int, dict[str, str]]:
        settles = [{"item_id": item["id"], "amount": "1.00"}]
        payment = {"direction": "in", "cash_account_id": w.cash, "amount": "1.00", "settles": settles}
        answer = boss.post("/invoicing/payments", {"payments": [payment]})
        return answer.status_code, answer.json()

    assert pays()[0] == 201
    assert change(version=1, name=" 一般户 ", shop_id=w.shop) == (204, None)
    [account] = boss.get(f"/invoicing/cash-accounts?company_id={w.company}").json()["items"]
    assert (account["name"], account["shop_id"], account["version"]) == ("一般户", w.shop, 2)
    assert change(version=1, name="别的") == (409, "masters.stale")
    assert change(version=2, name="  ") == (422, "api.input_invalid")
    assert change(version=2, shop_id=other.shop) == (422, "invoicing.unknown_master")
    assert change(version=2, code="X")[0] == change(version=2, account="100202")[0] == 422
    assert change(version=2, name="一般户") == (204, None)
    assert change(version=2, active=False) == (204, None)
    assert [a["id"] for a in boss.get("/invoicing/cash-accounts?active=true").json()["items"]] == [other.cash]
    status, refused = pays()
    assert (status, refused["code"]) == (409, "invoicing.cash_account_retired")
    assert (refused["field"], refused["row"]) == ("cash_account_id", 0)
    assert "BANK 一般户" in refused["detail"]
    assert refused["remedy"]
    assert items(boss)[0]["open"] == "99.00"
    # The payment of before is undone all the same: it is no new money.
    [paid] = boss.get("/invoicing/payments").json()["items"]
    assert paid["cash_account_name"] == "一般户"
    assert boss.post("/invoicing/payments/undo", {"documents": [{"id": paid["id"]}]}).status_code == 204
    assert change(version=3, active=True) == (204, None)
    assert pays()[0] == 201
    log = boss.get(f"/audit?document=invoicing.cash_account&document_id={w.cash}").json()["items"]
    assert [record["action"] for record in log] == ["update", "update", "update", "create"]
    assert (log[1]["before"], log[1]["after"]) == ({"active": True}, {"active": False})
    assert log[3]["after"]["code"] == "BANK"
    assert_proved()


def test_no_recovered_debt_goes_through_a_retired_account() -> None:
    w, boss = build(), owner()
    sold(w)
    [item] = items(boss)
    writeoff = {"item_id": item["id"], "amount": "20.00", "reason": "破产"}
    [given_up] = boss.post("/invoicing/writeoffs", {"writeoffs": [writeoff]}).json()["ids"]
    boss.call("PATCH", "/invoicing/cash-accounts", {"cash_accounts": [{"id": w.cash, "version": 1, "active": False}]})
    recovery = {"writeoff_id": given_up, "cash_account_id": w.cash, "amount": "1.00"}
    refused = boss.post("/invoicing/writeoffs/recover", {"recoveries": [recovery]})
    assert (refused.status_code, refused.json()["code"]) == (409, "invoicing.cash_account_retired")
    back = {"id": w.cash, "version": 2, "active": True}
    assert boss.call("PATCH", "/invoicing/cash-accounts", {"cash_accounts": [back]}).status_code == 204
    assert boss.post("/invoicing/writeoffs/recover", {"recoveries": [recovery]}).status_code == 204
    assert_proved()


def test_what_does_not_belong_together_is_refused() -> None:
    w, other = build(), build(code="U")
    boss = owner()
    sold(w)
    [item] = items(boss)
    settle = {"settles": [{"item_id": item["id"], "amount": "1.00"}]}

    def refused(**change: object) -> tuple[int, str]:
        payment = {"direction": "in", "cash_account_id": w.cash, "amount": "1.00", **change}
        answer = boss.post("/invoicing/payments", {"payments": [payment]})
        return answer.status_code, answer.json().get("code")

    assert refused() == (422, "invoicing.nothing_to_settle")
    assert refused(account="500101") == (422, "invoicing.wrong_account")
    assert refused(account="112201", customer_id=other.customer) == (422, "invoicing.unknown_master")
    assert refused(cash_account_id=1, **settle) == (422, "invoicing.unknown_master")
    assert refused(settles=[{"item_id": 1, "amount": "1.00"}]) == (404, "invoicing.item_unknown")
    assert refused(direction="out", **settle) == (422, "books.mismatch")
    assert refused(amount="0.50", **settle) == (409, "books.over_allocation")
    assert refused(cash_account_id=other.cash, **settle)[0] in (409, 422)
    assert refused(amount="-1.00", **settle)[0] == refused(amount="1e18", **settle)[0] == 422
    assert len(items(boss)) == 1


def test_payables_need_a_permission_of_their_own() -> None:
    w = build()
    [row] = partners.suppliers([w.supplier]).values()
    assert row.name == "供应商一"
    boss, clerk = owner(), somebody("invoicing.bill.view", "invoicing.payment.view", "invoicing.payment.post")
    paid = {
        "direction": "out",
        "cash_account_id": w.cash,
        "amount": "5.00",
        "account": "112301",
        "supplier_id": w.supplier,
    }
    assert clerk.post("/invoicing/payments", {"payments": [paid]}).status_code == 403
    answer = boss.post("/invoicing/payments", {"payments": [paid]})
    assert answer.status_code == 201, answer.content
    [payment] = answer.json()["payments"]
    assert clerk.get("/invoicing/payments").json()["items"] == items(clerk) == []
    assert clerk.get(f"/invoicing/payments/{payment['id']}").status_code == 404
    assert clerk.get("/invoicing/partner-balances").json()["items"] == []
    assert len(items(boss)) == len(boss.get("/invoicing/partner-balances").json()["items"]) == 1


def test_old_matchings_are_found_and_undone_with_a_reason() -> None:
    w, boss = build(), owner()
    sold(w, shop=w.wholesale)
    [item] = items(boss)

    def pay(amount: str) -> int:
        settles = [{"item_id": item["id"], "amount": amount}]
        payment = {"direction": "in", "cash_account_id": w.cash, "amount": amount, "settles": settles}
        answer = boss.post("/invoicing/payments", {"payments": [payment]})
        return int(answer.json()["payments"][0]["id"])

    def found(query: str) -> list[dict[str, str]]:
        return list(boss.get(f"/invoicing/allocations?{query}").json()["items"])

    first, second = pay("30.00"), pay("20.00")
    of_bill = found(f"document_id={item['document_id']}")
    assert [(m["amount"], m["credit_id"], m["debit_number"], m["state"]) for m in of_bill] == [
        ("20.00", second, item["number"], "standing"), ("30.00", first, item["number"], "standing"),
    ]  # fmt: skip
    assert of_bill[0]["user_name"]
    [of_payment] = found(f"document_id={first}")
    assert of_payment["id"] == of_bill[1]["id"]
    assert found(f"customer_id={w.customer}") == of_bill
    assert found(f"customer_id={w.shop}") == found("since=2030-01-01") == []
    page = boss.get("/invoicing/allocations?limit=1&total=true").json()
    assert (page["total"], found(f"limit=1&cursor={page['next']}")[0]["id"]) == (2, of_bill[1]["id"])
    ids = [m["id"] for m in of_bill]
    undo = {"ids": ids, "reason": " 收错了客户 "}
    once = boss.post("/invoicing/allocations/undo", undo, **{"Idempotency-Key": "K1"})
    again = boss.post("/invoicing/allocations/undo", undo, **{"Idempotency-Key": "K1"})
    assert (once.status_code, again.status_code, once.json()) == (201, 201, again.json())
    refused = boss.post("/invoicing/allocations/undo", undo)
    assert refused.status_code == 409
    assert [error["code"] for error in refused.json()["errors"]] == ["books.allocation_undone"] * 2
    assert [(m["state"], bool(m["undone_by_name"])) for m in found("")] == [("undone", True)] * 2
    assert found("standing=true") == []
    number = {p["id"]: p["number"] for p in boss.get("/invoicing/payments").json()["items"]}
    for document, others in (
        (item["document_id"], {number[first], number[second]}), (first, {item["number"]}), (second, {item["number"]}),
    ):  # fmt: skip
        log = [r for r in boss.get(f"/audit?document_id={document}").json()["items"] if r["action"] == "unallocate"]
        assert {(r["after"]["reason"], r["after"]["settled_with"]) for r in log} == {("收错了客户", o) for o in others}
        assert log[0]["action_name"] in ("反核销", "Take a matching back")
    [kept] = boss.get(f"/audit?document=invoicing.allocation&document_id={ids[0]}").json()["items"]
    assert kept["after"]["reason"] == "收错了客户"
    assert items(boss)[0]["open"] == "100.00"
    # What closes an undone payment with its mirror is found, and stays.
    assert boss.post("/invoicing/payments/undo", {"documents": [{"id": first}]}).status_code == 204
    assert [m["state"] for m in found(f"document_id={first}")] == ["closing", "undone"]
    assert_proved()


def test_what_was_posted_is_undone_over_http() -> None:
    w, boss, clerk = build(), owner(), somebody("invoicing.bill.view", "invoicing.payment.view")
    sold(w, shop=w.wholesale)
    [item] = items(boss)

    def pay(**change: object) -> dict[str, int]:
        payment = {"direction": "in", "cash_account_id": w.cash, "amount": "30.00", **change}
        answer = boss.post("/invoicing/payments", {"payments": [payment]})
        assert answer.status_code == 201, answer.content
        paid: dict[str, int] = answer.json()["payments"][0]
        return paid

    paid = pay(settles=[{"item_id": item["id"], "amount": "30.00"}])
    [settled] = boss.get(f"/invoicing/payments/{paid['id']}").json()["settlements"]
    undo = {"documents": [{"id": paid["id"], "version": 1}]}
    assert clerk.post("/invoicing/payments/undo", undo).status_code == 403
    assert clerk.post("/invoicing/allocations/undo", {"ids": [settled["id"]]}).status_code == 403
    assert boss.post("/invoicing/allocations/undo", {"ids": [settled["id"]]}).status_code == 201
    again = boss.post("/invoicing/allocations/undo", {"ids": [settled["id"]]})
    assert (again.status_code, again.json()["code"]) == (409, "books.allocation_undone")
    assert boss.post("/invoicing/payments/undo", undo).status_code == 204
    refused = boss.post("/invoicing/payments/undo", {"documents": [{"id": paid["id"]}]})
    assert (refused.status_code, refused.json()["code"]) == (409, "lifecycle.wrong_state")
    seen = boss.get(f"/invoicing/payments/{paid['id']}").json()
    assert (seen["payment"]["state"], seen["payment"]["open"], len(seen["entries"])) == ("reversed", "0.00", 2)
    assert [a["allowed"] for a in seen["allowed_actions"] if a["action"] == "undo"] == [False]
    # An advance is set off against the receivable, and that is undone too.
    advance = pay(account="220301", customer_id=w.customer, shop_id=w.wholesale)
    pair = {"item_id": item["id"], "other_item_id": advance["item_id"], "amount": "20.00"}
    answer = boss.post("/invoicing/offsets", {"offsets": [pair]})
    assert answer.status_code == 201, answer.content
    [offset] = boss.get("/invoicing/offsets?total=true").json()["items"]
    assert (offset["debit_account"], offset["credit_account"], offset["amount"]) == ("112201", "220301", "20.00")
    assert boss.post("/invoicing/offsets/undo", {"documents": [{"id": offset["id"]}]}).status_code == 204
    assert boss.get("/invoicing/offsets?total=true").json()["amount_sum"] == "0.00"
    # A bad debt, of which some comes in after all.
    given_up = {"item_id": item["id"], "amount": "40.00", "reason": "破产"}
    [writeoff] = boss.post("/invoicing/writeoffs", {"writeoffs": [given_up]}).json()["ids"]
    recovery = {"writeoff_id": writeoff, "cash_account_id": w.cash, "amount": "15.00"}
    assert boss.post("/invoicing/writeoffs/recover", {"recoveries": [recovery]}).status_code == 204
    kept = boss.post("/invoicing/writeoffs/undo", {"documents": [{"id": writeoff}]})
    assert (kept.status_code, kept.json()["code"]) == (409, "invoicing.recovered_already")
    refused = boss.post("/invoicing/bills/undo", {"documents": [{"id": item["document_id"]}]})
    assert refused.status_code == 409
    assert_proved()
