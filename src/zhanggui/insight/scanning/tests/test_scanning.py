"""A scanned text means what the caller may see of it, in base units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.world import DAY, NOW, World, build
from zhanggui.documents.purchasing import public as purchasing
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM, Actor, MissingPermission
from zhanggui.insight.scanning.public import Meaning, goods, meanings
from zhanggui.insight.scanning.queries import spellings
from zhanggui.kernel import db
from zhanggui.kernel.posting import Origin
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.organization import public as organization

pytestmark = pytest.mark.django_db
D = Decimal
PIECE, CARTON, ODD, UPC = "6901234567892", "16901234567899", "ODD-1", "036000291452"


def person(*permissions: str, **scopes: frozenset[int]) -> Actor:
    return Actor(user_id=1, name="x", permissions=frozenset(permissions), **scopes)  # type: ignore[arg-type]


@pytest.fixture
def world() -> World:
    """Goods with a barcode for one, for a carton of 24, and for a unit that nobody can convert."""
    world = build()
    lamp = world.skus[0]
    world.adjust(lamp, "10", "100")
    catalog.create_units(
        [catalog.NewUnit(code="carton9", name="箱"), catalog.NewUnit(code="odd9", name="怪")], actor=SYSTEM, now=NOW
    )
    catalog.set_sku_units([catalog.UnitsOfSku(sku_id=lamp, factors={"carton9": D(24)})], actor=SYSTEM, now=NOW)
    codes = (
        catalog.NewBarcode(code=PIECE),
        catalog.NewBarcode(code=CARTON, unit="carton9"),
        catalog.NewBarcode(code=f"0{UPC}"),
    )
    catalog.set_barcodes([catalog.BarcodesOfSku(sku_id=lamp, barcodes=codes)], actor=SYSTEM, now=NOW)
    return world


def one(code: str, actor: Actor = SYSTEM) -> Meaning:
    [found] = meanings(code, actor=actor)
    return found


def test_a_barcode_is_its_goods_in_base_units(world: World) -> None:
    found = one(PIECE)
    assert found.goods is not None
    assert (found.kind, found.goods.sku_id, found.qty) == ("sku", world.skus[0], D("1.0000"))
    assert one(CARTON).qty == D("24.0000")
    assert {each.code: each.qty for each in found.goods.codes}[CARTON] == D("24.0000")


def test_the_code_of_a_sku_is_read_in_any_case(world: World) -> None:
    assert one("t-sku1").goods is not None


def test_upc_a_and_ean_13_are_one_label(world: World) -> None:
    assert one(UPC).goods is not None
    assert one(f"0{UPC}").goods is not None
    assert spellings(" 123 ") == ["123"]


def test_nobody_knows_it(world: World) -> None:
    assert meanings("nobody", actor=SYSTEM) == ()


def test_lots_and_pieces_are_found_by_who_sees_stock(world: World) -> None:
    catalog.create_products(
        [
            catalog.NewProduct(code="MILK", name="牛奶", lot_tracked=True),
            catalog.NewProduct(code="PHONE", name="手机", serial_tracked=True),
        ],
        actor=SYSTEM,
        now=NOW,
    )
    found = catalog.skus_by_code(["MILK", "PHONE"])
    lines = [
        warehouse.NewReceiptLine(found["MILK"].id, D(2), value=D(2), lot="L1"),
        warehouse.NewReceiptLine(found["PHONE"].id, D(1), value=D(2), serial="SN-1"),
    ]
    warehouse.take_in(
        [warehouse.NewReceipt(world.company, world.warehouse, "purchase", Origin("test", 1), DAY, NOW, lines)],
        actor=SYSTEM,
        now=NOW,
    )
    assert (one("L1").kind, one("L1").lot, one("L1").qty) == ("lot", "L1", None)
    assert (one("SN-1").kind, one("SN-1").serial, one("SN-1").qty) == ("serial", "SN-1", D(1))
    assert meanings("SN-1", actor=person("catalog.view")) == ()
    assert meanings("SN-1", actor=person("catalog.view", "stock.ledger.view", warehouses=frozenset())) == ()


def test_documents_are_found_by_number_in_the_callers_scope(world: World) -> None:
    new = purchasing.NewPurchaseOrder(
        world.supplier, world.warehouse, NOW, [purchasing.NewPurchaseOrderLine(world.skus[0], D(1), D(1))]
    )
    [order] = purchasing.place([new], actor=SYSTEM, now=NOW)
    [number] = {row.number for row in purchasing.read_lines([order])}
    found = one(number).document
    assert found is not None
    assert (found.type, found.id, found.state) == ("purchasing.order", order, "draft")
    may = ("catalog.view", "purchasing.order.view")
    assert one(number, person(*may)).document == found
    assert meanings(number, actor=person("catalog.view")) == ()
    assert meanings(number, actor=person(*may, warehouses=frozenset())) == ()
    assert meanings(number, actor=person(*may, companies=frozenset())) == ()


def test_sales_orders_are_found_by_the_number_of_the_platform_too(world: World) -> None:
    order = world.place((world.skus[0], 1, 20))
    with db.transaction():
        db.Statement("name it", "UPDATE sales_order SET external_number = 'TB-77' WHERE id = %(id)s::bigint").run(
            id=order
        )
    found = one("TB-77").document
    assert found is not None
    assert found.id == order


def test_a_bin_is_found_by_its_label(world: World) -> None:
    [zone] = organization.create_zones(
        [organization.NewZone(warehouse_id=world.warehouse, code="Z1", name="区")], actor=SYSTEM, now=NOW
    )
    organization.create_bins([organization.NewBin(zone_id=zone, code="A-01")], actor=SYSTEM, now=NOW)
    found = one("a-01").bin
    assert found is not None
    assert (found.code, found.warehouse_id) == ("A-01", world.warehouse)
    assert meanings("A-01", actor=person("catalog.view")) == ()


def test_the_goods_of_a_warehouse_are_those_that_lie_there(world: World) -> None:
    page = goods(actor=SYSTEM, warehouse_id=world.warehouse, total=True)
    assert ([row.sku_id for row in page.items], page.total) == ([world.skus[0]], 1)
    assert [code.code for code in page.items[0].codes] == [PIECE, CARTON, f"0{UPC}"]
    assert goods(actor=person("catalog.view", warehouses=frozenset())).items == ()
    named = goods(actor=SYSTEM, sku_ids=[world.skus[1], world.skus[2]])
    assert [row.sku_id for row in named.items] == sorted(world.skus[1:3])


def test_who_may_not_see_the_catalogue_scans_nothing(world: World) -> None:
    with pytest.raises(MissingPermission):
        meanings(PIECE, actor=person())
    with pytest.raises(MissingPermission):
        goods(actor=person())
