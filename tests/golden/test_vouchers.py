"""Buying and selling: the vouchers of purchases, sales, returns and money, as the documents post them."""

from __future__ import annotations

import pytest

from tests.golden.cases import Case, Watch, golden
from tests.world import DAY, NOW, D, World, build
from zhanggui.documents.aftersales import public as aftersales
from zhanggui.documents.aftersales.public import NewReturnLine
from zhanggui.documents.aftersales.tests.selling import line_of, return_of, sell, take_back
from zhanggui.documents.invoicing import public as invoicing
from zhanggui.documents.invoicing.errors import NothingToRecover, NotRecoverable, RecoveredAlready
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.purchasing.tests.buying import buy, confirmed, send_back
from zhanggui.documents.sales import public as sales
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.kernel.posting import Origin
from zhanggui.masters.catalog import public as catalog


def _product(code: str, kind: catalog.Kind, **values: object) -> int:
    catalog.create_products([catalog.NewProduct(code=code, name=code, kind=kind, **values)], actor=SYSTEM, now=NOW)  # type: ignore[arg-type]
    return catalog.skus_by_code([code])[code].id


def _pay_out(w: World, account: str, amount: str, settles: list[tuple[int, str]]) -> None:
    pairs = [(item, D(part)) for item, part in settles]
    new = invoicing.NewPayment(w.company, "out", w.cash, account, D(amount), DAY, pairs, None, w.supplier)
    invoicing.pay([new], actor=SYSTEM, now=NOW)


def _item_of(order: int, document: str = "purchasing.order") -> int:
    [bill] = invoicing.bills_of_origins([order], document)
    assert bill.item_id is not None
    return bill.item_id


@golden("P01")
def test_p01(case: Case) -> None:
    w = build()
    books = Watch(w)
    buy(w, (w.skus[0], 100, "10.00"))
    new = books.new()
    case.same(0, new["stock.purchase"] + new["bill.payable"], {"A": w.skus[0], "S1": w.supplier}, through="220202")


@golden("P02")
def test_p02(case: Case) -> None:
    w = build(receipts_billed=False)
    order = confirmed(w, (w.skus[0], 100, "10.00"))
    books = Watch(w)
    [receipt] = purchasing.receive([order], actor=SYSTEM, now=NOW)
    case.same(0, books.new()["stock.purchase"], {"A": w.skus[0], "S1": w.supplier, "R1": receipt})


@golden("P04")
def test_p04(case: Case) -> None:
    w = build(receipts_billed=False)
    lamp = w.skus[0]
    order = confirmed(w, (lamp, 100, "10.00"))
    [receipt] = purchasing.receive([order], actor=SYSTEM, now=NOW)
    sell(w, (lamp, 60, "1000.00"))
    books = Watch(w)
    [row] = purchasing.read_lines([order])
    purchasing.bill([order], actor=SYSTEM, now=NOW, prices={row.line_id: D("10.20")})
    new = books.new()
    assert set(new) == {"bill.payable", "stock.revaluation"}
    case.same(0, new["bill.payable"] + new["stock.revaluation"], {"A": lamp, "S1": w.supplier, "R1": receipt})


@golden("P06")
def test_p06(case: Case) -> None:
    w = build(taxpayer="small")
    books = Watch(w)
    buy(w, (w.skus[0], 100, "10.00"))
    new = books.new()
    case.same(0, new["stock.purchase"] + new["bill.payable"], {"A": w.skus[0], "S1": w.supplier}, through="220202")


@golden("P11")
def test_p11(case: Case) -> None:
    w = build()
    order = buy(w, (w.skus[0], 100, "10.00"))
    books = Watch(w)
    send_back(order, 10)
    new = books.new()
    lines = new["stock.purchase_return"] + new["bill.payable"]
    case.same(0, lines, {"A": w.skus[0], "S1": w.supplier}, through="220202")


@golden("P12")
def test_p12(case: Case) -> None:
    w = build()
    order = buy(w, (w.skus[0], 100, "10.00"))
    books = Watch(w)
    _pay_out(w, "220201", "1130.00", [(_item_of(order), "1130.00")])
    case.same(0, books.new()["payment.out"], {"S1": w.supplier})


