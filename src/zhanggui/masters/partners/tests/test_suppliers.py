"""Suppliers and their quotations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest

from zhanggui.foundation.identity.public import SYSTEM, Actor, MissingPermission
from zhanggui.kernel import events
from zhanggui.kernel.errors import Many
from zhanggui.masters.errors import Missing, OutOfRange, PeriodReversed, Stale, TooManyDecimals, UnknownWord
from zhanggui.masters.partners.models import Quotation, Supplier
from zhanggui.masters.partners.permissions import EDIT_SUPPLIERS, QUOTATIONS, VIEW_SUPPLIERS
from zhanggui.masters.partners.public import (
    Change,
    ContactPerson,
    ContactsOf,
    NewQuotation,
    NewSupplier,
    PartnersNamed,
    QuotationRow,
    QuotationValues,
    SupplierRow,
    SupplierValues,
    create_quotations,
    create_suppliers,
    find_quotations,
    find_suppliers,
    quotations_of_skus,
    set_supplier_contacts,
    supplier_detail,
    suppliers,
    suppliers_by_code,
    update_quotations,
    update_suppliers,
)

pytestmark = pytest.mark.django_db
COMPANY, OTHER, SKU = 1, 2, 900
TODAY = date(2026, 11, 23)


@pytest.fixture
def supplier(now: datetime) -> int:
    new = NewSupplier(company_id=COMPANY, code="S1", name="义乌小商品厂", tags=("一级",), lead_days=7, terms_days=30)
    return create_suppliers([new], actor=SYSTEM, now=now)[0]


def test_a_supplier(supplier: int, now: datetime) -> None:
    row = SupplierRow(supplier, COMPANY, "S1", "义乌小商品厂", "", ("一级",), 7, 30, True, "", "", "", 1)
    assert suppliers([supplier]) == {supplier: row}
    assert suppliers_by_code(COMPANY, ["s1"]) == {"s1": row}
    values = SupplierValues(grade="A", lead_days=3, tags=())
    update_suppliers([Change(id=supplier, version=1, values=values)], actor=SYSTEM, now=now)
    changed = suppliers([supplier])[supplier]
    assert (changed.grade, changed.lead_days, changed.tags, changed.version) == ("A", 3, (), 2)
    with pytest.raises(Stale):
        update_suppliers([Change(id=supplier, version=1, values=values)], actor=SYSTEM, now=now)
    person = ContactPerson(name="王厂长", phone="0579-12345678")
    set_supplier_contacts([ContactsOf(partner_id=supplier, contacts=(person,))], actor=SYSTEM, now=now)
    assert supplier_detail(supplier, actor=SYSTEM).contacts == (person,)


def test_faults_of_suppliers(now: datetime) -> None:
    batch = [
        NewSupplier(company_id=COMPANY, code="A", name="a", lead_days=-1),
        NewSupplier(company_id=COMPANY, code="B", name="b", terms_days=3651),
    ]
    with pytest.raises(Many) as error:
        create_suppliers(batch, actor=SYSTEM, now=now)
    assert [(type(each), each.field, each.row) for each in error.value.errors] == [
        (OutOfRange, "lead_days", 0),
        (OutOfRange, "terms_days", 1),
    ]


def quote(supplier: int, price: str, **fields: object) -> NewQuotation:
    return NewQuotation(supplier_id=supplier, sku_id=SKU, price=Decimal(price), **fields)  # type: ignore[arg-type]


def test_quotations_are_valid_in_their_period(supplier: int, now: datetime) -> None:
    batch = [
        quote(supplier, "9.9", valid_to=date(2026, 11, 22)),
        quote(supplier, "10.123456", min_qty=Decimal(100), valid_from=TODAY),
        quote(supplier, "11"),
        quote(supplier, "8", valid_from=date(2026, 11, 24)),
    ]
    ids = create_quotations(batch, actor=SYSTEM, now=now)
    assert quotations_of_skus([SKU], company_id=COMPANY, on=TODAY) == {
        SKU: (
            QuotationRow(ids[1], supplier, SKU, "CNY", Decimal(100), Decimal("10.123456"), TODAY, None, 1),
            QuotationRow(ids[2], supplier, SKU, "CNY", Decimal(0), Decimal(11), None, None, 1),
        )
    }
    assert [row.id for row in find_quotations(actor=SYSTEM, sku_id=SKU, on=TODAY).items] == ids[1:3]
    update_suppliers([Change(id=supplier, version=1, values=SupplierValues(active=False))], actor=SYSTEM, now=now)
    assert quotations_of_skus([SKU], company_id=COMPANY, on=TODAY) == {}


def test_faults_of_quotations(supplier: int, now: datetime) -> None:
    batch = [
        quote(supplier, "-1"),
        quote(supplier, "1.1234567"),
        quote(supplier, "1", valid_from=TODAY, valid_to=date(2026, 11, 22)),
        quote(supplier, "1", valid_from=date(1900, 1, 1)),
        quote(supplier, "1", currency="XXX"),
        quote(supplier, "1", min_qty=Decimal("1e18")),
        quote(5, "1"),
    ]
    with pytest.raises(Many) as error:
        create_quotations(batch, actor=SYSTEM, now=now)
    assert [(each.row, type(each)) for each in error.value.errors] == [
        (0, OutOfRange),
        (1, TooManyDecimals),
        (2, PeriodReversed),
        (3, OutOfRange),
        (4, UnknownWord),
        (5, OutOfRange),
        (6, Missing),
    ]
    assert Quotation.objects.count() == 0


def test_the_skus_are_announced_so_that_the_catalogue_can_refuse(
    supplier: int, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[events.Event] = []
    monkeypatch.setattr(events, "publish", heard.append)
    create_quotations([quote(supplier, "1")], actor=SYSTEM, now=now)
    assert heard == [PartnersNamed(sku_ids=(SKU,))]


def test_a_quotation_changes(supplier: int, now: datetime) -> None:
    [id_] = create_quotations([quote(supplier, "10")], actor=SYSTEM, now=now)
    values = QuotationValues(price=Decimal("9.5"), valid_to=TODAY)
    update_quotations([Change(id=id_, version=1, values=values)], actor=SYSTEM, now=now)
    [row] = find_quotations(actor=SYSTEM).items
    assert (row.price, row.valid_to, row.version) == (Decimal("9.5"), TODAY, 2)


def test_purchase_prices_need_a_permission_of_their_own(supplier: int, now: datetime) -> None:
    rights = frozenset({VIEW_SUPPLIERS.code, EDIT_SUPPLIERS.code})
    clerk = Actor(user_id=1, name="clerk", permissions=rights)
    assert len(find_suppliers(actor=clerk).items) == 1
    with pytest.raises(MissingPermission):
        find_quotations(actor=clerk)
    with pytest.raises(MissingPermission):
        create_quotations([quote(supplier, "1")], actor=clerk, now=now)
    buyer = Actor(user_id=1, name="b", permissions=frozenset({QUOTATIONS.code}), companies=frozenset({OTHER}))
    assert find_quotations(actor=buyer).items == ()
    with pytest.raises(Missing):
        create_quotations([quote(supplier, "1")], actor=buyer, now=now)


def test_statements_do_not_grow_with_the_batch(
    supplier: int, now: datetime, statements: Callable[[Callable[[], object]], list[str]]
) -> None:
    def make(count: int) -> Callable[[], object]:
        person = ContactPerson(name="王厂长")
        batch = [
            NewSupplier(company_id=COMPANY, code=f"{count}-{n}", name="厂", contacts=(person,)) for n in range(count)
        ]
        return lambda: create_suppliers(batch, actor=SYSTEM, now=now)

    def offer(count: int) -> Callable[[], object]:
        batch = [quote(supplier, "1", min_qty=Decimal(n)) for n in range(count)]
        return lambda: create_quotations(batch, actor=SYSTEM, now=now)

    assert len(statements(make(1))) == len(statements(make(500))) == 4
    assert len(statements(offer(1))) == len(statements(offer(500))) == 3
    ids = list(Supplier.objects.filter(code__startswith="500-").values_list("id", flat=True))

    def rename(rows: list[int]) -> Callable[[], object]:
        batch = [Change(id=id_, version=1, values=SupplierValues(name="改名")) for id_ in rows]
        return lambda: update_suppliers(batch, actor=SYSTEM, now=now)

    assert len(statements(rename(ids[:1]))) == len(statements(rename(ids[1:]))) == 4
