"""What is printed is what the caller may see; templates are changed, refused, restored."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

import pypdf
import pytest

from tests.contracts.callers import Caller, owner, somebody
from tests.world import NOW, D, World, build
from zhanggui.documents.sales import public as sales
from zhanggui.documents.warehouse import public as warehouse
from zhanggui.foundation.identity.public import SYSTEM
from zhanggui.foundation.printing import registry
from zhanggui.foundation.printing.contracts import Options, Request
from zhanggui.foundation.printing.engine import compile_pages
from zhanggui.foundation.printing.pages import MOST
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.partners import public as partners
from zhanggui.masters.pricing import public as pricing

pytestmark = pytest.mark.django_db
KINDS = sorted(registry.kinds())
EDITED = '#import "lib.typ": *\n#paper(order => [OURS #order.number])\n'
SHIP_TO = {
    "name": "李雷",
    "phone": "13800138000",
    "province": "浙江省",
    "city": "杭州市",
    "district": "西湖区",
    "street": "文三路 1 号",
}


def said(answer: Any) -> str:
    """The text of a PDF, without its blanks."""
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "application/pdf"
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in pages))


@pytest.fixture
def world() -> World:
    found = build()
    found.adjust(found.skus[0], "500", "5000")
    return found


def placed(world: World, *, lines: int = 1, remark: str = "") -> int:
    new = sales.NewOrder(
        world.shop,
        world.customer,
        NOW,
        [sales.NewOrderLine(world.skus[0], D(2), D(20))] * lines,
        ship_to=SHIP_TO,
        remark=remark,
    )
    [order] = sales.place([new], actor=SYSTEM, now=NOW)
    return order


def shipped(world: World, order: int) -> int:
    sales.confirm([order], actor=SYSTEM, now=NOW)
    sales.ship([order], actor=SYSTEM, now=NOW)
    return warehouse.shipments_of([order], "sales.order")[0].id


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("code", KINDS)
def test_every_template_sets_its_example(code: str, lang: str) -> None:
    kind = registry.kind_of(code)
    for size in [size for size, _, _ in kind.sizes] or [""]:
        sheets = kind.sample(lang, Options(size=size))
        [pdf] = compile_pages(kind.default(), sheets, lang=lang, form="pdf")
        text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
        if lang == "en":
            assert (
                re.findall(r"[\u4e00-\u9fff]+", text.replace("人民币贰仟零壹拾壹元贰角整", "")) == []
                or "人民币" in text
            )


def test_examples_have_the_fields_of_documents(world: World) -> None:
    """A template that is right with its example is right with a document."""
    boss = SYSTEM
    order = placed(world)
    shipment = shipped(world, order)
    for code, ids in {
        "sales.order": [order],
        "warehouse.delivery": [shipment],
        "catalog.label": [world.skus[0]],
    }.items():
        kind = registry.kind_of(code)
        [real] = kind.load(asked(ids, boss))
        [made] = kind.sample("zh", Options())
        assert set(made) >= set(real) - {"zone"}, code
        for name, value in real.items():
            if name != "zone":
                assert type(made[name]) is type(value), f"{code}.{name}"


def asked(ids: list[int], actor: Any) -> Request:
    return Request(tuple(ids), actor, "zh", Options(since=date(2026, 1, 1), until=date(2026, 12, 31)), NOW)


def test_an_order_is_printed_as_its_page_shows_it(world: World) -> None:
    order = placed(world, remark='#panic("x") <b>尽快</b>')
    text = said(owner().get(f"/printing/sales.order/pdf?ids={order}", **{"Accept-Language": "zh"}))
    for part in (
        "销售单",
        "测试公司",
        "客户一",
        "T-SKU0",
        "40.00",
        "人民币肆拾元整",
        "13800138000",
        "文三路1号",
        '#panic("x")<b>尽快</b>',
        "第1页/共1页",
    ):
        assert part in text
    clerk = somebody("sales.order.view")
    masked = said(clerk.get(f"/printing/sales.order/pdf?ids={order}"))
    assert "138****8000" in masked
    assert "文三路" not in masked
    assert "Salesorder" in masked


def test_many_lines_go_over_pages_with_their_head(world: World) -> None:
    order = placed(world, lines=90)
    answer = owner().get(f"/printing/sales.order/pdf?ids={order}")
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages]
    assert len(pages) >= 3
    assert all("Description" in page for page in pages[:-1])
    assert f"Page 2 of {len(pages)}" in pages[1]


def test_a_delivery_note_says_where_and_never_what_it_costs(world: World) -> None:
    order = placed(world)
    note = shipped(world, order)
    reader = somebody("warehouse.shipment.view", "sales.receiver.view")
    text = said(reader.get(f"/printing/warehouse.delivery/pdf?ids={note}", **{"Accept-Language": "zh"}))
    for part in ("送货单", "李雷", "文三路1号", "XS", "CK"):
        assert part in text
    assert "20.00" not in text
    assert "40.00" not in text


def test_documents_are_printed_in_the_order_given(world: World) -> None:
    orders = [placed(world), placed(world), placed(world)]
    wanted = [orders[2], orders[0], orders[1]]
    answer = owner().get("/printing/sales.order/pdf?" + "&".join(f"ids={each}" for each in wanted))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages]
    numbers = [re.search(r"XS[\d-]+", page)[0] for page in pages]  # type: ignore[index]
    assert numbers == sorted(numbers[:1]) + numbers[1:]
    assert numbers == [numbers[0], *sorted(numbers[1:])]
    assert numbers[0] == max(numbers)


def test_what_one_may_not_see_one_may_not_print(world: World) -> None:
    order = placed(world)
    other = somebody("sales.order.view", shops=frozenset({world.wholesale}))
    assert other.get(f"/printing/sales.order/pdf?ids={order}").status_code == 404
    assert somebody("catalog.view").get(f"/printing/sales.order/pdf?ids={order}").status_code == 403
    assert owner().get(f"/printing/nothing/pdf?ids={order}").json()["code"] == "printing.kind_unknown"
    too_many = owner().get("/printing/sales.order/pdf?" + "&".join(f"ids={n}" for n in range(1, MOST + 2)))
    assert (too_many.status_code, too_many.json()["code"]) == (422, "printing.too_many")


def test_only_what_can_be_read_is_offered() -> None:
    offered = {
        each["kind"] for each in somebody("warehouse.shipment.view").get("/printing/templates").json()["templates"]
    }
    assert offered == {"warehouse.delivery", "warehouse.picking"}


def put(caller: Caller, version: int, source: str | None) -> Any:
    return caller.call(
        "PUT", "/printing/templates", {"templates": [{"kind": "sales.order", "version": version, "source": source}]}
    )


def test_a_template_is_changed_and_restored(world: World) -> None:
    boss, order = owner(), placed(world)
    assert put(boss, 0, EDITED).status_code == 204
    address = f"/printing/sales.order/pdf?ids={order}"
    assert "OURS" in said(boss.get(address))
    stale = put(boss, 0, EDITED)
    assert (stale.status_code, stale.json()["code"]) == (409, "printing.template_stale")
    found = boss.get("/printing/templates/sales.order").json()
    assert (found["version"], found["changed"], found["source"]) == (1, True, EDITED)
    assert put(boss, 1, None).status_code == 204
    assert "OURS" not in said(boss.get(address))
    found = boss.get("/printing/templates/sales.order").json()
    assert (found["changed"], found["source"]) == (False, found["default"])
    assert [(each["version"], each["restored"]) for each in found["versions"]] == [(2, True), (1, False)]
    told = [row for row in boss.get("/audit?limit=10").json()["items"] if row["document"] == "printing.template"]
    assert [row["action"] for row in told] == ["restore", "edit"]
    assert told[1]["after"]["source"] == EDITED


def test_a_broken_template_is_not_kept() -> None:
    boss = owner()
    refused = put(boss, 0, '#import "lib.typ": *\n#paper(order => [#order.no-such-field])')
    assert refused.status_code == 422
    assert (refused.json()["code"], refused.json()["field"]) == ("printing.template_broken", "source.2")
    assert boss.get("/printing/templates/sales.order").json()["version"] == 0


def test_a_draft_is_looked_at_by_who_may_edit(world: World) -> None:
    order = placed(world)
    body = {"kind": "sales.order", "ids": [order], "source": EDITED}
    assert somebody("sales.order.view").post("/printing/preview", body).status_code == 403
    editor = somebody("sales.order.view", "printing.template.edit")
    found = editor.post("/printing/preview", body).json()
    assert found["total"] == 1
    assert found["pages"][0].startswith("<svg")
    # The example needs no document, and nobody's permission to read one.
    assert (
        somebody("printing.template.edit")
        .post("/printing/preview", {"kind": "sales.order", "source": EDITED})
        .status_code
        == 200
    )
    assert somebody("printing.template.edit").post("/printing/preview", body).status_code == 403


def test_a_statement_adds_up(world: World) -> None:
    before, now = placed(world), placed(world)
    shipped(world, before)
    shipped(world, now)
    world.pay_orders([before], D("15.00"))
    boss = owner()
    period = "since=2026-01-01&until=2026-12-31"
    text = said(
        boss.get(f"/printing/customer.statement/pdf?ids={world.customer}&{period}", **{"Accept-Language": "zh"})
    )
    for part in ("对账单", "客户一", "期初余额", "80.00", "15.00", "65.00", "人民币陆拾伍元整"):
        assert part in text
    assert (
        boss.get(f"/printing/customer.statement/pdf?ids={world.customer}").json()["code"] == "printing.answer_missing"
    )
    later = said(boss.get(f"/printing/customer.statement/pdf?ids={world.customer}&since=2027-01-01&until=2027-01-31"))
    assert "65.00" in later
    assert "80.00" not in later


def test_labels(world: World) -> None:
    sku = world.skus[0]
    catalog.set_barcodes(
        [catalog.BarcodesOfSku(sku_id=sku, barcodes=(catalog.NewBarcode(code="6901234567892"),))], actor=SYSTEM, now=NOW
    )
    boss = owner()
    answer = boss.get(
        f"/printing/catalog.label/pdf?ids={sku}&ids={world.skus[1]}&copies=2&copies=1&size=40x30&prices=false"
    )
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    assert len(pages) == 3
    assert [round(float(side) / 72 * 25.4) for side in pages[0].mediabox[2:]] == [40, 30]
    assert "6901234567892" in pages[0].extract_text()
    assert "T-SKU1" in pages[2].extract_text()
    wrong = boss.get(f"/printing/catalog.label/pdf?ids={sku}&copies=2&copies=1")
    assert wrong.json()["code"] == "printing.answer_missing"
    sheet = boss.get(f"/printing/catalog.label/pdf?ids={sku}&copies=25&size=a4")
    assert len(pypdf.PdfReader(io.BytesIO(sheet.content)).pages) == 2


def test_labels_carry_the_price_of_everybody_for_who_may_see_it(world: World) -> None:
    [price_list] = pricing.create_price_lists(
        [pricing.NewPriceList(company_id=world.company, code="P", name="零售价", currency="CNY")], actor=SYSTEM, now=NOW
    )
    pricing.create_prices(
        [pricing.NewPrice(list_id=price_list, sku_id=world.skus[0], price=D("19.90"))], actor=SYSTEM, now=NOW
    )
    address = f"/printing/catalog.label/pdf?ids={world.skus[0]}&company_id={world.company}"
    assert "¥19.90" in said(owner().get(address))
    assert "19.90" not in said(somebody("catalog.view").get(address))


def test_partners_out_of_scope_have_no_statement(world: World) -> None:
    elsewhere = build(code="X")
    stranger = somebody("invoicing.bill.view", companies=frozenset({elsewhere.company}))
    address = f"/printing/customer.statement/pdf?ids={world.customer}&since=2026-01-01&until=2026-12-31"
    assert stranger.get(address).json()["code"] == "invoicing.partner_unknown"
    assert partners.customers([world.customer])
