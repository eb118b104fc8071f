"""Products with their SKUs: creating, changing, refusing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from zhanggui.foundation.files.public import NewFile, keep
from zhanggui.foundation.identity.public import SYSTEM, Actor, MissingPermission
from zhanggui.kernel import events
from zhanggui.kernel.errors import Many
from zhanggui.masters.catalog.errors import BarcodeTaken, OptionsMismatch, PolicyContradiction
from zhanggui.masters.catalog.models import Product, Sku
from zhanggui.masters.catalog.public import (
    Change,
    ImageRow,
    ImagesOfProduct,
    NewBrand,
    NewCategory,
    NewImage,
    NewProduct,
    NewSku,
    Option,
    ProductPoliciesChanged,
    ProductRow,
    ProductValues,
    SkuRow,
    barcodes,
    cards_of_products,
    create_brands,
    create_categories,
    create_products,
    find_products,
    images,
    products,
    set_images,
    skus,
    skus_by_code,
    update_products,
)
from zhanggui.masters.errors import (
    ControlCharacter,
    FixedField,
    Missing,
    OutOfRange,
    Repeated,
    Stale,
    Taken,
    TextMissing,
    TextTooLong,
    TooManyDecimals,
    UnknownWord,
)

pytestmark = pytest.mark.django_db
COLOUR, SIZE = Option("颜色", ("红", "蓝"), ("R", "B")), Option("尺码", ("M", "L"))


def create(now: datetime, *batch: NewProduct) -> list[int]:
    return create_products(batch, actor=SYSTEM, now=now)


def test_a_plain_product_has_one_sku_of_its_own_code(now: datetime) -> None:
    [product] = create(now, NewProduct(code="85123A", name="WHITE HANGING HEART 🤍", tax_rate=Decimal(0)))
    [card] = cards_of_products([product])
    assert (card.code, card.name, card.options) == ("85123A", "WHITE HANGING HEART 🤍", {})
    assert skus([card.id]) == {
        card.id: SkuRow(
            id=card.id,
            code="85123A",
            product_id=product,
            name="WHITE HANGING HEART 🤍",
            kind="goods",
            stocked=True,
            unit="pcs",
            tax_rate=Decimal(0),
            lot_tracked=False,
            serial_tracked=False,
            allow_negative=False,
            category_id=None,
            costing="",
            revenue_account="",
            active=True,
            bundle=False,
            presale=False,
            shelf_life_days=None,
            decimals=0,
            weight_g=None,
            volume_cm3=None,
            version=1,
        )
    }


def test_a_product_with_options_gets_the_matrix(now: datetime) -> None:
    [category] = create_categories([NewCategory(code="C", name="c", costing="fifo")], actor=SYSTEM, now=now)
    [brand] = create_brands([NewBrand(code="B", name="b")], actor=SYSTEM, now=now)
    new = NewProduct(
        code="T01",
        name="T恤",
        category_id=category,
        brand_id=brand,
        options=(COLOUR, SIZE),
        lot_tracked=True,
        shelf_life_days=365,
        presale=True,
        revenue_account="500101",
    )
    [product] = create(now, new)
    cards = cards_of_products([product])
    assert [card.code for card in cards] == ["T01-R-M", "T01-R-L", "T01-B-M", "T01-B-L"]
    assert [card.options for card in cards[:2]] == [{"颜色": "红", "尺码": "M"}, {"颜色": "红", "尺码": "L"}]
    row = skus([cards[0].id])[cards[0].id]
    assert (row.tax_rate, row.costing, row.lot_tracked, row.shelf_life_days) == (Decimal("0.13"), "fifo", True, 365)
    assert products([product])[product] == ProductRow(
        id=product,
        code="T01",
        name="T恤",
        kind="goods",
        unit="pcs",
        category_id=category,
        brand_id=brand,
        options=(COLOUR, SIZE),
        description="",
        tax_rate=Decimal("0.13"),
        revenue_account="500101",
        lot_tracked=True,
        shelf_life_days=365,
        serial_tracked=False,
        allow_negative=False,
        presale=True,
        active=True,
        version=1,
        category_name="c",
        brand_name="b",
    )


@pytest.mark.parametrize(
    ("kind", "stocked"),
    [("goods", True), ("gift", True), ("packaging", True), ("virtual", False), ("fee", False), ("discount", False)],
)
def test_the_kind_says_whether_stock_moves(now: datetime, kind: str, stocked: bool) -> None:
    create(now, NewProduct(code="X", name="x", kind=kind))  # type: ignore[arg-type]
    assert skus_by_code(["x"])["x"].stocked is stocked


def test_codes_are_found_in_the_caller_s_spelling(now: datetime) -> None:
    create(now, NewProduct(code="gift_0001_20", name="voucher"), NewProduct(code="85123A", name="heart"))
    found = skus_by_code(["85123a", "85123A", "GIFT_0001_20", "nothing"])
    assert {code: row.code for code, row in found.items()} == {
        "85123a": "85123A",
        "85123A": "85123A",
        "GIFT_0001_20": "gift_0001_20",
    }


def test_faults_of_products(now: datetime) -> None:
    create(now, NewProduct(code="OLD", name="old", skus=(NewSku(code="OLD-1", barcodes=("690",)),)))
    batch = [
        NewProduct(code="old", name="x"),
        NewProduct(code="", name="a\nb", unit="parsec"),
        NewProduct(code="N2", name="n" * 201, tax_rate=Decimal("1.1"), category_id=3, brand_id=4),
        NewProduct(code="N3", name="n", tax_rate=Decimal("0.1300001"), revenue_account="12"),
        NewProduct(code="N4", name="n", skus=(NewSku(code="old-1"), NewSku(code="N4", weight_g=Decimal(-1)))),
        NewProduct(code="N5", name="n", skus=(NewSku(code="N5", barcodes=("690", "691", "691")),)),
        NewProduct(code="n5", name="n", skus=(NewSku(code="N6", volume_cm3=Decimal("Infinity")),)),
    ]
    with pytest.raises(Many) as error:
        create_products(batch, actor=SYSTEM, now=now)
    assert sorted((str(each.row), type(each).__name__, each.field or "") for each in error.value.errors) == sorted(
        (str(row), kind.__name__, field)
        for row, kind, field in [
            (0, Taken, "code"),
            (1, Missing, "unit"),
            (1, TextMissing, "code"),
            (1, TextMissing, "sku_code"),
            (1, ControlCharacter, "name"),
            (1, ControlCharacter, "name"),
            (2, Missing, "category_id"),
            (2, Missing, "brand_id"),
            (2, TextTooLong, "name"),
            (2, TextTooLong, "name"),
            (2, OutOfRange, "tax_rate"),
            (3, TooManyDecimals, "tax_rate"),
            (3, UnknownWord, "revenue_account"),
            (4, Taken, "code"),
            (4, OutOfRange, "weight_g"),
            (5, BarcodeTaken, "barcode"),
            (5, Repeated, "barcode"),
            (6, Repeated, "code"),
            (6, OutOfRange, "volume_cm3"),
        ]
    )
    assert Product.objects.count() == 1


def test_two_skus_of_one_product_can_t_share_a_code(now: datetime) -> None:
    skus_ = (NewSku(code="A", options={"尺码": "M"}), NewSku(code="a", options={"尺码": "L"}))
    with pytest.raises(Repeated) as error:
        create(now, NewProduct(code="P", name="p", options=(SIZE,), skus=skus_))
    assert (error.value.field, error.value.row) == ("code", 0)


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewProduct(code="P", name="p", kind="virtual", serial_tracked=True), "serial_tracked"),
        (NewProduct(code="P", name="p", shelf_life_days=30), "shelf_life_days"),
        (NewProduct(code="P", name="p", serial_tracked=True, allow_negative=True), "allow_negative"),
        (NewProduct(code="P", name="p", serial_tracked=True, unit="m"), "serial_tracked"),
    ],
)
def test_contradicting_policies(now: datetime, new: NewProduct, field: str) -> None:
    with pytest.raises(PolicyContradiction) as error:
        create(now, new)
    assert error.value.field == field


@pytest.mark.parametrize(
    "skus_",
    [
        (NewSku(code="A", options={"颜色": "红"}),),
        (NewSku(code="A", options={"颜色": "绿", "尺码": "M"}),),
        (NewSku(code="A", options={"颜色": "红", "尺码": "M", "款式": "长"}),),
        (NewSku(code="A"),),
        (NewSku(code="A", options={"颜色": "红", "尺码": "M"}), NewSku(code="B", options={"尺码": "M", "颜色": "红"})),
    ],
)
def test_options_must_fit(now: datetime, skus_: tuple[NewSku, ...]) -> None:
    with pytest.raises(OptionsMismatch):
        create(now, NewProduct(code="P", name="p", options=(COLOUR, SIZE), skus=skus_))


@pytest.mark.parametrize(
    "options",
    [
        (Option("颜色", ("红", "红")),),
        (Option("颜色", ("红", "蓝"), ("R",)),),
        (Option("颜色", ("红",)), Option("颜色", ("蓝",))),
    ],
)
def test_options_must_make_sense(now: datetime, options: tuple[Option, ...]) -> None:
    with pytest.raises((OptionsMismatch, Many)):
        create(now, NewProduct(code="P", name="p", options=options))


def test_changes(now: datetime) -> None:
    [product] = create(now, NewProduct(code="T01", name="T恤", options=(COLOUR, SIZE)))
    wider = replace(SIZE, values=("M", "L", "XL"))
    values = ProductValues(name="新T恤", options=(COLOUR, wider), tax_rate=Decimal("0.09"))
    update_products([Change(id=product, version=1, values=values)], actor=SYSTEM, now=now)
    row = products([product])[product]
    assert (row.name, row.options[1].values, row.tax_rate, row.version) == (
        "新T恤",
        ("M", "L", "XL"),
        Decimal("0.09"),
        2,
    )
    narrower = ProductValues(options=(COLOUR, replace(SIZE, values=("M",))))
    with pytest.raises(Many) as error:
        update_products([Change(id=product, version=2, values=narrower)], actor=SYSTEM, now=now)
    assert {type(each) for each in error.value.errors} == {OptionsMismatch}
    with pytest.raises(Stale):
        update_products([Change(id=product, version=1, values=values)], actor=SYSTEM, now=now)
    for field, value in (("kind", "gift"), ("unit", "box")):
        with pytest.raises(FixedField):
            update_products([Change(id=product, version=2, values={field: value})], actor=SYSTEM, now=now)  # type: ignore[misc]


def test_a_change_of_tracking_is_announced(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    [product] = create(now, NewProduct(code="P", name="p"))
    heard: list[events.Event] = []
    monkeypatch.setattr(events, "publish", heard.append)
    update_products(
        [Change(id=product, version=1, values=ProductValues(description="多行\n文字"))], actor=SYSTEM, now=now
    )
    assert heard == []
    update_products([Change(id=product, version=2, values=ProductValues(lot_tracked=True))], actor=SYSTEM, now=now)
    assert heard == [ProductPoliciesChanged(product_ids=(product,))]


def test_an_inactive_product_makes_its_skus_inactive(now: datetime) -> None:
    [product] = create(now, NewProduct(code="P", name="p"))
    update_products([Change(id=product, version=1, values=ProductValues(active=False))], actor=SYSTEM, now=now)
    assert skus_by_code(["P"])["P"].active is False
    assert find_products(actor=SYSTEM, active=True).items == ()


def test_pictures(now: datetime, tmp_path: Path, settings: Any) -> None:
    settings.HOME = tmp_path
    [product, other] = create(now, NewProduct(code="P", name="p"), NewProduct(code="Q", name="q"))
    [sku], [foreign] = cards_of_products([product]), cards_of_products([other])
    front, back = keep([NewFile("b.png", b"\x89PNG\r\n\x1a\nb"), NewFile("a.gif", b"GIF89a-a")], actor=SYSTEM, now=now)
    [paper] = keep([NewFile("c.pdf", b"%PDF-1.7")], actor=SYSTEM, now=now)
    pictures = (NewImage(file_key=front), NewImage(file_key=back, sku_id=sku.id))
    set_images([ImagesOfProduct(product_id=product, images=pictures)], actor=SYSTEM, now=now)
    rows = images([product])
    assert rows == [
        ImageRow(rows[0].id, product, None, front, 0),
        ImageRow(rows[1].id, product, sku.id, back, 1),
    ]
    set_images([ImagesOfProduct(product_id=product, images=())], actor=SYSTEM, now=now)
    assert images([product]) == []
    # A SKU of another product, a file that nobody uploaded, a file that is no picture.
    for strange in (NewImage(file_key=front, sku_id=foreign.id), NewImage(file_key="a.jpg"), NewImage(file_key=paper)):
        with pytest.raises(Missing):
            set_images([ImagesOfProduct(product_id=product, images=(strange,))], actor=SYSTEM, now=now)


def test_permissions(now: datetime) -> None:
    nobody = Actor(user_id=1, name="n", permissions=frozenset())
    with pytest.raises(MissingPermission):
        create_products([NewProduct(code="P", name="p")], actor=nobody, now=now)
    with pytest.raises(MissingPermission):
        find_products(actor=nobody)
    assert Product.objects.count() == 0


def test_statements_do_not_grow_with_the_batch(
    now: datetime, statements: Callable[[Callable[[], object]], list[str]]
) -> None:
    [category] = create_categories([NewCategory(code="C", name="c")], actor=SYSTEM, now=now)
    [brand] = create_brands([NewBrand(code="B", name="b")], actor=SYSTEM, now=now)

    def make(count: int) -> Callable[[], object]:
        batch = [
            NewProduct(
                code=f"{count}-{n}",
                name="商品",
                category_id=category,
                brand_id=brand,
                skus=(NewSku(code=f"{count}-{n}", barcodes=(f"{count}{n:06}",)),),
            )
            for n in range(count)
        ]
        return lambda: create_products(batch, actor=SYSTEM, now=now)

    assert len(statements(make(1))) == len(statements(make(500))) == 10
    ids = [row.id for row in find_products(actor=SYSTEM, search="500-", limit=500).items]
    assert len(barcodes([card.id for card in cards_of_products(ids)])) == 500

    def change(rows: list[int]) -> Callable[[], object]:
        batch = [Change(id=id_, version=1, values=ProductValues(name="改名", options=())) for id_ in rows]
        return lambda: update_products(batch, actor=SYSTEM, now=now)

    assert len(statements(change(ids[:1]))) == len(statements(change(ids[1:])))
    codes = [f"500-{n}" for n in range(500)]
    assert len(statements(lambda: skus_by_code(codes))) == 2


def test_the_database_guards_codes_and_options(now: datetime) -> None:
    create(now, NewProduct(code="P", name="p", options=(SIZE,)))
    first, second = Sku.objects.order_by("id")
    with pytest.raises(IntegrityError), transaction.atomic():
        Sku.objects.filter(id=second.id).update(code=first.code.lower())
    with pytest.raises(IntegrityError), transaction.atomic():
        Sku.objects.filter(id=second.id).update(options=first.options)
