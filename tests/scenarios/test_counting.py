"""Counting stock, as the manual tells it: begin, count while goods move, book the differences."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.contracts.callers import owner
from tests.scenarios.test_lots_and_serials import milk, phone, take_in, track
from tests.steady import steady
from tests.world import DAY, NOW, D, World, assert_proved, build
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.lifecycle.public import WrongState
from zhanggui.kernel import db

pytestmark = pytest.mark.django_db


def begun(w: World, *skus: int) -> int:
    """A count of some SKUs, or of everything."""
    new = warehouse.NewCount(w.company, w.warehouse, DAY, list(skus) or None)
    [count] = warehouse.create_counts([new], actor=SYSTEM, now=NOW)
    return count


def seen(count: int) -> list[tuple[object, ...]]:
    """What the page of a count shows of its lines: counted, book, difference."""
    lines = owner().get(f"/warehouse/counts/{count}").json()["lines"]
    return [(x["counted"], x["book"], x["difference"]) for x in lines]


def test_goods_move_while_people_count() -> None:
    # Ten lamps, five bulbs. At eight somebody counts nine lamps; at nine three are sold; at ten two more are found in a corner,
    # by the count of another; at eleven it is posted. One lamp is missing, whatever moved.
    w = build()
    lamp, bulb, plain = w.skus
    w.adjust(lamp, 10, "100.00", kind="opening")
    w.adjust(bulb, 5, "5.00", kind="opening")
    count = begun(w)
    eight, nine, eleven = (NOW + timedelta(hours=h) for h in (1, 2, 4))
    warehouse.enter_counts([count], [warehouse.Counted(count, lamp, D(9), eight)], actor=SYSTEM, now=eight)
    w.adjust(lamp, -3, at=nine)
    warehouse.post_counts([count], actor=SYSTEM, now=eleven)

    # Nine were found where ten should have been: one less, not the four that a comparison with the shelf of eleven would make.
    assert w.position(lamp)[0] == D(6)
    assert seen(count) == [("9.0000", "10.0000", "-1.0000"), (None, None, None)]
    # Bulbs were not counted: nobody said that there are none.
    assert w.position(bulb)[0] == D(5)
    assert w.position(plain)[0] == D(0)
    with pytest.raises(WrongState):
        warehouse.post_counts([count], actor=SYSTEM, now=eleven)
    assert_proved()


def test_what_moved_before_the_count_may_be_posted_after_it() -> None:
    # Three lamps left at eight, but the paper comes when the shelf has been counted at nine: seven, as it should be.
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    count = begun(w, lamp)
    eight, nine = (NOW + timedelta(hours=h) for h in (1, 2))
    warehouse.enter_counts([count], [warehouse.Counted(count, lamp, D(7), nine)], actor=SYSTEM, now=nine)
    w.adjust(lamp, -3, at=eight)
    warehouse.post_counts([count], actor=SYSTEM, now=NOW + timedelta(hours=5))
    assert w.position(lamp)[0] == D(7)
    assert seen(count) == [("7.0000", "7.0000", "0.0000")]
    assert owner().get(f"/warehouse/counts/{count}").json()["adjustment_id"] is None
    assert_proved()


def test_lots_and_pieces_are_counted_by_name() -> None:
    w = build()
    carton, cell = track(w, w.skus[0], lot_tracked=True, shelf_life_days=30), track(w, w.skus[1], serial_tracked=True)
    take_in(w, milk(carton, 5, "A", made_on=date(2026, 3, 1)), phone(cell, "S1"), phone(cell, "S2"))
    count = begun(w)
    found = [
        warehouse.Counted(count, carton, D(4), NOW, lot="A"),
        # A lot that nobody knew, one phone less, and one more.
        warehouse.Counted(count, carton, D(2), NOW, lot="B", made_on=date(2026, 3, 1)),
        warehouse.Counted(count, cell, D(0), NOW, serial="S1"),
        warehouse.Counted(count, cell, D(1), NOW, serial="S2"),
        warehouse.Counted(count, cell, D(1), NOW, serial="S3"),
    ]
    warehouse.enter_counts([count], found, actor=SYSTEM, now=NOW)
    with pytest.raises(Exception, match=r"warehouse\.foreign_count"):
        warehouse.enter_counts([count], [warehouse.Counted(count, cell, D(2), NOW, serial="S2")], actor=SYSTEM, now=NOW)
    warehouse.post_counts([count], actor=SYSTEM, now=NOW)
    assert w.position(carton)[0] == D(6)
    assert w.position(cell)[0] == D(2)
    boss = owner()
    [gone] = boss.get("/stock/serials?serial=S1").json()["items"]
    assert (gone["piece"]["warehouse_id"], [m["kind"] for m in gone["moves"]]) == (None, ["purchase", "count"])
    lots = boss.get(f"/stock/lots?sku_id={carton}&total=true").json()
    assert [(x["code"], x["on_hand"]) for x in lots["items"]] == [("A", "4.0000"), ("B", "2.0000")]
    assert lots["on_hand_sum"] == "6.0000"
    assert_proved()


def test_a_count_over_http_and_one_given_up() -> None:
    w, boss = build(), owner()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    [given_up] = boss.post("/warehouse/counts", {"counts": [{"warehouse_id": w.warehouse}]}).json()["ids"]
    assert boss.post("/warehouse/counts/cancel", {"documents": [{"id": given_up}]}).status_code == 204
    began = boss.post("/warehouse/counts", {"counts": [{"warehouse_id": w.warehouse, "sku_ids": [w.skus[2], lamp]}]})
    [count] = began.json()["ids"]
    refused = boss.post("/warehouse/counts/post", {"documents": [{"id": count}]})
    assert (refused.status_code, refused.json()["code"]) == (409, "warehouse.nothing_counted")
    found = [{"count_id": count, "sku_id": lamp, "qty": "12"}]
    assert boss.post("/warehouse/counts/enter", {"documents": [{"id": count}], "found": found}).status_code == 204
    assert boss.post("/warehouse/counts/post", {"documents": [{"id": count}]}).status_code == 204
    page = boss.get("/warehouse/counts?total=true&state=posted").json()
    assert [(x["line_count"], x["counted_lines"], x["different_lines"]) for x in page["items"]] == [(2, 1, 1)]
    detail = boss.get(f"/warehouse/counts/{count}").json()
    assert detail["document"]["state_label"] == "Done"
    adjustment = boss.get(f"/warehouse/adjustments/{detail['adjustment_id']}").json()
    assert [(x["qty"]) for x in adjustment["lines"]] == ["2.0000"]
    assert w.position(lamp)[0] == D(12)
    assert_proved()


def test_a_batch_costs_as_many_statements_as_one() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")

    def loop(n: int) -> int:
        db.take_ids(1)
        with db.count_statements() as counted:
            new = [warehouse.NewCount(w.company, w.warehouse, DAY, w.skus) for _ in range(n)]
            counts = warehouse.create_counts(new, actor=SYSTEM, now=NOW)
            found = [warehouse.Counted(c, lamp, D(10), NOW) for c in counts]
            warehouse.enter_counts(counts, found, actor=SYSTEM, now=NOW)
            warehouse.post_counts(counts, actor=SYSTEM, now=NOW)
        return steady(counted)

    loop(1)
    assert loop(1) == loop(50)
