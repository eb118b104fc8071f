"""Goods leave for a purpose (用途): drafts, prices from the lists, small taxpayers, undoing, replays, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.world import DAY, NOW, D, World, assert_proved, build, later
from zhanggui.documents.valuation import public as valuation
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.documents.warehouse.adjustments import errors
from zhanggui.documents.warehouse.public import NewAdjustmentLine
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel.errors import DomainError
from zhanggui.kernel.posting import Origin
from zhanggui.masters.pricing import public as pricing

pytestmark = pytest.mark.django_db
Line = NewAdjustmentLine


def priced(w: World, sku: int, price: str) -> None:
    """A list of the company that has the SKU."""
    [made] = pricing.create_price_lists(
        [pricing.NewPriceList(company_id=w.company, code="L1", name="零售价")], actor=SYSTEM, now=NOW
    )
    pricing.create_prices([pricing.NewPrice(list_id=made, sku_id=sku, price=D(price))], actor=SYSTEM, now=NOW)


def given(
    w: World, purpose: str, *lines: Line, shop: int | None = None, kind: str = "other"
) -> warehouse.NewAdjustment:
    return warehouse.NewAdjustment(
        w.company, w.warehouse, kind, Origin("test", 1), DAY, NOW, lines, "test", purpose=purpose, shop_id=shop
    )


@pytest.mark.parametrize(("inclusive", "tax"), [(True, "11.70"), (False, "13.22")])
def test_a_gift_takes_its_fair_price_from_the_list_of_its_shop(inclusive: bool, tax: str) -> None:
    w = build(prices_include_tax=inclusive)
    lamp = w.skus[0]
    w.adjust(lamp, 10, "200.00", kind="opening")
    priced(w, lamp, "33.90")
    [draft] = warehouse.create_adjustments([given(w, "sample", Line(lamp, D(-3)), shop=w.shop)], actor=SYSTEM, now=NOW)
    assert "560110" not in w.balances()
    warehouse.post_adjustments([draft], actor=SYSTEM, now=NOW)
    assert w.balances() == {
        "140501": D("140.00"), "310405": D("-200.00"), "560110": D("60.00") + D(tax), "22210107": -D(tax)
    }  # fmt: skip
    assert_proved()


def test_undone_it_leaves_nothing_of_its_tax_either() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 30, "300.00", kind="opening")
    before = w.balances()
    done = [
        w.use("gift", Line(lamp, D(-3), fair_price=D(30)), shop=w.shop),
        w.use("welfare", Line(lamp, D(-2)), Line(lamp, D(-1))),
        w.use("abnormal_loss", Line(lamp, D(-2))),
        w.use("own_use", Line(lamp, D(-2))),
        w.use("scrap", Line(lamp, D(-2))),
        w.use("packaging", Line(lamp, D(-1)), shop=w.shop),
    ]
    assert w.balances()["22210107"] == D("-11.70")
    assert w.balances()["22210109"] == D("-6.50")
    assert_proved()
    warehouse.undo_adjustments(done, actor=SYSTEM, now=later(1))
    assert w.balances() == before
    donated = w.use("donation", Line(lamp, D(2), value=D("50.00"), tax=D("6.50")))
    warehouse.undo_adjustments([donated], actor=SYSTEM, now=later(1))
    assert w.balances() == before
    assert_proved()


def test_a_small_taxpayer_owes_tax_on_gifts_and_gives_none_back() -> None:
    w = build(taxpayer="small")
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    w.use("gift", Line(lamp, D(-1), fair_price=D(30)), shop=w.shop)
    w.use("welfare", Line(lamp, D(-1)))
    w.use("abnormal_loss", Line(lamp, D(-1)))
    assert w.balances() == {
        "140501": D("70.00"), "310405": D("-100.00"), "560110": D("13.90"), "222101": D("-3.90"), "560201": D("10.00"), "571102": D("10.00")
    }  # fmt: skip
    assert_proved()


def test_a_replay_takes_the_tax_along() -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening", at=later(1))
    # Found later: dearer goods had come the day before.
    new = given(w, "welfare", Line(lamp, D(-10)))._replace(effective_at=later(3), business_date=later(3).date())
    lost = new._replace(purpose="abnormal_loss", lines=[Line(lamp, D(-2))])
    used = new._replace(purpose="own_use", lines=[Line(lamp, D(-1))])
    w.adjust(lamp, 10, "100.00", at=later(2))
    ids = warehouse.record_adjustments([new, lost, used], actor=SYSTEM, now=later(3))
    w.adjust(lamp, 20, "600.00", kind="opening", at=later(0))
    # 40 pieces for 800.00: 20.00 each instead of 10.00.
    assert valuation.replay(w.company, [lamp], actor=SYSTEM, now=later(4)) == 3
    balances = w.balances()
    assert (balances["560201"], balances["571102"], balances["560202"]) == (D("226.00"), D("45.20"), D("20.00"))
    assert balances["22210109"] == D("-31.20")
    assert {"221102", "190101"}.isdisjoint(balances)
    assert valuation.replay(w.company, [lamp], actor=SYSTEM, now=later(4)) == 0
    assert w.balances() == balances
    assert_proved()
    warehouse.undo_adjustments(ids, actor=SYSTEM, now=later(5))
    assert {"22210109", "560201", "571102", "560202"}.isdisjoint(w.balances())
    assert valuation.replay(w.company, [lamp], actor=SYSTEM, now=later(6)) == 0
    assert_proved()


REFUSED: list[tuple[Callable[[World], warehouse.NewAdjustment], type[DomainError], str]] = [
    (lambda w: given(w, "gift", Line(w.skus[0], D(-1)), shop=w.shop), errors.FairPriceMissing, "lines.0.fair_price"),
    (lambda w: given(w, "gift", Line(w.skus[0], D(-1), fair_price=D(3))), errors.PurposeLacks, "shop_id"),
    (lambda w: given(w, "scrap", Line(w.skus[0], D(-1)), Line(w.skus[0], D(1))), errors.WrongDirection, "lines.1.qty"),
    (lambda w: given(w, "donation", Line(w.skus[0], D(1))), errors.PurposeLacks, "lines.0.value"),
    (lambda w: given(w, "scrap", Line(w.skus[0], D(-1), fair_price=D(3))), errors.PurposeIgnores, "lines.0.fair_price"),
    (lambda w: given(w, "welfare", Line(w.skus[0], D(-1), tax=D(3))), errors.PurposeIgnores, "lines.0.tax"),
    (lambda w: given(w, "", Line(w.skus[0], D(-1), tax=D(3))), errors.PurposeIgnores, "lines.0.tax"),
    (lambda w: given(w, "scrap", Line(w.skus[0], D(-1)), shop=w.shop), errors.PurposeIgnores, "shop_id"),
    (lambda w: given(w, "own_use", Line(w.skus[0], D(-1)))._replace(department="", kind="count"), errors.NoPurpose, "purpose"),
    (lambda w: given(w, "scrap", Line(w.skus[0], D(-1)))._replace(department="HQ"), errors.PurposeIgnores, "department"),
    (lambda w: given(w, "holiday", Line(w.skus[0], D(-1))), errors.NoPurpose, "purpose"),
]  # fmt: skip


@pytest.mark.parametrize(("new", "error", "field"), REFUSED)
def test_what_does_not_fit_a_purpose_is_refused(
    new: Callable[[World], warehouse.NewAdjustment], error: type[DomainError], field: str
) -> None:
    w = build()
    w.adjust(w.skus[0], 10, "100.00", kind="opening")
    before = w.balances()
    for write in (warehouse.create_adjustments, warehouse.record_adjustments):
        with pytest.raises(error) as refused:
            write([new(w)], actor=SYSTEM, now=NOW)
        assert (refused.value.field, refused.value.row) == (field, 0)
        assert "{" not in refused.value.message("zh") + refused.value.message("en") + refused.value.remedy("zh")
    assert (w.balances(), w.position(w.skus[0])[0]) == (before, D(10))
    assert_proved()


def test_a_small_taxpayer_deducts_nothing_of_a_donation() -> None:
    w = build(taxpayer="small")
    with pytest.raises(errors.InputTaxNotDeductible) as refused:
        w.use("donation", Line(w.skus[0], D(1), value=D(20), tax=D("2.60")))
    assert refused.value.field == "lines.0.tax"
    w.use("donation", Line(w.skus[0], D(1), value=D("22.60")))
    assert w.balances() == {"140501": D("22.60"), "530106": D("-22.60")}
    assert_proved()
