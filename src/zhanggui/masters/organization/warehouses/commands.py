"""Creating and changing warehouses, zones and bins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal

from zhanggui.foundation.audit.public import AuditRow, record
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.quantity import MAX_QTY
from zhanggui.masters.checks import Findings
from zhanggui.masters.editing import Change, audit_rows, claim, revise, snapshot
from zhanggui.masters.organization import locks, scopes
from zhanggui.masters.organization.companies.queries import company_facts
from zhanggui.masters.organization.errors import ForeignZone
from zhanggui.masters.organization.models import Bin, Warehouse, Zone
from zhanggui.masters.organization.permissions import EDIT_WAREHOUSES
from zhanggui.masters.organization.vocabulary import BIN_STATES, WAREHOUSE_KINDS, ZONE_KINDS
from zhanggui.masters.organization.warehouses.contracts import (
    BinValues,
    NewBin,
    NewWarehouse,
    NewZone,
    WarehouseValues,
    ZoneValues,
)
from zhanggui.masters.organization.warehouses.queries import warehouse_companies

WAREHOUSE_FIELDS = tuple(WarehouseValues.__annotations__)
ZONE_FIELDS = tuple(ZoneValues.__annotations__)
BIN_FIELDS = tuple(BinValues.__annotations__)
_ADDRESS = ("country", "province", "city", "district", "street", "contact", "phone")
_SMALLEST_CAPACITY = Decimal("0.0001")
_WALK_LIMIT = 1_000_000_000


def _check_warehouses(placed: Sequence[tuple[int, Warehouse]], findings: Findings) -> None:
    for row, warehouse in placed:
        warehouse.code = findings.code(warehouse.code, row=row)
        warehouse.name = findings.name(warehouse.name, row=row)
        findings.word(warehouse.kind, WAREHOUSE_KINDS, field="kind", row=row)
        for field in _ADDRESS:
            setattr(warehouse, field, findings.text(getattr(warehouse, field), field=field, row=row))
    claim(placed, Warehouse.objects.all(), scope="company_id", findings=findings)
    findings.done()


@db.in_transaction
def create_warehouses(batch: Sequence[NewWarehouse], *, actor: Actor, now: datetime) -> list[int]:
    """Create warehouses; their ids in the order of the batch.

    Raises `MissingPermission`, `OutOfScope`, `ScopeLimited` and the errors of `masters.errors`; several at once as `Many`.
    """
    actor.require(EDIT_WAREHOUSES)
    actor.require_every("warehouses")
    actor.require_companies(new.company_id for new in batch)
    findings = Findings()
    companies = company_facts({new.company_id for new in batch})
    for row, new in enumerate(batch):
        if new.company_id not in companies:
            findings.missing(new.company_id, field="company_id", row=row)
    ids = list(db.take_ids(len(batch)))
    rows = [
        Warehouse(id=id_, created_at=now, updated_at=now, **asdict(new)) for id_, new in zip(ids, batch, strict=True)
    ]
    _check_warehouses(list(enumerate(rows)), findings)
    Warehouse.objects.bulk_create(rows)
    record(
        [
            AuditRow(
                row.company_id, "warehouse", row.id, "create", None, snapshot(row, ("company_id", *WAREHOUSE_FIELDS))
            )
            for row in rows
        ],
        actor=actor,
        now=now,
    )
    return ids


@db.in_transaction
def update_warehouses(batch: Sequence[Change[WarehouseValues]], *, actor: Actor, now: datetime) -> None:
    """Change warehouses. Raises what `create_warehouses` raises, and `Missing`, `Stale`, `FixedField`."""
    actor.require(EDIT_WAREHOUSES)
    findings = Findings()
    held = locks.warehouses([change.id for change in batch], actor)
    revisions = revise(held, batch, fields=WAREHOUSE_FIELDS, now=now, findings=findings)
    _check_warehouses([(revision.row, revision.record) for revision in revisions], findings)
    Warehouse.objects.bulk_create(
        [revision.record for revision in revisions],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*WAREHOUSE_FIELDS, "version", "updated_at"],
    )
    record(audit_rows("warehouse", revisions, lambda row: row.company_id), actor=actor, now=now)


def _check_zones(placed: Sequence[tuple[int, Zone]], findings: Findings) -> None:
    for row, zone in placed:
        zone.code = findings.code(zone.code, row=row)
        zone.name = findings.name(zone.name, row=row)
        findings.word(zone.kind, ZONE_KINDS, field="kind", row=row)
    claim(placed, Zone.objects.all(), scope="warehouse_id", findings=findings)
    findings.done()


@db.in_transaction
def create_zones(batch: Sequence[NewZone], *, actor: Actor, now: datetime) -> list[int]:
    """Create zones; their ids in the order of the batch.

    Raises `MissingPermission`, the errors of `masters.errors` (a warehouse out of scope is `Missing`); several at once as `Many`.
    """
    actor.require(EDIT_WAREHOUSES)
    findings = Findings()
    asked = {new.warehouse_id for new in batch}
    seen = dict(Warehouse.objects.filter(scopes.of_warehouses(actor), id__in=asked).values_list("id", "company_id"))
    for row, new in enumerate(batch):
        if new.warehouse_id not in seen:
            findings.missing(new.warehouse_id, field="warehouse_id", row=row)
    ids = list(db.take_ids(len(batch)))
    zones = [Zone(id=id_, created_at=now, updated_at=now, **asdict(new)) for id_, new in zip(ids, batch, strict=True)]
    _check_zones(list(enumerate(zones)), findings)
    Zone.objects.bulk_create(zones)
    fields = ("warehouse_id", *ZONE_FIELDS)
    record(
        [AuditRow(seen[zone.warehouse_id], "zone", zone.id, "create", None, snapshot(zone, fields)) for zone in zones],
        actor=actor,
        now=now,
    )
    return ids


@db.in_transaction
def update_zones(batch: Sequence[Change[ZoneValues]], *, actor: Actor, now: datetime) -> None:
    """Change zones. Raises what `create_zones` raises, and `Missing`, `Stale`, `FixedField`."""
    actor.require(EDIT_WAREHOUSES)
    findings = Findings()
    held = locks.zones([change.id for change in batch], actor)
    revisions = revise(held, batch, fields=ZONE_FIELDS, now=now, findings=findings)
    _check_zones([(revision.row, revision.record) for revision in revisions], findings)
    Zone.objects.bulk_create(
        [revision.record for revision in revisions],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*ZONE_FIELDS, "version", "updated_at"],
    )
    companies = warehouse_companies({revision.record.warehouse_id for revision in revisions})
    record(audit_rows("zone", revisions, lambda zone: companies[zone.warehouse_id]), actor=actor, now=now)


def _check_bins(placed: Sequence[tuple[int, Bin]], zones: dict[int, int], findings: Findings) -> None:
    """`zones` gives the warehouse of each zone that the caller sees."""
    for row, bin_ in placed:
        bin_.code = findings.code(bin_.code, row=row)
        findings.word(bin_.state, BIN_STATES, field="state", row=row)
        findings.whole(bin_.walk_order, field="walk_order", row=row, lowest=0, highest=_WALK_LIMIT)
        if bin_.capacity is not None:
            findings.number(
                bin_.capacity, field="capacity", row=row, lowest=_SMALLEST_CAPACITY, highest=MAX_QTY, places=4
            )
        if bin_.zone_id not in zones:
            findings.missing(bin_.zone_id, field="zone_id", row=row)
        elif zones[bin_.zone_id] != bin_.warehouse_id:
            findings.add(ForeignZone(field="zone_id", row=row, zone=bin_.zone_id, warehouse=bin_.warehouse_id))
    claim(placed, Bin.objects.all(), scope="warehouse_id", findings=findings)
    findings.done()


def _warehouses_of_zones(zone_ids: set[int], actor: Actor) -> dict[int, int]:
    rows = Zone.objects.filter(scopes.inside_warehouses(actor), id__in=zone_ids)
    return dict(rows.values_list("id", "warehouse_id"))


@db.in_transaction
def create_bins(batch: Sequence[NewBin], *, actor: Actor, now: datetime) -> list[int]:
    """Create bins; their ids in the order of the batch.

    Raises `MissingPermission` and the errors of `masters.errors` (a zone out of scope is `Missing`); several at once as `Many`.
    """
    actor.require(EDIT_WAREHOUSES)
    zones = _warehouses_of_zones({new.zone_id for new in batch}, actor)
    ids = list(db.take_ids(len(batch)))
    bins = [
        Bin(id=id_, warehouse_id=zones.get(new.zone_id, 0), created_at=now, updated_at=now, **asdict(new))
        for id_, new in zip(ids, batch, strict=True)
    ]
    _check_bins(list(enumerate(bins)), zones, Findings())
    Bin.objects.bulk_create(bins)
    companies = warehouse_companies({bin_.warehouse_id for bin_ in bins})
    fields = ("warehouse_id", *BIN_FIELDS)
    record(
        [
            AuditRow(companies[bin_.warehouse_id], "bin", bin_.id, "create", None, snapshot(bin_, fields))
            for bin_ in bins
        ],
        actor=actor,
        now=now,
    )
    return ids


@db.in_transaction
def update_bins(batch: Sequence[Change[BinValues]], *, actor: Actor, now: datetime) -> None:
    """Change bins. Raises what `create_bins` raises, and `Missing`, `Stale`, `FixedField`, `ForeignZone`."""
    actor.require(EDIT_WAREHOUSES)
    findings = Findings()
    held = locks.bins([change.id for change in batch], actor)
    revisions = revise(held, batch, fields=BIN_FIELDS, now=now, findings=findings)
    zones = _warehouses_of_zones({revision.record.zone_id for revision in revisions}, actor)
    _check_bins([(revision.row, revision.record) for revision in revisions], zones, findings)
    Bin.objects.bulk_create(
        [revision.record for revision in revisions],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*BIN_FIELDS, "version", "updated_at"],
    )
    companies = warehouse_companies({revision.record.warehouse_id for revision in revisions})
    record(audit_rows("bin", revisions, lambda bin_: companies[bin_.warehouse_id]), actor=actor, now=now)
