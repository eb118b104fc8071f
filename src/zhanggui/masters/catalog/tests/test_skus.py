"""SKUs and barcodes of existing products."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest

from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.masters.catalog.errors import BarcodeTaken, OptionsMismatch
from zhanggui.masters.catalog.models import Barcode
from zhanggui.masters.catalog.public import (
    AddedSku,
    BarcodesOfSku,
    Change,
    NewBarcode,
    NewProduct,
    NewSku,
    Option,
    SkuCard,
    SkuValues,
    barcodes,
    cards_of_products,
    create_products,
    create_skus,
    find_skus,
    set_barcodes,
    skus_by_barcode,
    update_skus,
)
from zhanggui.masters.errors import FixedField, Missing, Repeated, Taken

pytestmark = pytest.mark.django_db
SIZE = Option("尺码", ("M", "L", "XL"))


@pytest.fixture
def product(now: datetime) -> int:
    """T01 in M and L; XL is defined, but no SKU yet."""
    skus = tuple(NewSku(code=f"T01-{size}", options={"尺码": size}, barcodes=(f"690{size}",)) for size in ("M", "L"))
    return create_products([NewProduct(code="T01", name="T恤", options=(SIZE,), skus=skus)], actor=SYSTEM, now=now)[0]


def test_a_sku_is_added(product: int, now: datetime) -> None:
    new = NewSku(code="T01-XL", options={"尺码": "XL"}, weight_g=Decimal("180.5"), volume_cm3=Decimal(2400))
    [sku] = create_skus([AddedSku(product_id=product, sku=new)], actor=SYSTEM, now=now)
    assert cards_of_products([product])[-1] == SkuCard(
        id=sku,
        product_id=product,
        code="T01-XL",
        name="T恤 XL",
        options={"尺码": "XL"},
        bundle=False,
        weight_g=Decimal("180.5000"),
        volume_cm3=Decimal(2400),
        active=True,
        version=1,
        product_code="T01",
        product_name="T恤",
    )


def test_two_skus_can_t_have_the_same_options(product: int, now: datetime) -> None:
    with pytest.raises(OptionsMismatch) as error:
        create_skus(
            [AddedSku(product_id=product, sku=NewSku(code="T01-M2", options={"尺码": "M"}))], actor=SYSTEM, now=now
        )
    assert error.value.params["sku"] == "T01-M2"
    medium, large = cards_of_products([product])
    update_skus([Change(id=medium.id, version=1, values=SkuValues(active=False))], actor=SYSTEM, now=now)
    update_skus([Change(id=large.id, version=1, values=SkuValues(options={"尺码": "M"}))], actor=SYSTEM, now=now)
    with pytest.raises(OptionsMismatch):
        update_skus([Change(id=medium.id, version=2, values=SkuValues(active=True))], actor=SYSTEM, now=now)


def test_changes(product: int, now: datetime) -> None:
    medium, _ = cards_of_products([product])
    values = SkuValues(code="T01-MM", name="T恤 中号", weight_g=Decimal(1))
    update_skus([Change(id=medium.id, version=1, values=values)], actor=SYSTEM, now=now)
    card = cards_of_products([product])[0]
    assert (card.code, card.name, card.weight_g, card.version) == ("T01-MM", "T恤 中号", Decimal(1), 2)
    with pytest.raises(Taken):
        update_skus([Change(id=medium.id, version=2, values=SkuValues(code="t01-l"))], actor=SYSTEM, now=now)
    with pytest.raises(FixedField):
        update_skus([Change(id=medium.id, version=2, values={"bundle": True})], actor=SYSTEM, now=now)  # type: ignore[misc]
    with pytest.raises(Missing):
        update_skus([Change(id=5, version=1, values=SkuValues(name="x"))], actor=SYSTEM, now=now)
    with pytest.raises(Missing):
        create_skus([AddedSku(product_id=5, sku=NewSku(code="X"))], actor=SYSTEM, now=now)


def test_barcodes_are_replaced_as_a_list(product: int, now: datetime) -> None:
    medium, large = cards_of_products([product])
    labels = (NewBarcode(code="6900001"), NewBarcode(code="16900001", unit="carton"), NewBarcode(code="690M"))
    set_barcodes([BarcodesOfSku(sku_id=medium.id, barcodes=labels)], actor=SYSTEM, now=now)
    rows = barcodes([medium.id])
    assert [(row.code, row.unit, row.main) for row in rows] == [
        ("6900001", None, True),
        ("16900001", "carton", False),
        ("690M", None, False),
    ]
    scan = skus_by_barcode(["16900001", "690L", "unknown"])
    assert {code: (hit.sku.id, hit.unit) for code, hit in scan.items()} == {
        "16900001": (medium.id, "carton"),
        "690L": (large.id, "pcs"),
    }
    set_barcodes([BarcodesOfSku(sku_id=medium.id, barcodes=labels)], actor=SYSTEM, now=now)
    assert barcodes([medium.id]) == rows


def test_a_barcode_belongs_to_one_sku(product: int, now: datetime) -> None:
    medium, large = cards_of_products([product])
    with pytest.raises(BarcodeTaken) as error:
        set_barcodes([BarcodesOfSku(sku_id=medium.id, barcodes=(NewBarcode(code="690L"),))], actor=SYSTEM, now=now)
    assert error.value.params == {"barcode": "690L", "sku": "T01-L"}
    swap = [
        BarcodesOfSku(sku_id=medium.id, barcodes=(NewBarcode(code="690L"),)),
        BarcodesOfSku(sku_id=large.id, barcodes=(NewBarcode(code="690M"),)),
    ]
    set_barcodes(swap, actor=SYSTEM, now=now)
    assert {code: hit.sku.id for code, hit in skus_by_barcode(["690M", "690L"]).items()} == {
        "690M": large.id,
        "690L": medium.id,
    }
    assert Barcode.objects.filter(active=False).count() == 2
    both = [BarcodesOfSku(sku_id=sku.id, barcodes=(NewBarcode(code="1"),)) for sku in (medium, large)]
    with pytest.raises(Repeated):
        set_barcodes(both, actor=SYSTEM, now=now)


def test_skus_are_found_by_part_of_a_name_and_by_barcode(product: int) -> None:
    medium, large = cards_of_products([product])
    assert [card.id for card in find_skus(actor=SYSTEM, search="t恤").items] == [medium.id, large.id]
    assert [card.id for card in find_skus(actor=SYSTEM, search="690L").items] == [large.id]
    assert find_skus(actor=SYSTEM, kind="gift").items == ()
    page = find_skus(actor=SYSTEM, product_id=product, limit=1, total=True)
    assert (page.total, [card.id for card in page.items]) == (2, [medium.id])


def test_statements_do_not_grow_with_the_batch(
    product: int, now: datetime, statements: Callable[[Callable[[], object]], list[str]]
) -> None:
    wide = Option("号", tuple(str(n) for n in range(200)))
    [many] = create_products(
        [
            NewProduct(
                code="W", name="w", options=(wide, SIZE), skus=(NewSku(code="W0", options={"号": "0", "尺码": "M"}),)
            )
        ],
        actor=SYSTEM,
        now=now,
    )

    def add(numbers: range) -> Callable[[], object]:
        batch = [
            AddedSku(
                product_id=many,
                sku=NewSku(
                    code=f"W{n}", options={"号": str(n % 200), "尺码": SIZE.values[n // 200]}, barcodes=(f"w{n}",)
                ),
            )
            for n in numbers
        ]
        return lambda: create_skus(batch, actor=SYSTEM, now=now)

    assert len(statements(add(range(1, 2)))) == len(statements(add(range(2, 502))))
    ids = [card.id for card in cards_of_products([many])]
    assert len(ids) == 502

    def rename(rows: list[int]) -> Callable[[], object]:
        batch = [Change(id=id_, version=1, values=SkuValues(name="n")) for id_ in rows]
        return lambda: update_skus(batch, actor=SYSTEM, now=now)

    def label(rows: list[int]) -> Callable[[], object]:
        batch = [BarcodesOfSku(sku_id=id_, barcodes=(NewBarcode(code=f"x{id_}"),)) for id_ in rows]
        return lambda: set_barcodes(batch, actor=SYSTEM, now=now)

    for action in (rename, label):
        assert len(statements(action(ids[1:2]))) == len(statements(action(ids[2:])))
