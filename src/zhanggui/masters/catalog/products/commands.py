"""Creating and changing products; their pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from zhanggui.foundation.audit.public import AuditRow, record
from zhanggui.foundation.files.public import files
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db, events
from zhanggui.masters.catalog import locks
from zhanggui.masters.catalog.models import Brand, Category, Image, Product, Sku, Unit
from zhanggui.masters.catalog.options import Option, check_options, loaded, stored
from zhanggui.masters.catalog.permissions import EDIT
from zhanggui.masters.catalog.products.checks import check_policies, check_product
from zhanggui.masters.catalog.products.contracts import (
    ImagesOfProduct,
    NewProduct,
    ProductPoliciesChanged,
    ProductValues,
)
from zhanggui.masters.catalog.products.matrix import MAX_SKUS, matrix, size
from zhanggui.masters.catalog.skus.checks import check_options_of_skus
from zhanggui.masters.catalog.skus.commands import check_new_skus
from zhanggui.masters.catalog.skus.contracts import AddedSku
from zhanggui.masters.checks import Findings
from zhanggui.masters.constraints import NAME
from zhanggui.masters.editing import Change, audit_rows, claim, revise, snapshot

FIELDS = tuple(ProductValues.__annotations__)
_FIXED = ("kind", "unit_id")
_POLICIES = frozenset({"category_id", "lot_tracked", "serial_tracked", "allow_negative", "presale"})
MAX_IMAGES = 100


def _check_all(placed: Sequence[tuple[int, Product]], units: Mapping[int, Unit], findings: Findings) -> None:
    _check_references(placed, findings)
    for row, product in placed:
        check_product(product, row=row, findings=findings)
        unit = units.get(product.unit_id)
        check_policies(product, whole_units=unit is None or not unit.decimals, row=row, findings=findings)
    claim(placed, Product.objects.all(), findings=findings)


def _check_references(placed: Sequence[tuple[int, Product]], findings: Findings) -> None:
    category_ids = {product.category_id for _, product in placed if product.category_id is not None}
    brand_ids = {product.brand_id for _, product in placed if product.brand_id is not None}
    categories = set(Category.objects.filter(id__in=category_ids).values_list("id", flat=True))
    brands = set(Brand.objects.filter(id__in=brand_ids).values_list("id", flat=True))
    for row, product in placed:
        if product.category_id is not None and product.category_id not in categories:
            findings.missing(product.category_id, field="category_id", row=row)
        if product.brand_id is not None and product.brand_id not in brands:
            findings.missing(product.brand_id, field="brand_id", row=row)


def _product(id_: int, new: NewProduct, *, unit_id: int, options: Sequence[Option], now: datetime) -> Product:
    return Product(
        id=id_,
        code=new.code,
        name=new.name,
        kind=new.kind,
        unit_id=unit_id,
        category_id=new.category_id,
        brand_id=new.brand_id,
        options=stored(options),
        description=new.description,
        tax_rate=new.tax_rate,
        revenue_account=new.revenue_account,
        lot_tracked=new.lot_tracked,
        shelf_life_days=new.shelf_life_days,
        serial_tracked=new.serial_tracked,
        allow_negative=new.allow_negative,
        presale=new.presale,
        created_at=now,
        updated_at=now,
    )


def _skus_of(
    product: Product, new: NewProduct, options: Sequence[Option], row: int, findings: Findings
) -> list[AddedSku]:
    skus = new.skus
    if not skus:
        findings.whole(size(options), field="options", row=row, lowest=1, highest=MAX_SKUS)
        skus = tuple(matrix(new.code.strip(), new.name.strip(), options)) if size(options) <= MAX_SKUS else ()
    findings.whole(len(skus), field="sku_id", row=row, lowest=0, highest=MAX_SKUS)
    return [AddedSku(product_id=product.id, sku=sku) for sku in skus]


@db.in_transaction
def create_products(batch: Sequence[NewProduct], *, actor: Actor, now: datetime) -> list[int]:
    """Create products with their SKUs and barcodes; the product ids in the order of the batch.

    Raises `MissingPermission`, the errors of `masters.errors`, `OptionsMismatch`, `PolicyContradiction`, `BarcodeTaken`; several at
    once as `Many`. The `row` of an error in a SKU is the product's.
    """
    actor.require(EDIT)
    findings = Findings()
    units = {unit.id: unit for unit in Unit.objects.all()}
    unit_ids = {unit.code.lower(): unit.id for unit in units.values()}
    ids = list(db.take_ids(len(batch)))
    products: list[Product] = []
    added: list[tuple[int, AddedSku]] = []
    options_of: dict[int, tuple[Option, ...]] = {}
    for row, (id_, new) in enumerate(zip(ids, batch, strict=True)):
        unit_id = unit_ids.get(new.unit.strip().lower(), 0)
        if not unit_id:
            findings.missing(new.unit, field="unit", row=row)
        options = options_of[id_] = check_options(new.options, row=row, findings=findings)
        product = _product(id_, new, unit_id=unit_id, options=options, now=now)
        products.append(product)
        added.extend((row, sku) for sku in _skus_of(product, new, options, row, findings))
    _check_all(list(enumerate(products)), units, findings)
    named = {product.id: product.name for product in products}
    written = check_new_skus(added, options_of=options_of, named=named, findings=findings, now=now)
    Product.objects.bulk_create(products)
    written.insert()
    rows = [AuditRow(None, "product", p.id, "create", None, snapshot(p, (*_FIXED, *FIELDS))) for p in products]
    record([*rows, *written.audit_rows()], actor=actor, now=now)
    return ids


def _stored_values(change: Change[ProductValues], row: int, findings: Findings) -> Change[Mapping[str, object]]:
    values: dict[str, object] = dict(change.values)
    if "options" in change.values:
        values["options"] = stored(check_options(change.values["options"], row=row, findings=findings))
    return Change(id=change.id, version=change.version, values=values)


@db.in_transaction
def update_products(batch: Sequence[Change[ProductValues]], *, actor: Actor, now: datetime) -> None:
    """Change products. Publishes `ProductPoliciesChanged` when a tracking or costing property differs.

    Raises what `create_products` raises, and `Missing`, `Stale`, `FixedField`. Options that an active SKU uses can't be taken away.
    """
    actor.require(EDIT)
    findings = Findings()
    held = locks.products([change.id for change in batch])
    changes = [_stored_values(change, row, findings) for row, change in enumerate(batch)]
    revisions = revise(held, changes, fields=FIELDS, now=now, findings=findings)
    placed = [(revision.row, revision.record) for revision in revisions]
    _check_all(placed, {unit.id: unit for unit in Unit.objects.all()}, findings)
    reshaped = {revision.record.id: revision for revision in revisions if "options" in revision.after}
    skus = [
        (reshaped[sku.product_id].row, sku)
        for sku in Sku.objects.filter(product_id__in=reshaped, active=True).order_by("id")
    ]
    options = {id_: loaded(revision.record.options) for id_, revision in reshaped.items()}
    check_options_of_skus(skus, options, findings)
    findings.done()
    Product.objects.bulk_create(
        [product for _, product in placed],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*FIELDS, "version", "updated_at"],
    )
    record(audit_rows("product", revisions, lambda _: None), actor=actor, now=now)
    changed = tuple(revision.record.id for revision in revisions if _POLICIES & revision.after.keys())
    if changed:
        events.publish(ProductPoliciesChanged(product_ids=changed))


@db.in_transaction
def set_images(batch: Sequence[ImagesOfProduct], *, actor: Actor, now: datetime) -> None:
    """Replace the pictures of products. Raises `MissingPermission`, `Missing` and the text errors of `masters.errors`."""
    actor.require(EDIT)
    findings = Findings()
    held = locks.products([each.product_id for each in batch])
    findings.unrepeated([each.product_id for each in batch], field="product_id")
    shown = {image.sku_id for each in batch for image in each.images if image.sku_id is not None}
    owners = dict(Sku.objects.filter(id__in=shown).values_list("id", "product_id"))
    stored = files({image.file_key for each in batch for image in each.images})
    rows: list[Image] = []
    for row, each in enumerate(batch):
        if each.product_id not in held:
            findings.missing(each.product_id, field="product_id", row=row)
        for key in [image.file_key for image in each.images]:
            if key not in stored or not stored[key].media_type.startswith("image/"):
                findings.missing(key[:NAME], field="file_key", row=row)
        rows.extend(_images(each, owners, row=row, findings=findings, now=now))
    findings.done()
    before: dict[int, list[str]] = {}
    for product_id, key in (
        Image.objects.filter(product_id__in=held).order_by("sort").values_list("product_id", "file_key")
    ):
        before.setdefault(product_id, []).append(key)
    Image.objects.filter(product_id__in=held).delete()
    for image, id_ in zip(rows, db.take_ids(len(rows)), strict=True):
        image.id = id_
    Image.objects.bulk_create(rows)
    record([_image_audit(each, before) for each in batch], actor=actor, now=now)


def _images(
    each: ImagesOfProduct, owners: Mapping[int, int], *, row: int, findings: Findings, now: datetime
) -> list[Image]:
    findings.whole(len(each.images), field="images", row=row, lowest=0, highest=MAX_IMAGES)
    rows: dict[str, Image] = {}
    for sort, image in enumerate(each.images):
        key = findings.text(image.file_key, field="file_key", row=row, longest=NAME, needed=True)
        if image.sku_id is not None and owners.get(image.sku_id) != each.product_id:
            findings.missing(image.sku_id, field="sku_id", row=row)
        if key in rows:
            findings.repeated(key, field="file_key", row=row, first=row)
        rows[key] = Image(product_id=each.product_id, sku_id=image.sku_id, file_key=key, sort=sort, created_at=now)
    return list(rows.values())


def _image_audit(each: ImagesOfProduct, before: Mapping[int, list[str]]) -> AuditRow:
    after = {"images": [image.file_key for image in each.images]}
    return AuditRow(None, "product", each.product_id, "set_images", {"images": before.get(each.product_id, [])}, after)
