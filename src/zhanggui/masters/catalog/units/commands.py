"""Creating and changing units, and the conversions of single SKUs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from zhanggui.foundation.audit.public import AuditRow, record
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.masters.catalog import locks
from zhanggui.masters.catalog.errors import UnitInUse, UnitLoop, UnitWithoutBase
from zhanggui.masters.catalog.models import Product, SkuUnit, Unit
from zhanggui.masters.catalog.permissions import EDIT, EDIT_STRUCTURE
from zhanggui.masters.catalog.units.contracts import NewUnit, UnitsOfSku, UnitValues
from zhanggui.masters.catalog.units.conversion import loop
from zhanggui.masters.checks import Findings
from zhanggui.masters.editing import Change, Revision, audit_rows, claim, revise, snapshot

FIELDS = tuple(UnitValues.__annotations__)
SMALLEST_FACTOR, LARGEST_FACTOR = Decimal("0.000001"), Decimal(1_000_000)
#: What gives old quantities another meaning.
_MEANING = frozenset({"decimals", "base_id", "factor"})


def _check_all(placed: Sequence[tuple[int, Unit]], known: Mapping[int, Unit], findings: Findings) -> None:
    for row, unit in placed:
        unit.code = findings.code(unit.code, row=row)
        unit.name = findings.name(unit.name, row=row)
        findings.whole(unit.decimals, field="decimals", row=row, lowest=0, highest=4)
        findings.number(unit.factor, field="factor", row=row, lowest=SMALLEST_FACTOR, highest=LARGEST_FACTOR, places=6)
        if unit.base_id is None and unit.factor != 1:
            findings.add(UnitWithoutBase(field="factor", row=row, unit=unit.code))
        if unit.base_id is not None and unit.base_id not in known:
            findings.missing(unit.base_id, field="base", row=row)
    circle = loop({unit.id: unit.base_id for unit in known.values()})
    if circle:
        at = next((row for row, unit in placed if unit.id in circle), None)
        findings.add(UnitLoop(field="base", row=at, chain=" → ".join(known[id_].code for id_ in circle)))
    claim(placed, Unit.objects.all(), findings=findings)
    findings.done()


@db.in_transaction
def create_units(batch: Sequence[NewUnit], *, actor: Actor, now: datetime) -> list[int]:
    """Create units; their ids in the order of the batch.

    Raises `MissingPermission`, the errors of `masters.errors`, `UnitLoop`, `UnitWithoutBase`; several at once as `Many`.
    """
    actor.require(EDIT_STRUCTURE)
    findings = Findings()
    known = locks.unit_table()
    ids = list(db.take_ids(len(batch)))
    codes = {unit.code.lower(): unit.id for unit in known.values()}
    codes.update((new.code.strip().lower(), id_) for id_, new in zip(ids, batch, strict=True))
    units = []
    for row, (id_, new) in enumerate(zip(ids, batch, strict=True)):
        base_id = codes.get(new.base.strip().lower()) if new.base else None
        if new.base and base_id is None:
            findings.missing(new.base, field="base", row=row)
        unit = Unit(id=id_, code=new.code, name=new.name, decimals=new.decimals, base_id=base_id, factor=new.factor)
        unit.created_at = unit.updated_at = now
        units.append(unit)
    known.update((unit.id, unit) for unit in units)
    _check_all(list(enumerate(units)), known, findings)
    Unit.objects.bulk_create(units)
    record(
        [AuditRow(None, "unit", unit.id, "create", None, snapshot(unit, ("code", *FIELDS))) for unit in units],
        actor=actor,
        now=now,
    )
    return ids


@db.in_transaction
def update_units(batch: Sequence[Change[UnitValues]], *, actor: Actor, now: datetime) -> None:
    """Change units. Raises what `create_units` raises, and `Missing`, `Stale`, `FixedField`, `UnitInUse`."""
    actor.require(EDIT_STRUCTURE)
    findings = Findings()
    known = locks.unit_table()
    revisions = revise(known, batch, fields=FIELDS, now=now, findings=findings)
    _refuse_used(revisions, findings)
    _check_all([(revision.row, revision.record) for revision in revisions], known, findings)
    Unit.objects.bulk_create(
        [revision.record for revision in revisions],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*FIELDS, "version", "updated_at"],
    )
    record(audit_rows("unit", revisions, lambda _: None), actor=actor, now=now)


def _refuse_used(revisions: Sequence[Revision[Unit]], findings: Findings) -> None:
    touched = {revision.record.id for revision in revisions if _MEANING & revision.after.keys()}
    used = set(Product.objects.filter(unit_id__in=touched).values_list("unit_id", flat=True).distinct())
    used |= set(SkuUnit.objects.filter(unit_id__in=touched).values_list("unit_id", flat=True).distinct())
    for revision in revisions:
        if revision.record.id in used:
            findings.add(UnitInUse(field="factor", row=revision.row, unit=revision.record.code))


@db.in_transaction
def set_sku_units(batch: Sequence[UnitsOfSku], *, actor: Actor, now: datetime) -> None:
    """Replace the conversions of SKUs: how many base units one carton of this SKU holds.

    Raises `MissingPermission`, `Missing`, the number errors of `masters.errors`, and `UnitLoop` for a SKU's own base unit.
    """
    actor.require(EDIT)
    findings = Findings()
    held = locks.skus([each.sku_id for each in batch])
    unit_ids = {code.lower(): id_ for code, id_ in Unit.objects.values_list("code", "id")}
    bases = dict(Product.objects.filter(id__in={sku.product_id for sku in held.values()}).values_list("id", "unit_id"))
    findings.unrepeated([each.sku_id for each in batch], field="sku_id")
    rows: list[SkuUnit] = []
    for row, each in enumerate(batch):
        if each.sku_id not in held:
            findings.missing(each.sku_id, field="sku_id", row=row)
            continue
        base_id = bases[held[each.sku_id].product_id]
        rows.extend(_factors_of(each, row, unit_ids, base_id, findings))
    findings.done()
    for each_row, id_ in zip(rows, db.take_ids(len(rows)), strict=True):
        each_row.id = id_
    before = _stored(held)
    SkuUnit.objects.filter(sku_id__in=held).delete()
    SkuUnit.objects.bulk_create(rows)
    record(
        [
            AuditRow(None, "sku", each.sku_id, "set_units", before.get(each.sku_id, {}), dict(each.factors))
            for each in batch
        ],
        actor=actor,
        now=now,
    )


def _stored(skus: Mapping[int, object]) -> dict[int, dict[str, object]]:
    stored: dict[int, dict[str, object]] = {}
    for sku_id, code, factor in SkuUnit.objects.filter(sku_id__in=skus).values_list("sku_id", "unit__code", "factor"):
        stored.setdefault(sku_id, {})[code] = factor
    return stored


def _factors_of(
    each: UnitsOfSku, row: int, unit_ids: Mapping[str, int], base_id: int, findings: Findings
) -> list[SkuUnit]:
    rows = []
    for code, factor in each.factors.items():
        unit_id = unit_ids.get(code.lower())
        findings.number(factor, field="factor", row=row, lowest=SMALLEST_FACTOR, highest=LARGEST_FACTOR, places=6)
        if unit_id is None:
            findings.missing(code, field="unit", row=row)
        elif unit_id == base_id:
            findings.add(UnitLoop(field="unit", row=row, chain=f"{code} → {code}"))
        else:
            rows.append(SkuUnit(sku_id=each.sku_id, unit_id=unit_id, factor=factor))
    return rows