@golden("P17")
def test_p17(case: Case) -> None:
    w = build()
    books = Watch(w)
    buy(w, (w.skus[0], 100, "10.00"), (w.skus[0], 10, 0))
    new = books.new()
    case.same(0, new["stock.purchase"] + new["bill.payable"], {"A": w.skus[0], "S1": w.supplier}, through="220202")


@golden("S01")
def test_s01(case: Case) -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 200, "2000.00", kind="opening")
    books = Watch(w)
    sell(w, (lamp, 120, "2260.00"), shop=w.wholesale)
    new = books.new()
    assert set(new) == {"bill.receivable", "stock.sale"}
    names = {"A": lamp, "C1": w.customer}
    case.same(0, new["bill.receivable"], names)
    case.same(1, new["stock.sale"], names)


@golden("S02")
def test_s02(case: Case) -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    books = Watch(w)
    order = sell(w, (lamp, 6, "113.00"))
    new = books.new()
    names = {"A": lamp, "T": w.shop, "O1": order}
    case.same(0, new["bill.receivable"], names)
    case.same(1, new["stock.sale"], names)


@golden("S08")
def test_s08(case: Case) -> None:
    w = build()
    lamp, coupon = w.skus[0], _product("COUPON", "discount")
    w.adjust(lamp, 1, "60.00", kind="opening")
    books = Watch(w)
    # The merchant's own coupon is a discount line: revenue is what the buyer pays.
    order = sell(w, (lamp, 1, "100.00"), (coupon, 1, "-10.00"))
    case.same(0, books.new()["bill.receivable"], {"T": w.shop, "O2": order})


@golden("S10")
def test_s10(case: Case) -> None:
    w = build()
    lamp, gift = w.skus[0], _product("GIFT", "gift")
    w.adjust(lamp, 1, "60.00", kind="opening")
    w.adjust(gift, 1, "5.00", kind="opening")
    books = Watch(w)
    order = sell(w, (lamp, 1, "100.00"), (gift, 1, "13.00"))
    new = books.new()
    names = {"A": lamp, "G": gift, "T": w.shop, "O4": order}
    # Revenue is kept per shop; which SKU it came from stands in the lines of the bill.
    revenue = case.facts["vouchers"][0]["lines"][1:3]
    sold = {row.sku_id: row.net for row in sales.read_lines([order])}
    assert sold == {names[line["aux"]["sku"]]: D(line["amount"]) for line in revenue}
    case.same(0, new["bill.receivable"], names, in_lines=("500101", "sku"))
    case.same(1, new["stock.sale"], names)


@golden("S13")
def test_s13(case: Case) -> None:
    w = build()
    lamp, allowance = w.skus[0], _product("REFUND", "discount")
    w.adjust(lamp, 6, "60.00", kind="opening")
    order = sell(w, (lamp, 6, "113.00"))
    books = Watch(w)
    take_back_money(w, order, allowance, "20.00")
    case.same(0, books.new()["bill.receivable"], {"T": w.shop, "O1": order})


@golden("S14")
def test_s14(case: Case) -> None:
    w = build()
    lamp, allowance = w.skus[0], _product("REFUND", "discount")
    w.adjust(lamp, 6, "60.00", kind="opening")
    order = sell(w, (lamp, 6, "113.00"))
    books = Watch(w)
    take_back_money(w, order, allowance, "113.00")
    new = books.new()
    assert set(new) == {"bill.receivable"}
    case.same(0, new["bill.receivable"], {"T": w.shop, "O1": order})


def take_back_money(w: World, order: int, allowance: int, amount: str) -> None:
    """Refund without goods (仅退款)."""
    new = return_of(w, NewReturnLine(allowance, D(1), D(amount)))._replace(order_id=order)
    [back] = aftersales.create([new], actor=SYSTEM, now=NOW)
    aftersales.approve([back], actor=SYSTEM, now=NOW)
    aftersales.receive([back], actor=SYSTEM, now=NOW)


@golden("S15")
def test_s15(case: Case) -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 6, "60.00", kind="opening")
    order = sell(w, (lamp, 6, "113.00"))
    books = Watch(w)
    take_back(w, NewReturnLine(lamp, D(6), order_line_id=line_of(order)))
    new = books.new()
    names = {"A": lamp, "T": w.shop, "O1": order}
    case.same(0, new["bill.receivable"], names)
    case.same(1, new["stock.sales_return"], names)


