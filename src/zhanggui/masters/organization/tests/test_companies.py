"""Companies: creating, changing, refusing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from zhanggui.foundation.identity.public import SYSTEM, Actor, MissingPermission
from zhanggui.kernel import events
from zhanggui.kernel.errors import Many
from zhanggui.masters.errors import FixedField, Missing, Repeated, Stale, Taken, TextTooLong, UnknownWord
from zhanggui.masters.organization.errors import AccountMalformed, TimezoneUnknown, UsccInvalid
from zhanggui.masters.organization.models import Company
from zhanggui.masters.organization.permissions import EDIT_COMPANIES, VIEW
from zhanggui.masters.organization.public import (
    Change,
    CompanyFacts,
    CompanyRow,
    CompanyValues,
    NewCompany,
    PoliciesChanged,
    companies,
    company_by_code,
    company_facts,
    create_companies,
    find_companies,
    letterheads,
    update_companies,
)

pytestmark = pytest.mark.django_db
Statements = Callable[[Callable[[], object]], list[str]]


@pytest.fixture
def company(now: datetime) -> int:
    [company_id] = create_companies([NewCompany(code="HZ", name="杭州某某有限公司")], actor=SYSTEM, now=now)
    return company_id


def test_a_company_has_the_default_policies_of_the_voucher_rules(company: int) -> None:
    assert companies([company]) == {
        company: CompanyRow(
            id=company,
            code="HZ",
            name="杭州某某有限公司",
            uscc="",
            currency="CNY",
            timezone="Asia/Shanghai",
            taxpayer="general",
            standard="small",
            costing="moving",
            pool="company",
            revenue_point="ON_SHIP",
            prices_include_tax=True,
            receipts_billed=True,
            order_paid_entry=False,
            estimate_method="difference",
            purchase_expense="expense",
            input_vat_timing="direct",
            payment_fee_account="560302",
            refund_only_cost="keep",
            prepaid_ads=True,
            credit_control="block",
            address="",
            phone="",
            bank_name="",
            bank_account="",
            active=True,
            version=1,
        )
    }


def test_what_stands_on_its_letters(company: int, now: datetime) -> None:
    assert letterheads([company], "zh")[company]["lines"] == []
    values: CompanyValues = {
        "uscc": "91350100M000100Y43", "address": " 文三路 1 号 ", "phone": "0571-88880000", "bank_name": "示例银行", "bank_account": "5719 0000",
    }  # fmt: skip
    update_companies([Change(id=company, version=1, values=values)], actor=SYSTEM, now=now)
    head = letterheads([company], "zh")[company]
    assert head["lines"] == [
        "统一社会信用代码 91350100M000100Y43", "文三路 1 号  电话 0571-88880000", "开户行 示例银行  账号 5719 0000",
    ]  # fmt: skip
    assert [head[part] for part in ("tax_number", "address", "phone", "bank_name", "bank_account")] == [
        "91350100M000100Y43", "文三路 1 号", "0571-88880000", "示例银行", "5719 0000",
    ]  # fmt: skip
    update_companies(
        [Change(id=company, version=2, values={"uscc": "", "address": "", "bank_account": ""})], actor=SYSTEM, now=now
    )
    assert letterheads([company], "en")[company]["lines"] == ["Phone 0571-88880000", "Bank 示例银行"]
    with pytest.raises(TextTooLong):
        update_companies([Change(id=company, version=3, values={"bank_account": "1" * 65})], actor=SYSTEM, now=now)


def test_a_code_is_found_in_any_case(company: int) -> None:
    found = company_by_code("hz")
    assert found is not None
    assert found.id == company
    assert company_by_code("XX") is None


def test_facts_are_read_once(company: int, statements: Statements) -> None:
    assert company_facts([company]) == {company: CompanyFacts("CNY", "Asia/Shanghai")}
    assert statements(lambda: company_facts([company])) == []
    assert company_facts([company + 1]) == {}


def test_the_credit_code_is_normalised_and_unique(now: datetime) -> None:
    code = "９１350100m000100y43"
    [first] = create_companies([NewCompany(code="A", name="甲", uscc=code)], actor=SYSTEM, now=now)
    assert companies([first])[first].uscc == "91350100M000100Y43"
    with pytest.raises(Taken) as error:
        create_companies([NewCompany(code="B", name="乙", uscc=code)], actor=SYSTEM, now=now)
    assert (error.value.field, error.value.row) == ("uscc", 0)


def test_all_faults_of_a_batch_are_told_at_once(company: int, now: datetime) -> None:
    batch = [
        NewCompany(code="hz", name="同码"),
        NewCompany(code="N", name="x", timezone="Asia", currency="XAU"),
        NewCompany(code="n", name="y", uscc="91350100M000100Y44", payment_fee_account="1002"),
        NewCompany(code="T", name="z", taxpayer="none"),  # type: ignore[arg-type]
        NewCompany(code="U", name="u", credit_control="sometimes"),  # type: ignore[arg-type]
    ]
    with pytest.raises(Many) as error:
        create_companies(batch, actor=SYSTEM, now=now)
    assert [(type(each), each.field, each.row) for each in error.value.errors] == [
        (UnknownWord, "currency", 1),
        (TimezoneUnknown, "timezone", 1),
        (UsccInvalid, "uscc", 2),
        (AccountMalformed, "payment_fee_account", 2),
        (UnknownWord, "taxpayer", 3),
        (UnknownWord, "credit_control", 4),
        (Repeated, "code", 2),
        (Taken, "code", 0),
    ]
    assert Company.objects.count() == 1


def test_a_change_raises_the_version_and_is_audited(company: int, now: datetime) -> None:
    change = Change[CompanyValues](id=company, version=1, values={"name": " 新名 ", "costing": "fifo"})
    update_companies([change], actor=SYSTEM, now=now)
    row = companies([company])[company]
    assert (row.name, row.costing, row.version) == ("新名", "fifo", 2)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT company_id, document, action, before::text, after::text FROM audit_record WHERE document_id = %s"
            " ORDER BY id DESC LIMIT 1",
            [company],
        )
        found = cursor.fetchone()
    assert found[:3] == (company, "company", "update")
    assert json.loads(found[3]) == {"name": "杭州某某有限公司", "costing": "moving"}
    assert json.loads(found[4]) == {"name": "新名", "costing": "fifo"}


def test_a_change_that_changes_nothing_leaves_the_version(company: int, now: datetime) -> None:
    change = Change[CompanyValues](id=company, version=1, values={"code": "HZ"})
    update_companies([change], actor=SYSTEM, now=now)
    assert companies([company])[company].version == 1


def test_a_stale_version_is_refused(company: int, now: datetime) -> None:
    change = Change[CompanyValues](id=company, version=1, values={"name": "a"})
    update_companies([change], actor=SYSTEM, now=now)
    with pytest.raises(Stale) as error:
        update_companies([change], actor=SYSTEM, now=now)
    assert error.value.params["current"] == 2


def test_currency_and_time_zone_never_change(company: int, now: datetime) -> None:
    for field, value in (("currency", "USD"), ("timezone", "UTC")):
        change: Change[CompanyValues] = Change(id=company, version=1, values={field: value})  # type: ignore[misc]
        with pytest.raises(FixedField):
            update_companies([change], actor=SYSTEM, now=now)


def test_only_changed_policies_are_announced(company: int, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[events.Event] = []
    monkeypatch.setattr(events, "publish", heard.append)
    update_companies([Change(id=company, version=1, values=CompanyValues(name="a"))], actor=SYSTEM, now=now)
    assert heard == []
    update_companies([Change(id=company, version=2, values=CompanyValues(pool="warehouse"))], actor=SYSTEM, now=now)
    assert heard == [PoliciesChanged(company_ids=(company,))]


def test_scope_and_permission(company: int, now: datetime) -> None:
    clerk = Actor(user_id=1, name="clerk", permissions=frozenset({VIEW.code}), companies=frozenset({company + 1}))
    assert find_companies(actor=clerk).items == ()
    with pytest.raises(MissingPermission):
        create_companies([NewCompany(code="X", name="x")], actor=clerk, now=now)
    editor = Actor(
        user_id=1, name="e", permissions=frozenset({EDIT_COMPANIES.code}), companies=frozenset({company + 1})
    )
    with pytest.raises(Missing):
        update_companies([Change(id=company, version=1, values=CompanyValues(name="a"))], actor=editor, now=now)
    with pytest.raises(MissingPermission):
        find_companies(actor=editor)


def test_lists_go_page_by_page(now: datetime) -> None:
    ids = create_companies([NewCompany(code=f"C{n}", name=f"公司{n}") for n in range(5)], actor=SYSTEM, now=now)
    first = find_companies(actor=SYSTEM, search="公司", limit=3, total=True)
    assert ([row.id for row in first.items], first.total) == (ids[:3], 5)
    second = find_companies(actor=SYSTEM, search="公司", limit=3, cursor=first.next)
    assert ([row.id for row in second.items], second.next) == (ids[3:], None)


def test_statements_do_not_grow_with_the_batch(now: datetime, statements: Statements) -> None:
    def create(count: int) -> Callable[[], object]:
        batch = [NewCompany(code=f"N{count}-{n}", name="公司🙂") for n in range(count)]
        return lambda: create_companies(batch, actor=SYSTEM, now=now)

    assert len(statements(create(1))) == len(statements(create(500))) == 3
    ids = [row.id for row in find_companies(actor=SYSTEM, search="N500-", limit=500).items]
    assert len(ids) == 500

    def rename(rows: list[int], version: int) -> Callable[[], object]:
        batch = [Change(id=id_, version=version, values=CompanyValues(name="改名")) for id_ in rows]
        return lambda: update_companies(batch, actor=SYSTEM, now=now)

    assert len(statements(rename(ids[:1], 1))) == len(statements(rename(ids[1:], 1))) == 4


@pytest.mark.parametrize(
    ("column", "value"),
    [("name", ""), ("name", "x" * 201), ("code", "y" * 65), ("costing", "lifo"), ("currency", "gbp"), ("uscc", "1")],
)
def test_the_database_refuses_what_the_command_refuses(company: int, column: str, value: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Company.objects.filter(id=company).update(**{column: value})
