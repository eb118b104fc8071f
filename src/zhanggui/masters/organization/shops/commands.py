"""Creating and changing shops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from zhanggui.foundation.audit.public import AuditRow, record
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.masters.checks import Findings
from zhanggui.masters.editing import Change, audit_rows, claim, revise, snapshot
from zhanggui.masters.organization import locks
from zhanggui.masters.organization.channels import CHANNELS
from zhanggui.masters.organization.companies.queries import company_facts
from zhanggui.masters.organization.errors import ForeignWarehouse
from zhanggui.masters.organization.models import Shop
from zhanggui.masters.organization.permissions import EDIT_SHOPS
from zhanggui.masters.organization.shops.contracts import NewShop, ShopValues
from zhanggui.masters.organization.vocabulary import SHOP_KINDS
from zhanggui.masters.organization.warehouses.queries import warehouse_companies

FIELDS = tuple(ShopValues.__annotations__)


def _check_all(placed: Sequence[tuple[int, Shop]], findings: Findings) -> None:
    homes = warehouse_companies({shop.warehouse_id for _, shop in placed if shop.warehouse_id is not None})
    for row, shop in placed:
        shop.code = findings.code(shop.code, row=row)
        shop.name = findings.name(shop.name, row=row)
        findings.word(shop.channel, CHANNELS, field="channel", row=row)
        findings.word(shop.kind, SHOP_KINDS, field="kind", row=row)
        if shop.warehouse_id is None:
            continue
        if shop.warehouse_id not in homes:
            findings.missing(shop.warehouse_id, field="warehouse_id", row=row)
        elif homes[shop.warehouse_id] != shop.company_id:
            findings.add(ForeignWarehouse(field="warehouse_id", row=row, warehouse=shop.warehouse_id))
    claim(placed, Shop.objects.all(), scope="company_id", findings=findings)
    findings.done()


@db.in_transaction
def create_shops(batch: Sequence[NewShop], *, actor: Actor, now: datetime) -> list[int]:
    """Create shops; their ids in the order of the batch.

    Raises `MissingPermission`, `OutOfScope`, `ScopeLimited`, the errors of `masters.errors`, `ForeignWarehouse`; several at once as `Many`.
    """
    actor.require(EDIT_SHOPS)
    actor.require_every("shops")
    actor.require_companies(new.company_id for new in batch)
    findings = Findings()
    companies = company_facts({new.company_id for new in batch})
    ids = list(db.take_ids(len(batch)))
    shops = [Shop(id=id_, created_at=now, updated_at=now, **asdict(new)) for id_, new in zip(ids, batch, strict=True)]
    for row, shop in enumerate(shops):
        if shop.company_id not in companies:
            findings.missing(shop.company_id, field="company_id", row=row)
        else:
            shop.currency = findings.currency(shop.currency or companies[shop.company_id].currency, row=row)
    _check_all(list(enumerate(shops)), findings)
    Shop.objects.bulk_create(shops)
    fixed = ("company_id", "channel", "currency")
    record(
        [
            AuditRow(shop.company_id, "shop", shop.id, "create", None, snapshot(shop, (*fixed, *FIELDS)))
            for shop in shops
        ],
        actor=actor,
        now=now,
    )
    return ids


@db.in_transaction
def update_shops(batch: Sequence[Change[ShopValues]], *, actor: Actor, now: datetime) -> None:
    """Change shops. Raises what `create_shops` raises, and `Missing`, `Stale`, `FixedField`."""
    actor.require(EDIT_SHOPS)
    findings = Findings()
    held = locks.shops([change.id for change in batch], actor)
    revisions = revise(held, batch, fields=FIELDS, now=now, findings=findings)
    _check_all([(revision.row, revision.record) for revision in revisions], findings)
    Shop.objects.bulk_create(
        [revision.record for revision in revisions],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*FIELDS, "version", "updated_at"],
    )
    record(audit_rows("shop", revisions, lambda shop: shop.company_id), actor=actor, now=now)