@golden("S20")
def test_s20(case: Case) -> None:
    w = build()
    lamp, bulb = w.skus[:2]
    w.adjust(lamp, 1, "60.00", kind="opening")
    w.adjust(bulb, 1, "70.00", kind="opening")
    order = sell(w, (lamp, 1, "113.00"))
    books = Watch(w)
    take_back(w, NewReturnLine(lamp, D(1), order_line_id=line_of(order)))
    new = books.new()
    names = {"A": lamp, "B": bulb, "T": w.shop, "O1": order}
    case.same(0, new["bill.receivable"], names)
    case.same(2, new["stock.sales_return"], names)
    # What the buyer gets instead is an order of its own.
    names["O1"] = sell(w, (bulb, 1, "135.60"))
    new = books.new()
    case.same(1, new["bill.receivable"], names)
    case.same(3, new["stock.sale"], names)


@golden("S28")
def test_s28(case: Case) -> None:
    w = build(taxpayer="small")
    lamp = _product("SMALL", "goods", tax_rate=D("0.01"))
    w.adjust(lamp, 1, "60.00", kind="opening")
    books = Watch(w)
    order = sell(w, (lamp, 1, "101.00"))
    case.same(0, books.new()["bill.receivable"], {"T": w.shop, "O5": order})


@golden("I01")
def test_i01(case: Case) -> None:
    w = build()
    books = Watch(w)
    w.adjust(w.skus[0], 3, "36.00", kind="count")
    case.same((0, 1), books.new()["stock.count"], {"A": w.skus[0]})


@golden("I03")
def test_i03(case: Case) -> None:
    w = build()
    w.adjust(w.skus[0], 10, "100.00", kind="opening")
    books = Watch(w)
    w.adjust(w.skus[0], -4, kind="count")
    case.same((0, 1), books.new()["stock.count"], {"A": w.skus[0]})


@golden("P13")
def test_p13(case: Case) -> None:
    w = build()
    lamp = w.skus[0]
    books = Watch(w)
    names = {"A": lamp, "S1": w.supplier}
    new = invoicing.NewPayment(w.company, "out", w.cash, "112301", D("500.00"), DAY, (), None, w.supplier)
    [paid] = invoicing.pay([new], actor=SYSTEM, now=NOW)
    case.same(0, books.new()["payment.out"], names)
    order = buy(w, (lamp, 100, "10.00"))
    new_lines = books.new()
    case.same(1, new_lines["stock.purchase"] + new_lines["bill.payable"], names, through="220202")
    invoicing.offset([invoicing.NewOffset(paid.item_id, _item_of(order), D("500.00"), DAY)], actor=SYSTEM, now=NOW)
    case.same(2, books.new()["offset"], names)
    _pay_out(w, "220201", "630.00", [(_item_of(order), "630.00")])
    case.same(3, books.new()["payment.out"], names)
    assert {"220201", "112301"}.isdisjoint(w.balances())


@golden("S09")
def test_s09(case: Case) -> None:
    w = build()
    # What the platform gives the buyer is a claim on the platform (应收平台补贴): a line of the order that carries no tax.
    lamp, subsidy = w.skus[0], _product("SUBSIDY", "discount", tax_rate=D(0), revenue_account="122104")
    w.adjust(lamp, 1, "60.00", kind="opening")
    books = Watch(w)
    order = sell(w, (lamp, 1, "100.00"), (subsidy, 1, "-10.00"))
    case.same(0, books.new()["bill.receivable"], {"T": w.shop, "O3": order})


@golden("S24")
def test_s24(case: Case) -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 1, "60.00", kind="opening")
    books, names = Watch(w), {"C1": w.customer}

    def receive(account: str, amount: str, settles: list[tuple[int, str]]) -> invoicing.PostedPayment:
        pairs = [(item, D(part)) for item, part in settles]
        new = invoicing.NewPayment(
            w.company, "in", w.cash, account, D(amount), DAY, pairs, w.customer, None, w.wholesale
        )
        [payment] = invoicing.pay([new], actor=SYSTEM, now=NOW)
        return payment

    advance = receive("220301", "1000.00", [])
    case.same(0, books.new()["payment.in"], names)
    item = _item_of(sell(w, (lamp, 1, "2260.00"), shop=w.wholesale), "sales.order")
    case.same(1, books.new()["bill.receivable"], names)
    invoicing.offset([invoicing.NewOffset(advance.item_id, item, D("1000.00"), DAY)], actor=SYSTEM, now=NOW)
    case.same(2, books.new()["offset"], names)
    receive("112201", "1260.00", [(item, "1260.00")])
    case.same(3, books.new()["payment.in"], names)
    assert {"220301", "112201"}.isdisjoint(w.balances())


