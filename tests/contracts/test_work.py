"""Everybody sees what waits for them; every number is the number of rows, or the total, of the list that it names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.contracts.callers import Caller, owner
from tests.world import DAY, NOW, World, assert_proved, build
from zhanggui.app.accounts import JOBS, _permissions
from zhanggui.app.descriptions import DESCRIPTIONS
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM, Actor, OutOfScope
from zhanggui.insight.dashboard.errors import SectionUnknown
from zhanggui.insight.dashboard.work import sections
from zhanggui.insight.dashboard.work.desk import Figure, Item, Section, Target
from zhanggui.kernel.posting import Origin
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.partners import public as partners

pytestmark = pytest.mark.django_db
D = Decimal
#: Two days after everything happened, in the middle of the day.
LATER = NOW + timedelta(days=2)
PATHS = {each.name: each.path for each in DESCRIPTIONS}


def person(job: str) -> Actor:
    """Somebody of the demo."""
    [found] = [each for each in JOBS if each.login == job]
    return Actor(user_id=1, name=job, permissions=_permissions(found))


def _bought(w: World) -> None:
    """An order that should have come yesterday, one for next week, one that came, a draft; of another supplier one without a day."""
    [other] = partners.create_suppliers(
        [partners.NewSupplier(company_id=w.company, code="V2", name="供应商二", lead_days=20)], actor=SYSTEM, now=NOW
    )

    def new(supplier: int, days: int | None) -> purchasing.NewPurchaseOrder:
        line = purchasing.NewPurchaseOrderLine(w.skus[1], D(5), D("3"))
        on = None if days is None else DAY + timedelta(days=days)
        return purchasing.NewPurchaseOrder(supplier, w.warehouse, NOW, [line], expected_on=on)

    orders = purchasing.place(
        [new(w.supplier, 1), new(w.supplier, 5), new(w.supplier, 0), new(w.supplier, 1), new(other, None)], actor=SYSTEM, now=NOW
    )  # fmt: skip
    purchasing.confirm([orders[0], orders[1], orders[2], orders[4]], actor=SYSTEM, now=NOW)
    purchasing.receive([orders[2]], actor=SYSTEM, now=NOW)
    purchasing.announce([orders[1]], actor=SYSTEM, now=NOW)


def busy() -> World:
    """A company in which something waits for everybody."""
    w = build(skus=4)
    w.adjust(w.skus[0], "20", "100")
    w.adjust(w.skus[2], "1", "5")
    orders = sales.place(
        [w.order((w.skus[0], 2, "11.30")), w.order((w.skus[0], 3, "11.30")), w.order((w.skus[2], 1, "20")), w.order((w.skus[3], 1, "20")), w.order((w.skus[0], 1, "9"), shop=w.wholesale)],
        actor=SYSTEM, now=NOW,
    )  # fmt: skip
    sales.confirm(orders[:4], actor=SYSTEM, now=NOW, partial=True)
    sales.ship([orders[0], orders[2]], actor=SYSTEM, now=NOW)
    sales.release([orders[1]], actor=SYSTEM, now=NOW)
    w.pay_orders([orders[2]], D("10"))
    invoicing.pay(
        [invoicing.NewPayment(w.company, "in", w.cash, "112201", D("7"), DAY, (), w.customer, None, None, None)], actor=SYSTEM, now=NOW
    )  # fmt: skip
    _bought(w)
    [line] = sales.read_lines([orders[0]])
    back = aftersales.NewReturn(
        w.shop, w.customer, NOW, [aftersales.NewReturnLine(w.skus[0], D(1), order_line_id=line.line_id)]
    )
    returns = aftersales.create([back, back], actor=SYSTEM, now=NOW)
    aftersales.approve(returns[:1], actor=SYSTEM, now=NOW)
    warehouse.create_counts([warehouse.NewCount(w.company, w.warehouse, DAY)], actor=SYSTEM, now=NOW)
    assert_proved()
    return w


def shown(w: World, name: str, actor: Actor = SYSTEM, **place: int) -> Section:
    return sections.section(name, w.company, actor=actor, now=LATER, **place)[0]


def figures(found: Section) -> dict[str, Decimal]:
    return {figure.key: figure.value for figure in found.figures}


def items(found: Section, key: str) -> list[tuple[str | None, Decimal]]:
    [group] = [group for group in found.groups if group.key == key]
    return [(item.key or item.label, item.value) for item in group.items]


def listed(boss: Caller, target: Target) -> dict[str, Any]:
    """What the list answers with, asked as the page asks it."""
    answer = boss.get(f"{PATHS[target.list]}?{urlencode({**target.filters, 'total': 'true', 'limit': '500'})}")
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def linked(found: Section) -> Iterator[tuple[str, Figure | Item, Target]]:
    """Every number that leads to a list."""
    for figure in found.figures:
        yield figure.key, figure, figure.target
    for group in found.groups:
        for item in group.items:
            if item.target is not None:
                yield f"{group.key}/{item.key or item.label}", item, item.target


def assert_equal(boss: Caller, company: int, found: Section) -> None:
    """Every number is what its list says."""
    for what, number, target in linked(found):
        if target.list == "books.trial-balance":
            query = {**target.filters}
            account = query.pop("account")
            rows = boss.get(f"/books/trial-balance?{urlencode(query)}").json()["items"]
            [closing] = [row["closing"] for row in rows if row["code"] == account]
            assert D(closing) == number.value, what
            continue
        page = listed(boss, target)
        if number.kind == "money":
            total = page["receivable" if target.filters["side"] == "D" else "payable"]
            assert D(total) == number.value, what
        else:
            assert page["total"] == len(page["items"]) == number.value, what
        if number.amount is not None:
            gross = page["sums"]["gross"]
            assert D(gross) == number.amount, what


@pytest.mark.parametrize("name", ["orders", "warehouse", "buying", "accounts"])
def test_every_number_is_that_of_its_list(name: str) -> None:
    w = busy()
    boss = owner()
    assert_equal(boss, w.company, shown(w, name))
    assert_equal(boss, w.company, shown(w, name, shop_id=w.wholesale))
    assert_equal(boss, w.company, shown(w, name, warehouse_id=w.warehouse + 1))
    # Another company has nothing of it.
    other = build(code="O")
    assert {figure.value for figure in shown(other, name).figures} == {D(0)}


def test_what_waits_for_an_order_clerk() -> None:
    w = busy()
    found = shown(w, "orders")
    assert figures(found) == {
        "draft": D(1), "to_ship": D(1), "late": D(1), "short": D(1), "returns_draft": D(1), "returns_approved": D(1), "today": D(0),
    }  # fmt: skip
    then = sections.section("orders", w.company, actor=SYSTEM, now=NOW)[0]
    assert figures(then)["today"] == D(5)
    assert figures(then)["late"] == D(0)
    assert items(then, "shops") == [("网店", D(4)), ("批发", D(1))]
    assert [hour for hour in items(then, "hours") if hour[1]] == [("12:00", D(5))]
    [today] = [figure for figure in found.figures if figure.key == "today"]
    assert list(today.course)[-3:] == [D(5), D(0), D(0)]
    # The day after, at noon and an hour before: as many as had come by then.
    for hours, before in ((24, D(0)), (25, D(5)), (23, D(0))):
        [today] = [
            f
            for f in sections.section("orders", w.company, actor=SYSTEM, now=NOW + timedelta(hours=hours))[0].figures
            if f.key == "today"
        ]
        assert today.before == before


def test_one_s_own_last_orders() -> None:
    w = busy()
    clerk = Actor(user_id=77, name="张三", permissions=person("clerk").permissions)
    orders = [
        sales.place([w.order((w.skus[0], 1, price))], actor=clerk, now=NOW + timedelta(minutes=at))[0]
        for at, price in enumerate(("5", "6"))
    ]
    [group] = [group for group in shown(w, "orders", clerk).groups if group.key == "own"]
    assert [(item.document_id, item.value) for item in group.items] == [(orders[1], D("6.00")), (orders[0], D("5.00"))]
    [group] = [group for group in shown(w, "orders", person("clerk")).groups if group.key == "own"]
    assert group.items == []


def test_what_waits_in_the_warehouse() -> None:
    w = busy()
    found = shown(w, "warehouse")
    assert figures(found) == {
        "waiting": D(1), "announced": D(1), "due": D(1), "returns_approved": D(1), "counts": D(1), "expiring": D(0), "negative": D(0),
        "shipped": D(0), "received": D(0),
    }  # fmt: skip
    assert items(found, "ages") == [("age_0", D(0)), ("age_1", D(0)), ("age_2", D(1)), ("age_4", D(0)), ("age_8", D(0))]
    assert [value for _, value in items(found, "oldest")] == [D(2)]
    then = figures(sections.section("warehouse", w.company, actor=SYSTEM, now=NOW)[0])
    assert (then["shipped"], then["received"]) == (D(2), D(1))


def test_lots_that_expire_and_stock_below_nothing_are_shown() -> None:
    w = build()
    catalog.create_products(
        [
            catalog.NewProduct(code="MILK", name="牛奶", lot_tracked=True, shelf_life_days=40),
            catalog.NewProduct(code="AIR", name="空气", allow_negative=True),
        ],
        actor=SYSTEM,
        now=NOW,
    )  # fmt: skip
    found = catalog.skus_by_code(["MILK", "AIR"])
    line = warehouse.NewAdjustmentLine(
        found["MILK"].id, D(3), None, D("9"), lot="L1", made_on=DAY, expires_on=DAY + timedelta(days=20)
    )
    new = warehouse.NewAdjustment(w.company, w.warehouse, "other", Origin("test", 1), DAY, NOW, [line], "test")
    warehouse.record_adjustments([new], actor=SYSTEM, now=NOW)
    w.adjust(found["AIR"].id, "-2")
    seen = shown(w, "warehouse")
    assert (figures(seen)["expiring"], figures(seen)["negative"]) == (D(1), D(1))
    assert items(seen, "expiring") == [("L1", D(18))]
    assert_equal(owner(), w.company, seen)


def test_what_waits_for_a_buyer() -> None:
    w = busy()
    found = shown(w, "buying")
    assert figures(found) == {
        "urgent": D(2), "sold_out": D(2), "late": D(1), "due_week": D(2), "purchases_draft": D(1), "outstanding": D(3),
    }  # fmt: skip
    assert items(found, "suppliers") == [("供应商一", D(2)), ("供应商二", D(1))]
    [group] = [group for group in found.groups if group.key == "suppliers"]
    assert [item.amount for item in group.items] == [D("33.90"), D("16.95")]
    # Three of the first sold, sixteen are left: it lasts. The other two that sold are gone.
    assert items(found, "urgent") == [("商品T-SKU2", D("0.0")), ("商品T-SKU3", D("0.0"))]
    blind = Actor(user_id=1, name="x", permissions=person("buyer").permissions - {"purchasing.price.view"})  # type: ignore[operator]
    unpriced = shown(w, "buying", blind)
    [group] = [group for group in unpriced.groups if group.key == "suppliers"]
    assert {item.amount for item in group.items} | {figure.amount for figure in unpriced.figures} == {None}


def test_what_waits_for_an_accountant() -> None:
    w = busy()
    found = shown(w, "accounts")
    seen = figures(found)
    assert (seen["receivable"], seen["payable"], seen["prepaid_in"]) == (D("25.60"), D("16.95"), D(1))
    assert items(found, "debtors") == [("客户一", D("25.60"))]
    assert items(found, "creditors") == [("供应商一", D("16.95"))]
    assert sum(value for _, value in items(found, "receivables")) == D("32.60")
    assert [value for _, value in items(found, "cash")] == [D("17.00")]
    then = sections.section("accounts", w.company, actor=SYSTEM, now=NOW)[0]
    assert figures(then)["entries"] == sum(value for _, value in items(then, "sources")) > 0
    # Everything falls due in time: a hundred days later it has its age.
    old = sections.section("accounts", w.company, actor=SYSTEM, now=NOW + timedelta(days=100))[0]
    assert [(key, value) for key, value in items(old, "receivables") if value] == [("due_91", D("32.60"))]
    assert_equal(owner(), w.company, old)


def test_everybody_begins_with_their_own_work() -> None:
    assert {job.login: sections.names(person(job.login) if job.may else SYSTEM) for job in JOBS} == {
        "boss": ("overview", "orders", "warehouse", "buying", "accounts"),
        "clerk": ("orders",),
        "warehouse": ("warehouse",),
        "buyer": ("buying",),
        "accountant": ("accounts", "overview"),
        "store": ("orders",),
        "owner": ("overview", "orders", "warehouse", "buying", "accounts"),
    }
    only_looks = Actor(user_id=1, name="x", permissions=frozenset({"sales.order.view"}))
    assert sections.names(only_looks) == ("overview",)
    assert sections.names(Actor(user_id=1, name="x", permissions=frozenset())) == ()


def test_what_somebody_does_not_do_they_do_not_see() -> None:
    w = busy()
    with pytest.raises(SectionUnknown):
        shown(w, "accounts", person("clerk"))
    with pytest.raises(OutOfScope):
        shown(
            w, "orders", Actor(user_id=1, name="x", permissions=person("clerk").permissions, companies=frozenset({1}))
        )
    # A clerk of one shop sees the orders of that shop.
    one = Actor(user_id=1, name="x", permissions=person("clerk").permissions, shops=frozenset({w.wholesale}))
    assert figures(shown(w, "orders", one))["draft"] == D(1)
    assert figures(shown(w, "orders", one, shop_id=w.shop))["draft"] == D(0)
