"""Customers: creating, changing, finding the same one twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from zhanggui.foundation.identity.public import SYSTEM, Actor, MissingPermission, NewUser, OutOfScope, create_users
from zhanggui.kernel import events
from zhanggui.kernel.errors import Many
from zhanggui.masters.errors import (
    FixedField,
    Missing,
    OutOfRange,
    Repeated,
    Stale,
    Taken,
    TextMissing,
    TextTooLong,
    TooManyDecimals,
)
from zhanggui.masters.partners.errors import EmailMalformed, PhoneMalformed
from zhanggui.masters.partners.models import Customer
from zhanggui.masters.partners.permissions import EDIT_CUSTOMERS, VIEW_CUSTOMERS
from zhanggui.masters.partners.public import (
    Acquaintance,
    AddressesOfCustomer,
    Change,
    ContactPerson,
    ContactsOf,
    CustomerRow,
    CustomerValues,
    NewCustomer,
    PartnersNamed,
    PostalAddress,
    addresses,
    create_customers,
    customer_detail,
    customers,
    customers_by_code,
    find_customers,
    find_duplicates,
    set_addresses,
    set_customer_contacts,
    update_customers,
)

pytestmark = pytest.mark.django_db
COMPANY, OTHER = 1, 2
HOME = PostalAddress(receiver="李雷", phone="13800138000", province="广东省", city="惠州市", street="仓前街道 1 号")
LI = ContactPerson(name="李雷", title="采购", phone="13800138000", email="lilei@example.com", wechat="lilei")


def make(now: datetime, *batch: NewCustomer) -> list[int]:
    return create_customers(batch, actor=SYSTEM, now=now)


def test_a_customer_with_everything(now: datetime) -> None:
    [owner] = create_users(
        [NewUser(login="han", name="韩梅梅", password="correct horse battery")], actor=SYSTEM, now=now
    )
    new = NewCustomer(
        company_id=COMPANY,
        code="12346",
        name="李雷商行",
        phone="138-0013-8000",
        grade="A",
        tags=("vip", "批发", "vip"),
        owner_id=owner,
        country="United Kingdom",
        tax_number="91350100M000100Y43",
        credit_limit=Decimal("10000.50"),
        terms_days=30,
        contacts=(LI,),
        addresses=(HOME,),
    )
    [customer] = make(now, new)
    row = CustomerRow(
        id=customer,
        company_id=COMPANY,
        code="12346",
        name="李雷商行",
        grade="A",
        tags=("vip", "批发"),
        owner_id=owner,
        country="United Kingdom",
        credit_limit=Decimal("10000.50"),
        terms_days=30,
        walk_in=False,
        active=True,
        phone="138-0013-8000",
        tax_number="91350100M000100Y43",
        version=1,
    )
    assert customers([customer]) == {customer: row}
    detail = customer_detail(customer, actor=SYSTEM)
    assert (detail.customer, detail.contacts, detail.addresses) == (row, (LI,), (HOME,))
    assert customers_by_code(COMPANY, ["12346", "x"]) == {"12346": row}
    assert customers_by_code(OTHER, ["12346"]) == {}


def test_codes_ignore_case_inside_a_company(now: datetime) -> None:
    make(now, NewCustomer(company_id=COMPANY, code="Ab", name="a"), NewCustomer(company_id=OTHER, code="AB", name="b"))
    assert set(customers_by_code(COMPANY, ["aB", "AB"])) == {"aB", "AB"}
    with pytest.raises(Taken):
        make(now, NewCustomer(company_id=COMPANY, code="ab", name="c"))


def test_faults_of_customers(now: datetime) -> None:
    batch = [
        NewCustomer(company_id=COMPANY, code=" ", name="a", owner_id=9),
        NewCustomer(company_id=COMPANY, code="B", name="b", credit_limit=Decimal(-1), terms_days=-1),
        NewCustomer(company_id=COMPANY, code="b", name="c", credit_limit=Decimal("0.001"), phone="call me"),
        NewCustomer(company_id=COMPANY, code="D", name="d", tags=("x" * 65,), country="c" * 65),
        NewCustomer(company_id=COMPANY, code="E", name="e", contacts=(ContactPerson(name="", email="nobody"),)),
        NewCustomer(company_id=COMPANY, code="F", name="f", addresses=(PostalAddress(receiver="x", city="y" * 201),)),
    ]
    with pytest.raises(Many) as error:
        make(now, *batch)
    assert [(each.row, type(each), each.field) for each in error.value.errors] == [
        (4, TextMissing, "name"),
        (4, EmailMalformed, "email"),
        (5, TextTooLong, "city"),
        (0, TextMissing, "code"),
        (0, Missing, "owner_id"),
        (1, OutOfRange, "terms_days"),
        (1, OutOfRange, "credit_limit"),
        (2, PhoneMalformed, "phone"),
        (2, TooManyDecimals, "credit_limit"),
        (3, TextTooLong, "tags"),
        (3, TextTooLong, "country"),
        (2, Repeated, "code"),
    ]
    assert Customer.objects.count() == 0


def test_the_companies_are_announced_so_that_their_owner_can_refuse(now: datetime) -> None:
    def refuse(event: PartnersNamed) -> None:
        raise Missing(field="company_id", which=event.company_ids[0], label_zh="公司", label_en="company")

    events.install({PartnersNamed: (refuse,)})
    with pytest.raises(Missing):
        make(now, NewCustomer(company_id=77, code="A", name="a"))
    assert Customer.objects.count() == 0


def test_changes(now: datetime) -> None:
    [customer] = make(now, NewCustomer(company_id=COMPANY, code="A", name="a", tags=("x",)))
    values = CustomerValues(name="新名", phone="13900139000", tags=("y", "z"), credit_limit=Decimal(5), active=False)
    update_customers([Change(id=customer, version=1, values=values)], actor=SYSTEM, now=now)
    row = customers([customer])[customer]
    assert (row.name, row.tags, row.credit_limit, row.active, row.version) == ("新名", ("y", "z"), Decimal(5), False, 2)
    [found] = find_duplicates(COMPANY, [Acquaintance(phone="+86 13900139000")], actor=SYSTEM)
    assert (found.customer.id, found.phone, found.name) == (customer, True, False)
    with pytest.raises(Stale):
        update_customers([Change(id=customer, version=1, values=CustomerValues(name="b"))], actor=SYSTEM, now=now)
    with pytest.raises(FixedField):
        update_customers([Change(id=customer, version=2, values={"company_id": 2})], actor=SYSTEM, now=now)  # type: ignore[misc]


def test_the_same_tags_are_no_change(now: datetime) -> None:
    [customer] = make(now, NewCustomer(company_id=COMPANY, code="A", name="a", tags=("x", "y")))
    update_customers([Change(id=customer, version=1, values=CustomerValues(tags=("x", "y")))], actor=SYSTEM, now=now)
    assert customers([customer])[customer].version == 1


def test_contacts_and_addresses_are_replaced_as_lists(now: datetime) -> None:
    [customer] = make(now, NewCustomer(company_id=COMPANY, code="A", name="a", contacts=(LI,), addresses=(HOME,)))
    han = ContactPerson(name="韩梅梅")
    set_customer_contacts([ContactsOf(partner_id=customer, contacts=(han, LI))], actor=SYSTEM, now=now)
    second = PostalAddress(receiver="韩梅梅", country="United Kingdom", postcode="SW1A 1AA")
    set_addresses([AddressesOfCustomer(customer_id=customer, addresses=(second, HOME))], actor=SYSTEM, now=now)
    detail = customer_detail(customer, actor=SYSTEM)
    assert (detail.contacts, detail.addresses) == ((han, LI), (second, HOME))
    set_addresses([AddressesOfCustomer(customer_id=customer, addresses=())], actor=SYSTEM, now=now)
    assert addresses([customer]) == {}
    with pytest.raises(Missing):
        set_customer_contacts([ContactsOf(partner_id=5, contacts=())], actor=SYSTEM, now=now)


def test_duplicates_are_suggested_by_phone_first_then_by_name(now: datetime) -> None:
    phone, name, both, _, _ = make(
        now,
        NewCustomer(company_id=COMPANY, code="1", name="别人", phone="138 0013 8000"),
        NewCustomer(company_id=COMPANY, code="2", name="杭州某某（有限公司）"),
        NewCustomer(company_id=COMPANY, code="3", name="杭州某某", phone="+8613800138000"),
        NewCustomer(company_id=COMPANY, code="4", name="杭州某某", phone="13800138000", walk_in=True),
        NewCustomer(company_id=OTHER, code="5", name="杭州某某", phone="13800138000"),
    )
    asked = [Acquaintance(name="nobody"), Acquaintance(name="杭州某某有限公司", phone="13800138000"), Acquaintance()]
    found = find_duplicates(COMPANY, asked, actor=SYSTEM)
    assert [(each.asked, each.customer.id, each.phone, each.name) for each in found] == [
        (1, phone, True, False),
        (1, both, True, True),
        (1, name, False, True),
    ]


def test_lists(now: datetime) -> None:
    first, second, third = make(
        now,
        NewCustomer(company_id=COMPANY, code="A-1", name="Anna", grade="A", tags=("vip",)),
        NewCustomer(company_id=COMPANY, code="B-1", name="Bob", phone="13800138000"),
        NewCustomer(company_id=OTHER, code="C-1", name="Anna"),
    )

    def found(**filters: object) -> list[int]:
        return [row.id for row in find_customers(actor=SYSTEM, **filters).items]  # type: ignore[arg-type]

    assert found(search="anna") == [first, third]
    assert found(search="+86 138-0013-8000") == [second]
    assert found(tag="vip") == [first]
    assert found(grade="A", company_id=OTHER) == []
    assert found(company_id=OTHER) == [third]
    assert found(active=False) == []


def test_scope_permission_and_the_credit_limit(now: datetime) -> None:
    first, second = make(
        now, NewCustomer(company_id=COMPANY, code="A", name="a"), NewCustomer(company_id=OTHER, code="A", name="a")
    )
    rights = frozenset({VIEW_CUSTOMERS.code, EDIT_CUSTOMERS.code})
    clerk = Actor(user_id=1, name="clerk", permissions=rights, companies=frozenset({COMPANY}))
    assert [row.id for row in find_customers(actor=clerk).items] == [first]
    with pytest.raises(Missing):
        customer_detail(second, actor=clerk)
    with pytest.raises(Missing):
        update_customers([Change(id=second, version=1, values=CustomerValues(name="b"))], actor=clerk, now=now)
    with pytest.raises(OutOfScope):
        create_customers([NewCustomer(company_id=OTHER, code="B", name="b")], actor=clerk, now=now)
    with pytest.raises(OutOfScope):
        find_duplicates(OTHER, [], actor=clerk)
    values = CustomerValues(credit_limit=Decimal(1))
    with pytest.raises(MissingPermission):
        update_customers([Change(id=first, version=1, values=values)], actor=clerk, now=now)
    new = NewCustomer(company_id=COMPANY, code="B", name="b", credit_limit=Decimal(1))
    with pytest.raises(MissingPermission):
        create_customers([new], actor=clerk, now=now)
    assert Customer.objects.count() == 2


def test_statements_do_not_grow_with_the_batch(
    now: datetime, statements: Callable[[Callable[[], object]], list[str]]
) -> None:
    def create(count: int) -> Callable[[], object]:
        batch = [
            NewCustomer(company_id=COMPANY, code=f"{count}-{n}", name="客户", contacts=(LI,), addresses=(HOME,))
            for n in range(count)
        ]
        return lambda: create_customers(batch, actor=SYSTEM, now=now)

    assert len(statements(create(1))) == len(statements(create(500))) == 5
    ids = [row.id for row in find_customers(actor=SYSTEM, search="500-", limit=500).items]

    def rename(rows: list[int]) -> Callable[[], object]:
        batch = [Change(id=id_, version=1, values=CustomerValues(name="改名")) for id_ in rows]
        return lambda: update_customers(batch, actor=SYSTEM, now=now)

    assert len(statements(rename(ids[:1]))) == len(statements(rename(ids[1:]))) == 4
    assert len(statements(lambda: customers(ids))) == 1
    known = [Acquaintance(name="改名")] * 100
    assert len(statements(lambda: find_duplicates(COMPANY, known, actor=SYSTEM))) == 2


@pytest.mark.parametrize(
    ("column", "value"), [("credit_limit", -1), ("terms_days", 4000), ("name", ""), ("grade", "g" * 65)]
)
def test_the_database_refuses_what_the_command_refuses(now: datetime, column: str, value: object) -> None:
    [customer] = make(now, NewCustomer(company_id=COMPANY, code="A", name="a"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Customer.objects.filter(id=customer).update(**{column: value})