@golden("S25")
def test_s25(case: Case) -> None:
    w = build()
    lamp = w.skus[0]
    owed = _item_of(buy(w, (lamp, 30, "10.00")))
    claimed = _item_of(sell(w, (lamp, 1, "400.00"), shop=w.wholesale), "sales.order")
    books = Watch(w)
    [offset] = invoicing.offset([invoicing.NewOffset(claimed, owed, D("300.00"), DAY)], actor=SYSTEM, now=NOW)
    names = {"C1": w.customer, "S1": w.supplier}
    case.same(0, books.new()["offset"], names)
    # Undone it leaves nothing, and can be made again.
    before = w.balances()
    invoicing.undo_offsets([offset], actor=SYSTEM, now=NOW)
    assert w.balances()["112201"] == before["112201"] + D("300.00") == D("400.00")
    invoicing.offset([invoicing.NewOffset(claimed, owed, D("339.00"), DAY)], actor=SYSTEM, now=NOW)
    assert "220201" not in w.balances()


@golden("S26")
def test_s26(case: Case) -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 1, "60.00", kind="opening")
    item = _item_of(sell(w, (lamp, 1, "500.00"), shop=w.wholesale), "sales.order")
    books, names = Watch(w), {"C2": w.customer}
    settles = [(item, D("500.00"))]
    new = invoicing.NewWriteoff(
        w.company, "112201", D("500.00"), DAY, "破产", Origin("test", 1), w.customer, w.wholesale, None, settles
    )
    [writeoff] = invoicing.write_off([new], actor=SYSTEM, now=NOW)
    case.same(0, books.new()["writeoff"], names)
    invoicing.recover([invoicing.NewRecovery(writeoff, w.cash, D("200.00"), DAY)], actor=SYSTEM, now=NOW)
    case.same(1, books.new()["writeoff.recovered"], names)
    before = w.balances()
    with pytest.raises(NothingToRecover):
        invoicing.recover([invoicing.NewRecovery(writeoff, w.cash, D("300.01"), DAY)], actor=SYSTEM, now=NOW)
    with pytest.raises(RecoveredAlready):
        invoicing.undo_writeoffs([writeoff], actor=SYSTEM, now=NOW)
    assert w.balances() == before
    invoicing.recover([invoicing.NewRecovery(writeoff, w.cash, D("300.00"), DAY)], actor=SYSTEM, now=NOW)


@golden("P15")
def test_p15(case: Case) -> None:
    w = build()
    order = buy(w, (w.skus[0], 8, "10.00"))
    owed = _item_of(order)
    before = w.balances()
    books, names = Watch(w), {"S9": w.supplier}
    new = invoicing.NewWriteoff(
        w.company,
        "220201",
        D("80.00"),
        DAY,
        "供应商注销",
        Origin("test", 1),
        settles=[(owed, D("80.00"))],
        supplier_id=w.supplier,
    )
    [writeoff] = invoicing.write_off([new], actor=SYSTEM, now=NOW)
    case.same(0, books.new()["writeoff"], names)
    assert w.balances()["220201"] == D("-10.40")
    # There is nothing to come in for it; who is to be paid after all is owed again.
    with pytest.raises(NotRecoverable):
        invoicing.recover([invoicing.NewRecovery(writeoff, w.cash, D("80.00"), DAY)], actor=SYSTEM, now=NOW)
    invoicing.undo_writeoffs([writeoff], actor=SYSTEM, now=NOW)
    assert w.balances() == before
    _pay_out(w, "220201", "90.40", [(owed, "90.40")])


@golden("I10")
def test_i10(case: Case) -> None:
    w = build()
    lamp = w.skus[0]
    w.adjust(lamp, 10, "100.00", kind="opening")
    books = Watch(w)
    w.adjust(lamp, 0, "-5.00", kind="revaluation")
    case.same(0, books.new()["stock.revaluation"], {"A": lamp})
