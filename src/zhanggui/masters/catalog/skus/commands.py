"""Creating and changing SKUs; their barcodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from zhanggui.foundation.audit.public import AuditRow, record
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db
from zhanggui.masters.catalog import locks
from zhanggui.masters.catalog.errors import BarcodeTaken
from zhanggui.masters.catalog.models import Barcode, Sku, Unit
from zhanggui.masters.catalog.options import Option, loaded, sku_name
from zhanggui.masters.catalog.permissions import EDIT
from zhanggui.masters.catalog.skus.checks import check_options_of_skus, check_sku
from zhanggui.masters.catalog.skus.contracts import AddedSku, BarcodesOfSku, NewBarcode, SkuValues
from zhanggui.masters.checks import Findings
from zhanggui.masters.editing import Change, audit_rows, claim, revise, snapshot

FIELDS = tuple(SkuValues.__annotations__)
MAX_BARCODES = 50


@dataclass(frozen=True, slots=True)
class CheckedSkus:
    """SKUs and barcodes that passed all checks; `insert` writes them after their products."""

    skus: list[Sku]
    barcodes: list[Barcode]

    def insert(self) -> None:
        """Write both; two statements."""
        Sku.objects.bulk_create(self.skus)
        Barcode.objects.bulk_create(self.barcodes)

    def audit_rows(self) -> list[AuditRow]:
        """One row per SKU, with its barcodes."""
        codes: dict[int, list[str]] = {}
        for barcode in self.barcodes:
            codes.setdefault(barcode.sku_id, []).append(barcode.code)
        return [
            AuditRow(None, "sku", sku.id, "create", None, _card(sku) | {"barcodes": codes.get(sku.id, [])})
            for sku in self.skus
        ]


def _card(sku: Sku) -> dict[str, object]:
    return snapshot(sku, ("product_id", "bundle", *FIELDS))


def _in_order(values: Mapping[str, str], options: Sequence[Option]) -> list[str]:
    return [values[option.name] for option in options if option.name in values]


def check_new_skus(
    added: Sequence[tuple[int, AddedSku]],
    *,
    options_of: Mapping[int, tuple[Option, ...]],
    named: Mapping[int, str],
    siblings: Sequence[Sku] = (),
    findings: Findings,
    now: datetime,
) -> CheckedSkus:
    """Make the rows of new SKUs and raise everything found so far. `added` are (row of the batch, SKU).

    `options_of` and `named` give the options and names of the products, `siblings` the SKUs that these have already.
    """
    placed: list[tuple[int, Sku]] = []
    labels: list[tuple[int, int, tuple[NewBarcode, ...]]] = []
    for (row, each), id_ in zip(added, db.take_ids(len(added)), strict=True):
        new = each.sku
        values = _in_order(new.options, options_of[each.product_id])
        sku = Sku(
            id=id_,
            product_id=each.product_id,
            code=new.code,
            name=new.name.strip() or sku_name(named[each.product_id].strip(), values),
            options=dict(new.options),
            bundle=new.bundle,
            weight_g=new.weight_g,
            volume_cm3=new.volume_cm3,
            created_at=now,
            updated_at=now,
        )
        check_sku(sku, row=row, findings=findings)
        placed.append((row, sku))
        labels.append((row, id_, tuple(NewBarcode(code=code) for code in new.barcodes)))
    claim(placed, Sku.objects.all(), findings=findings)
    check_options_of_skus([*((0, sku) for sku in siblings), *placed], options_of, findings)
    barcodes = _check_barcodes(labels, {}, findings=findings, now=now)
    findings.done()
    return CheckedSkus([sku for _, sku in placed], barcodes)


def _check_barcodes(
    labels: Sequence[tuple[int, int, tuple[NewBarcode, ...]]],
    unit_ids: Mapping[str, int],
    *,
    findings: Findings,
    now: datetime,
) -> list[Barcode]:
    """The barcode rows of `labels`, (row, SKU, all its barcodes); finds codes that stand twice or that another SKU keeps."""
    placed: dict[str, tuple[int, Barcode]] = {}
    for row, sku_id, news in labels:
        findings.whole(len(news), field="barcode", row=row, lowest=0, highest=MAX_BARCODES)
        for place, new in enumerate(news):
            code = findings.code(new.code, field="barcode", row=row)
            unit_id = unit_ids.get(new.unit.lower()) if new.unit else None
            if new.unit and unit_id is None:
                findings.missing(new.unit, field="unit", row=row)
            if code in placed:
                findings.repeated(code, field="barcode", row=row, first=placed[code][0])
            placed[code] = row, Barcode(sku_id=sku_id, code=code, unit_id=unit_id, main=place == 0, created_at=now)
    # A SKU of this batch gives up what its new list does not hold, so only other SKUs stand in the way.
    used = Barcode.objects.filter(active=True, code__in=placed).exclude(sku_id__in={sku_id for _, sku_id, _ in labels})
    for code, owner in used.order_by("id").values_list("code", "sku__code"):
        findings.add(BarcodeTaken(field="barcode", row=placed[code][0], barcode=code, sku=owner))
    for (_, barcode), id_ in zip(placed.values(), db.take_ids(len(placed)), strict=True):
        barcode.id = id_
    return [barcode for _, barcode in placed.values()]


@db.in_transaction
def create_skus(batch: Sequence[AddedSku], *, actor: Actor, now: datetime) -> list[int]:
    """Add SKUs to existing products; their ids in the order of the batch.

    Raises `MissingPermission`, the errors of `masters.errors`, `OptionsMismatch`, `BarcodeTaken`; several at once as `Many`.
    """
    actor.require(EDIT)
    findings = Findings()
    products = locks.products([each.product_id for each in batch])
    for row, each in enumerate(batch):
        if each.product_id not in products:
            findings.missing(each.product_id, field="product_id", row=row)
    findings.done()
    checked = check_new_skus(
        list(enumerate(batch)),
        options_of={id_: loaded(product.options) for id_, product in products.items()},
        named={id_: product.name for id_, product in products.items()},
        siblings=list(Sku.objects.filter(product_id__in=products, active=True).order_by("id")),
        findings=findings,
        now=now,
    )
    checked.insert()
    record(checked.audit_rows(), actor=actor, now=now)
    return [sku.id for sku in checked.skus]


@db.in_transaction
def update_skus(batch: Sequence[Change[SkuValues]], *, actor: Actor, now: datetime) -> None:
    """Change SKUs. Raises what `create_skus` raises, and `Missing`, `Stale`, `FixedField`."""
    actor.require(EDIT)
    findings = Findings()
    ids = [change.id for change in batch]
    products = locks.products(Sku.objects.filter(id__in=ids).values_list("product_id", flat=True).distinct())
    held = locks.skus(ids)
    revisions = revise(held, batch, fields=FIELDS, now=now, findings=findings)
    placed = [(revision.row, revision.record) for revision in revisions]
    for row, sku in placed:
        check_sku(sku, row=row, findings=findings)
    claim(placed, Sku.objects.all(), findings=findings)
    others = Sku.objects.filter(product_id__in=products, active=True).exclude(id__in=[sku.id for _, sku in placed])
    options = {id_: loaded(product.options) for id_, product in products.items()}
    check_options_of_skus([*((0, sku) for sku in others.order_by("id")), *placed], options, findings)
    findings.done()
    Sku.objects.bulk_create(
        [sku for _, sku in placed],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*FIELDS, "version", "updated_at"],
    )
    record(audit_rows("sku", revisions, lambda _: None), actor=actor, now=now)


@db.in_transaction
def set_barcodes(batch: Sequence[BarcodesOfSku], *, actor: Actor, now: datetime) -> None:
    """Replace the barcodes in use of SKUs; those left out are retired and may serve another SKU.

    Raises `MissingPermission`, `Missing`, `BarcodeTaken` and the text errors of `masters.errors`; several at once as `Many`.
    """
    actor.require(EDIT)
    findings = Findings()
    held = locks.skus([each.sku_id for each in batch])
    findings.unrepeated([each.sku_id for each in batch], field="sku_id")
    for row, each in enumerate(batch):
        if each.sku_id not in held:
            findings.missing(each.sku_id, field="sku_id", row=row)
    unit_ids = {code.lower(): id_ for code, id_ in Unit.objects.values_list("code", "id")}
    labels = [(row, each.sku_id, each.barcodes) for row, each in enumerate(batch)]
    wanted = {_label(barcode): barcode for barcode in _check_barcodes(labels, unit_ids, findings=findings, now=now)}
    findings.done()
    in_use = {_label(kept): kept for kept in Barcode.objects.filter(sku_id__in=held, active=True).order_by("id")}
    retired = [kept.id for key, kept in in_use.items() if key not in wanted]
    Barcode.objects.filter(id__in=retired).update(active=False)
    Barcode.objects.bulk_create([barcode for key, barcode in wanted.items() if key not in in_use])
    before: dict[int, list[str]] = {}
    for barcode in in_use.values():
        before.setdefault(barcode.sku_id, []).append(barcode.code)
    record([_barcode_audit(each, before) for each in batch], actor=actor, now=now)


def _label(barcode: Barcode) -> tuple[int, str, int | None, bool]:
    return barcode.sku_id, barcode.code, barcode.unit_id, barcode.main


def _barcode_audit(each: BarcodesOfSku, before: Mapping[int, list[str]]) -> AuditRow:
    after = {"barcodes": [barcode.code for barcode in each.barcodes]}
    return AuditRow(None, "sku", each.sku_id, "set_barcodes", {"barcodes": before.get(each.sku_id, [])}, after)
