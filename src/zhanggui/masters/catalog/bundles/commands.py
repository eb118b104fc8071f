"""Filling bundles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from zhanggui.foundation.audit.public import AuditRow, record
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.kernel.quantity import MAX_QTY, STEP
from zhanggui.masters.catalog import locks
from zhanggui.masters.catalog.bundles.contracts import Bundle
from zhanggui.masters.catalog.bundles.explode import MAX_LEVELS, circle, deepest
from zhanggui.masters.catalog.bundles.queries import collect
from zhanggui.masters.catalog.errors import BundleLoop, BundleTooDeep, ComponentRefused, NotABundle
from zhanggui.masters.catalog.models import BundleLine
from zhanggui.masters.catalog.permissions import EDIT
from zhanggui.masters.catalog.skus.contracts import SkuRow
from zhanggui.masters.catalog.skus.queries import skus
from zhanggui.masters.checks import Findings

SQL = db.Folder(__file__)
MAX_COMPONENTS = 100
_HEAVIEST = Decimal(1_000_000_000)


def _check(bundle: Bundle, row: int, known: Mapping[int, SkuRow], findings: Findings) -> None:
    sku = known.get(bundle.sku_id)
    if sku is None:
        findings.missing(bundle.sku_id, field="sku_id", row=row)
    elif not sku.bundle:
        findings.add(NotABundle(field="sku_id", row=row, sku=sku.code))
    findings.whole(len(bundle.components), field="components", row=row, lowest=1, highest=MAX_COMPONENTS)
    seen: set[int] = set()
    for component in bundle.components:
        part = known.get(component.sku_id)
        if part is None:
            findings.missing(component.sku_id, field="component", row=row)
            continue
        if part.kind in ("fee", "discount"):
            findings.add(ComponentRefused(field="component", row=row, sku=part.code))
        if component.sku_id in seen:
            findings.repeated(part.code, field="component", row=row, first=row)
        seen.add(component.sku_id)
        findings.number(component.qty, field="qty", row=row, lowest=STEP, highest=MAX_QTY, places=part.decimals)
        findings.number(component.weight, field="weight", row=row, highest=_HEAVIEST, places=6)


def _check_nesting(batch: Sequence[Bundle], known: Mapping[int, SkuRow], findings: Findings) -> None:
    """The bundles around the batch, as they will be, hold no circle and are not too deep."""
    asked = {bundle.sku_id for bundle in batch} | {part.sku_id for bundle in batch for part in bundle.components}
    around = collect(SQL.around.rows(ids=sorted(asked)))
    before = around.keys() - {bundle.sku_id for bundle in batch}
    after = {**around, **{bundle.sku_id: bundle for bundle in batch}}
    for row, bundle in enumerate(batch):
        found = circle(bundle.sku_id, after)
        if found:
            chain = " → ".join(known[id_].code if id_ in known else str(id_) for id_ in found)
            findings.add(BundleLoop(field="components", row=row, chain=chain))
    findings.done()
    codes = {id_: sku.code for id_, sku in known.items()}
    rows = {bundle.sku_id: row for row, bundle in enumerate(batch)}
    for top in [*rows, *sorted(before)]:
        levels = deepest(top, after)
        if len(levels) > MAX_LEVELS:
            chain = " → ".join(codes.get(id_, str(id_)) for id_ in levels)
            findings.add(BundleTooDeep(field="components", row=rows.get(top), deepest=MAX_LEVELS, chain=chain))


@db.in_transaction
def set_bundles(batch: Sequence[Bundle], *, actor: Actor, now: datetime) -> None:
    """Replace what bundles contain.

    Raises `MissingPermission`, `Missing`, `NotABundle`, `ComponentRefused`, `BundleLoop`, `BundleTooDeep` and the number errors of
    `masters.errors`; several at once as `Many`.
    """
    actor.require(EDIT)
    findings = Findings()
    locks.bundle_table()
    findings.unrepeated([bundle.sku_id for bundle in batch], field="sku_id")
    known = skus({bundle.sku_id for bundle in batch} | {part.sku_id for bundle in batch for part in bundle.components})
    for row, bundle in enumerate(batch):
        _check(bundle, row, known, findings)
    findings.done()
    _check_nesting(batch, known, findings)
    findings.done()
    ids = [bundle.sku_id for bundle in batch]
    before = collect(
        BundleLine.objects.filter(bundle_id__in=ids)
        .order_by("bundle_id", "sort")
        .values_list("bundle_id", "component_id", "qty", "weight")
    )
    BundleLine.objects.filter(bundle_id__in=ids).delete()
    lines = [
        BundleLine(bundle_id=bundle.sku_id, component_id=part.sku_id, sort=sort, qty=part.qty, weight=part.weight)
        for bundle in batch
        for sort, part in enumerate(bundle.components)
    ]
    for line, id_ in zip(lines, db.take_ids(len(lines)), strict=True):
        line.id = id_
    BundleLine.objects.bulk_create(lines)
    rows = [
        AuditRow(None, "sku", bundle.sku_id, "set_bundle", _plain(before.get(bundle.sku_id)), _plain(bundle))
        for bundle in batch
    ]
    record(rows, actor=actor, now=now)


def _plain(bundle: Bundle | None) -> dict[str, object]:
    parts = bundle.components if bundle else ()
    return {"components": [{"sku_id": part.sku_id, "qty": part.qty, "weight": part.weight} for part in parts]}
