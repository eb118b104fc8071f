"""Other issues and receipts by purpose (用途): what they do to the books, with their VAT."""

from __future__ import annotations

from decimal import Decimal

from tests.golden.cases import Booked, Case, Watch, golden
from tests.world import NOW, D, World, build
from zhanggui.documents.warehouse.public import NewAdjustmentLine
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.masters.catalog import public as catalog


def goods_of(code: str, kind: catalog.Kind) -> int:
    """The SKU of a new product."""
    catalog.create_products([catalog.NewProduct(code=code, name=code, kind=kind)], actor=SYSTEM, now=NOW)
    return catalog.skus_by_code([code])[code].id


def _all(new: dict[str, list[Booked]], *events: str) -> list[Booked]:
    assert set(new) == set(events)
    return [line for lines in new.values() for line in lines]


def _stocked(w: World, qty: str, amount: Decimal) -> int:
    lamp = w.skus[0]
    w.adjust(lamp, qty, str(amount), kind="opening")
    return lamp


@golden("S11")
def test_s11(case: Case) -> None:
    w = build()
    gift = goods_of("GIFT", "gift")
    w.adjust(gift, 1, "20.00", kind="opening")
    books = Watch(w)
    w.use("gift", NewAdjustmentLine(gift, D(-1), fair_price=case.amount("fair")), shop=w.shop)
    case.same(0, _all(books.new(), "stock.gift", "adjustment.tax"), {"G": gift, "T": w.shop})


@golden("S22")
def test_s22(case: Case) -> None:
    w = build()
    box = goods_of("BOX", "packaging")
    w.adjust(box, 60, str(case.amount("c")), kind="opening")
    books = Watch(w)
    w.use("packaging", NewAdjustmentLine(box, D(-60)), shop=w.shop)
    case.same(0, _all(books.new(), "stock.packaging"), {"BOX": box, "T": w.shop})


@golden("I02")
def test_i02(case: Case) -> None:
    w = build()
    lamp = _stocked(w, "10", case.amount("c"))
    books = Watch(w)
    w.use("abnormal_loss", NewAdjustmentLine(lamp, D(-10)))
    new = _all(books.new(), "stock.abnormal_loss", "adjustment.tax")
    found = [x for x in new if x.account != "571102" and (x.account, x.side) != ("190101", "C")]
    case.same(0, found, {"A": lamp})
    # Nobody pays for it: all of it is decided to be a loss, and nothing waits in 190101.
    decided = [(x.account, x.side, x.amount) for x in new if x not in found]
    assert sorted(decided) == [
        ("190101", "C", D("13.00")), ("190101", "C", D("100.00")), ("571102", "D", D("13.00")), ("571102", "D", D("100.00"))
    ]  # fmt: skip


@golden("I07")
def test_i07(case: Case) -> None:
    w = build()
    lamp = _stocked(w, "3", case.amount("c"))
    books = Watch(w)
    w.use("own_use", NewAdjustmentLine(lamp, D(-3)), department="HQ")
    case.same(0, _all(books.new(), "stock.own_use"), {"A": lamp})


@golden("I08")
def test_i08(case: Case) -> None:
    w = build()
    lamp = _stocked(w, "10", case.amount("c"))
    books = Watch(w)
    w.use("welfare", NewAdjustmentLine(lamp, D(-10)))
    case.same((0, 1), _all(books.new(), "stock.welfare", "adjustment.tax"), {"A": lamp})
    assert "221102" not in w.balances()


@golden("I09")
def test_i09(case: Case) -> None:
    w = build()
    lamp = w.skus[0]
    books = Watch(w)
    w.use("donation", NewAdjustmentLine(lamp, D(20), value=case.amount("n"), tax=case.amount("t")))
    case.same(0, _all(books.new(), "stock.donation", "adjustment.tax"), {"A": lamp})
