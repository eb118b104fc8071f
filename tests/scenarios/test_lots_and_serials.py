"""Lots with expiry and serial numbers, as the manual tells it: what comes in is named, what leaves is chosen, and every piece is found."""

from __future__ import annotations

from datetime import date

import pytest

from tests.world import NOW, D, World, assert_proved, build
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel.errors import DomainError
from zhanggui.kernel.posting import Origin
from zhanggui.ledgers.stock import public as stock
from zhanggui.masters.catalog import public as catalog

pytestmark = pytest.mark.django_db


def track(w: World, sku: int, **policies: object) -> int:
    """Turn policies of a SKU's product on."""
    row = catalog.skus([sku])[sku]
    product = catalog.products([row.product_id])[row.product_id]
    change = catalog.Change(id=product.id, version=product.version, values=policies)
    catalog.update_products([change], actor=SYSTEM, now=NOW)
    return sku


def take_in(w: World, *lines: warehouse.NewReceiptLine) -> None:
    """Receive goods by hand."""
    new = warehouse.NewReceipt(w.company, w.warehouse, "purchase", Origin("test", 1), NOW.date(), NOW, lines)
    warehouse.take_in([new], actor=SYSTEM, now=NOW)


def milk(sku: int, qty: int, lot: str, **dates: date) -> warehouse.NewReceiptLine:
    """A lot of milk for 1.00 each."""
    return warehouse.NewReceiptLine(sku, D(qty), value=D(qty), lot=lot, **dates)


def phone(sku: int, serial: str, qty: int = 1) -> warehouse.NewReceiptLine:
    """A phone for 100.00."""
    return warehouse.NewReceiptLine(sku, D(qty), value=D(100), serial=serial)


def sell(w: World, sku: int, qty: int) -> int:
    """Place, confirm and ship an order."""
    order = w.place((sku, qty, 5))
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    return order


def left(w: World, order: int) -> list[tuple[str, str, str]]:
    """What left for an order: (lot, serial, quantity)."""
    shipments = [m.document_id for m in warehouse.shipped_lines([order], "sales.order")]
    moves = stock.moves_of_documents(sorted(set(shipments)), actor=SYSTEM) or ()
    return [(m.lot, m.serial, f"{-m.qty:f}") for m in moves]


def test_milk_leaves_first_expired_first_out() -> None:
    w = build()
    sku = track(w, w.skus[0], lot_tracked=True, shelf_life_days=30)

    # Without a lot, or with a new lot without any date, milk does not come in.
    with pytest.raises(stock.LotNeeded):
        take_in(w, milk(sku, 5, ""))
    with pytest.raises(stock.ExpiryNeeded):
        take_in(w, milk(sku, 5, "A"))
    assert w.position(sku)[0] == 0

    # A was made yesterday and keeps 30 days; B is older than it looks; C expired yesterday. A lot keeps its dates.
    take_in(w, milk(sku, 5, "A", made_on=date(2026, 3, 1)), milk(sku, 4, "B", expires_on=date(2026, 3, 10)))
    take_in(w, milk(sku, 3, "C", expires_on=date(2026, 3, 1)))
    with pytest.raises(stock.LotDiffers):
        take_in(w, milk(sku, 1, "A", expires_on=date(2026, 9, 9)))

    # Six sold: B first, then A. C is never sold, though it would be first.
    order = sell(w, sku, 6)
    assert left(w, order) == [("B", "", "4.0000"), ("A", "", "2.0000")]

    # The reason is told before and stays true: the preview and the posting choose by the same function.
    [choice] = stock.suggest([stock.Wanted(sku, w.warehouse, D(4), NOW.date())])
    assert [(p.lot, p.qty) for p in choice.picks] == [("C", 0), ("A", 3)]
    assert choice.missing == 1
    assert "expired 2026-03-01" in choice.picks[0].en
    assert "2026-03-31 到期" in choice.picks[1].zh

    # There are six on the shelf, three of them expired: four can't be sold, but the expired can be thrown away.
    too_much = w.place((sku, 4, 5))
    sales.confirm([too_much], actor=SYSTEM, now=NOW)
    with pytest.raises(stock.LotShort) as refused:
        sales.ship([too_much], actor=SYSTEM, now=NOW)
    sales.cancel([too_much], actor=SYSTEM, now=NOW)
    assert (refused.value.params["available"], refused.value.params["needed"]) == ("3", "4")
    w.adjust(sku, -3)
    assert w.position(sku)[0] == 3
    assert_proved()


def test_a_lot_that_is_named_is_the_lot_that_leaves() -> None:
    w = build()
    sku = track(w, w.skus[0], lot_tracked=True)
    take_in(w, milk(sku, 2, "A"), milk(sku, 2, "B", expires_on=date(2026, 2, 1)))

    def dispatch(lot: str, qty: int) -> None:
        line = warehouse.NewShipmentLine(sku, D(qty), lot=lot)
        new = warehouse.NewShipment(w.company, w.warehouse, "sale", Origin("test", 2), NOW.date(), NOW, [line])
        warehouse.dispatch([new], actor=SYSTEM, now=NOW)

    with pytest.raises(stock.LotExpired):
        dispatch("B", 1)
    with pytest.raises(stock.LotShort):
        dispatch("A", 3)
    with pytest.raises(stock.LotShort):
        dispatch("Z", 1)
    dispatch("A", 1)
    with pytest.raises(stock.NotTracked):
        take_in(w, milk(w.skus[1], 1, "A"))
    assert w.position(sku)[0] == 3
    assert_proved()


def test_a_phone_is_one_piece_with_one_number() -> None:
    w = build()
    sku = track(w, w.skus[0], serial_tracked=True)

    # As many numbers as pieces, each once in stock, in any warehouse.
    for wrong, error in (
        ([phone(sku, "")], stock.SerialNeeded),
        ([phone(sku, "S1", 2)], stock.SerialNeeded),
        ([phone(sku, "S1"), phone(sku, "S1")], stock.SerialInStock),
    ):
        with pytest.raises(error):
            take_in(w, *wrong)
    take_in(w, phone(sku, "S1"), phone(sku, "S2"))
    with pytest.raises(stock.SerialInStock):
        take_in(w, phone(sku, "S2"))

    # An order says "a phone"; which one is known when it is scanned.
    with pytest.raises(stock.SerialNeeded):
        sell(w, sku, 1)
    assert w.position(sku) == (D(2), D(1), D(0))
    assert_proved()


def test_tracking_changes_only_under_an_empty_shelf() -> None:
    w = build()
    sku = w.skus[0]
    w.adjust(sku, 1, "1.00")
    with pytest.raises(stock.TrackedStockLeft):
        track(w, sku, lot_tracked=True)
    w.adjust(sku, -1)
    track(w, sku, lot_tracked=True)
    with pytest.raises(stock.LotNeeded):
        w.adjust(sku, 1, "1.00")
    assert_proved()


def test_all_that_is_wrong_is_told_at_once() -> None:
    w = build()
    sku, other = track(w, w.skus[0], lot_tracked=True), track(w, w.skus[1], serial_tracked=True)
    take_in(w, phone(other, "S1"))
    with pytest.raises(DomainError) as refused:
        take_in(w, milk(sku, 1, ""), phone(other, "S1"))
    assert {type(e) for e in refused.value.errors} == {stock.LotNeeded, stock.SerialInStock}  # type: ignore[attr-defined]
