"""Creating and changing price lists and their lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal

from zhanggui.foundation.audit.public import AuditRow, record
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db, events
from zhanggui.kernel.quantity import MAX_QTY
from zhanggui.masters.catalog import public as catalog
from zhanggui.masters.checks import Findings
from zhanggui.masters.constraints import CODE
from zhanggui.masters.editing import Change, audit_rows, claim, revise, snapshot
from zhanggui.masters.partners import public as partners
from zhanggui.masters.pricing import locks
from zhanggui.masters.pricing.contracts import PricesNamed
from zhanggui.masters.pricing.errors import ForeignCustomer, SamePrice
from zhanggui.masters.pricing.lists.contracts import NewPrice, NewPriceList, PriceListValues, PriceValues
from zhanggui.masters.pricing.models import PriceList, PriceRule
from zhanggui.masters.pricing.permissions import EDIT

LIST_FIELDS = tuple(PriceListValues.__annotations__)
PRICE_FIELDS = tuple(PriceValues.__annotations__)
MAX_PRIORITY = 1000


def _check_lists(placed: Sequence[tuple[int, PriceList]], findings: Findings) -> None:
    customers = partners.customers({each.customer_id for _, each in placed if each.customer_id is not None})
    for row, each in placed:
        each.code = findings.code(each.code, row=row)
        each.name = findings.name(each.name, row=row)
        each.currency = findings.currency(each.currency, row=row)
        each.grade = findings.text(each.grade, field="grade", row=row, longest=CODE)
        each.channel = findings.text(each.channel, field="channel", row=row, longest=CODE)
        findings.whole(each.priority, field="priority", row=row, lowest=-MAX_PRIORITY, highest=MAX_PRIORITY)
        findings.period(each.valid_from, each.valid_to, row=row)
        if each.customer_id is None:
            continue
        customer = customers.get(each.customer_id)
        if customer is None:
            findings.missing(each.customer_id, field="customer_id", row=row)
        elif customer.company_id != each.company_id:
            findings.add(ForeignCustomer(field="customer_id", row=row, customer=customer.code))
    claim(placed, PriceList.objects.all(), scope="company_id", findings=findings)
    findings.done()


def _announce(lists: Sequence[PriceList]) -> None:
    company_ids = tuple(sorted({each.company_id for each in lists}))
    shop_ids = tuple(sorted({each.shop_id for each in lists if each.shop_id is not None}))
    events.publish(PricesNamed(company_ids=company_ids, shop_ids=shop_ids))


@db.in_transaction
def create_price_lists(batch: Sequence[NewPriceList], *, actor: Actor, now: datetime) -> list[int]:
    """Create price lists; their ids in the order of the batch.

    Publishes `PricesNamed`, by which unknown companies and shops are refused. Raises `MissingPermission`, `OutOfScope`, the errors
    of `masters.errors`, `ForeignCustomer`; several at once as `Many`.
    """
    actor.require(EDIT)
    actor.require_companies(new.company_id for new in batch)
    actor.require_shops(new.shop_id for new in batch if new.shop_id is not None)
    ids = list(db.take_ids(len(batch)))
    lists = [
        PriceList(id=id_, created_at=now, updated_at=now, **asdict(new)) for id_, new in zip(ids, batch, strict=True)
    ]
    _check_lists(list(enumerate(lists)), Findings())
    _announce(lists)
    PriceList.objects.bulk_create(lists)
    fields = ("company_id", "currency", *LIST_FIELDS)
    record(
        [AuditRow(each.company_id, "price_list", each.id, "create", None, snapshot(each, fields)) for each in lists],
        actor=actor,
        now=now,
    )
    return ids


@db.in_transaction
def update_price_lists(batch: Sequence[Change[PriceListValues]], *, actor: Actor, now: datetime) -> None:
    """Change price lists. Raises what `create_price_lists` raises, and `Missing`, `Stale`, `FixedField`."""
    actor.require(EDIT)
    findings = Findings()
    held = locks.lists([change.id for change in batch], actor)
    revisions = revise(held, batch, fields=LIST_FIELDS, now=now, findings=findings)
    lists = [revision.record for revision in revisions]
    actor.require_shops(each.shop_id for each in lists if each.shop_id is not None)
    _check_lists([(revision.row, revision.record) for revision in revisions], findings)
    _announce(lists)
    PriceList.objects.bulk_create(
        lists, update_conflicts=True, unique_fields=["id"], update_fields=[*LIST_FIELDS, "version", "updated_at"]
    )
    record(audit_rows("price_list", revisions, lambda each: each.company_id), actor=actor, now=now)


_Key = tuple[int, int, Decimal, date | None]


def _key(price: PriceRule) -> _Key:
    return price.list_id, price.sku_id, price.min_qty, price.valid_from


def _check_prices(placed: Sequence[tuple[int, PriceRule]], findings: Findings) -> None:
    """Texts and numbers of the lines; no two active lines of a list say something about the same case."""
    known = catalog.skus({price.sku_id for _, price in placed})
    for row, price in placed:
        if price.sku_id not in known:
            findings.missing(price.sku_id, field="sku_id", row=row)
        findings.price(price.price, row=row)
        findings.number(price.min_qty, field="min_qty", row=row, highest=MAX_QTY, places=4)
        findings.period(price.valid_from, price.valid_to, row=row)
    findings.done()
    others = PriceRule.objects.filter(
        active=True,
        list_id__in={price.list_id for _, price in placed},
        sku_id__in={price.sku_id for _, price in placed},
    ).exclude(id__in=[price.id for _, price in placed])
    taken: set[_Key] = set(others.values_list("list_id", "sku_id", "min_qty", "valid_from"))
    for row, price in placed:
        if price.active and _key(price) in taken:
            findings.add(SamePrice(field="min_qty", row=row, min_qty=price.min_qty))
        if price.active:
            taken.add(_key(price))
    findings.done()


@db.in_transaction
def create_prices(batch: Sequence[NewPrice], *, actor: Actor, now: datetime) -> list[int]:
    """Add lines to price lists; their ids in the order of the batch.

    Raises `MissingPermission`, `Missing` (also lists out of scope), the errors of `masters.errors`, `SamePrice`; several at once as
    `Many`.
    """
    actor.require(EDIT)
    findings = Findings()
    held = locks.lists([new.list_id for new in batch], actor)
    for row, new in enumerate(batch):
        if new.list_id not in held:
            findings.missing(new.list_id, field="list_id", row=row)
    ids = list(db.take_ids(len(batch)))
    prices = [
        PriceRule(id=id_, created_at=now, updated_at=now, **asdict(new)) for id_, new in zip(ids, batch, strict=True)
    ]
    _check_prices(list(enumerate(prices)), findings)
    PriceRule.objects.bulk_create(prices)
    fields = ("list_id", "sku_id", *PRICE_FIELDS)
    record(
        [
            AuditRow(held[price.list_id].company_id, "price", price.id, "create", None, snapshot(price, fields))
            for price in prices
        ],
        actor=actor,
        now=now,
    )
    return ids


@db.in_transaction
def update_prices(batch: Sequence[Change[PriceValues]], *, actor: Actor, now: datetime) -> None:
    """Change lines of price lists. Raises what `create_prices` raises, and `Stale`, `FixedField`."""
    actor.require(EDIT)
    findings = Findings()
    ids = [change.id for change in batch]
    lists = locks.lists(PriceRule.objects.filter(id__in=ids).values_list("list_id", flat=True).distinct(), actor)
    held = locks.prices(ids, actor)
    revisions = revise(held, batch, fields=PRICE_FIELDS, now=now, findings=findings)
    _check_prices([(revision.row, revision.record) for revision in revisions], findings)
    PriceRule.objects.bulk_create(
        [revision.record for revision in revisions],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*PRICE_FIELDS, "version", "updated_at"],
    )
    record(audit_rows("price", revisions, lambda price: lists[price.list_id].company_id), actor=actor, now=now)
