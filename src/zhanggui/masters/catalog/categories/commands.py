"""Creating, changing and moving categories; brands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from zhanggui.foundation.audit.public import AuditRow, record
from zhanggui.foundation.identity.public import Actor
from zhanggui.kernel import db, events
from zhanggui.masters.catalog import locks
from zhanggui.masters.catalog.categories.contracts import (
    BrandValues,
    CategoriesRecosted,
    CategoryValues,
    NewBrand,
    NewCategory,
)
from zhanggui.masters.catalog.categories.tree import Node, places
from zhanggui.masters.catalog.errors import CategoryLoop, CategoryTooDeep
from zhanggui.masters.catalog.models import MAX_DEPTH, Brand, Category
from zhanggui.masters.catalog.permissions import EDIT_STRUCTURE
from zhanggui.masters.catalog.vocabulary import COSTINGS
from zhanggui.masters.checks import Findings
from zhanggui.masters.editing import Change, audit_rows, claim, revise, snapshot

CATEGORY_FIELDS = tuple(CategoryValues.__annotations__)
BRAND_FIELDS = tuple(BrandValues.__annotations__)
_SORT_LIMIT = 1_000_000


def _hang(tree: Mapping[int, Category], placed: Sequence[tuple[int, Category]], findings: Findings) -> list[Category]:
    """Set what follows from the ancestors of all nodes; the nodes that changed. Finds loops and too deep trees."""
    found, lost = places({node.id: Node(node.parent_id, node.costing) for node in tree.values()})
    for row, node in placed:
        if node.parent_id is not None and node.parent_id not in tree:
            findings.missing(node.parent_id, field="parent_id", row=row)
        elif node.id in lost:
            findings.add(CategoryLoop(field="parent_id", row=row, name=node.name))
    deepest = max((place.depth for place in found.values()), default=0)
    if deepest > MAX_DEPTH:
        findings.add(CategoryTooDeep(field="parent_id", deepest=MAX_DEPTH, depth=deepest))
    moved = [
        node
        for node in tree.values()
        if node.id in found and (node.path, node.costing_in_force) != (found[node.id].path, found[node.id].costing)
    ]
    for node in moved:
        place = found[node.id]
        node.path, node.depth, node.costing_in_force = place.path, place.depth, place.costing
    return moved


def _check_all(placed: Sequence[tuple[int, Category]], findings: Findings) -> None:
    for row, node in placed:
        node.code = findings.code(node.code, row=row)
        node.name = findings.name(node.name, row=row)
        findings.whole(node.sort, field="sort", row=row, lowest=0, highest=_SORT_LIMIT)
        findings.word(node.costing, COSTINGS, field="costing", row=row)
    claim(placed, Category.objects.all(), findings=findings)
    findings.done()


@db.in_transaction
def create_categories(batch: Sequence[NewCategory], *, actor: Actor, now: datetime) -> list[int]:
    """Create categories; their ids in the order of the batch, which may hold parents and children in any order.

    Raises `MissingPermission`, the errors of `masters.errors`, `CategoryLoop`, `CategoryTooDeep`; several at once as `Many`.
    """
    actor.require(EDIT_STRUCTURE)
    findings = Findings()
    tree = locks.category_tree()
    ids = list(db.take_ids(len(batch)))
    codes = {node.code.lower(): node.id for node in tree.values()}
    codes.update((new.code.strip().lower(), id_) for id_, new in zip(ids, batch, strict=True))
    nodes = []
    for row, (id_, new) in enumerate(zip(ids, batch, strict=True)):
        parent_id = codes.get(new.parent.strip().lower()) if new.parent else None
        if new.parent and parent_id is None:
            findings.missing(new.parent, field="parent", row=row)
        node = Category(id=id_, code=new.code, name=new.name, parent_id=parent_id, sort=new.sort, costing=new.costing)
        node.created_at = node.updated_at = now
        nodes.append(node)
    tree.update((node.id, node) for node in nodes)
    placed = list(enumerate(nodes))
    _hang(tree, placed, findings)
    _check_all(placed, findings)
    Category.objects.bulk_create(nodes)
    record(
        [AuditRow(None, "category", node.id, "create", None, snapshot(node, CATEGORY_FIELDS)) for node in nodes],
        actor=actor,
        now=now,
    )
    return ids


@db.in_transaction
def update_categories(batch: Sequence[Change[CategoryValues]], *, actor: Actor, now: datetime) -> None:
    """Change categories; a new parent moves the whole subtree. The moves of a batch are judged by their common result.

    Publishes `CategoriesRecosted` when the cost method of a category differs, its own or inherited.
    Raises what `create_categories` raises, and `Missing`, `Stale`, `FixedField`.
    """
    actor.require(EDIT_STRUCTURE)
    findings = Findings()
    tree = locks.category_tree()
    revisions = revise(tree, batch, fields=CATEGORY_FIELDS, now=now, findings=findings)
    placed = [(revision.row, revision.record) for revision in revisions]
    costings = {node.id: node.costing_in_force for node in tree.values()}
    moved = _hang(tree, placed, findings)
    _check_all(placed, findings)
    # Descendants get their new place without a new version: nothing that a user typed into them has changed.
    written = {node.id: node for node in [*moved, *(node for _, node in placed)]}
    Category.objects.bulk_create(
        list(written.values()),
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*CATEGORY_FIELDS, "path", "depth", "costing_in_force", "version", "updated_at"],
    )
    record(audit_rows("category", revisions, lambda _: None), actor=actor, now=now)
    recosted = tuple(sorted(node.id for node in moved if node.costing_in_force != costings.get(node.id)))
    if recosted:
        events.publish(CategoriesRecosted(category_ids=recosted))


def _check_brands(placed: Sequence[tuple[int, Brand]], findings: Findings) -> None:
    for row, brand in placed:
        brand.code = findings.code(brand.code, row=row)
        brand.name = findings.name(brand.name, row=row)
    claim(placed, Brand.objects.all(), findings=findings)
    findings.done()


@db.in_transaction
def create_brands(batch: Sequence[NewBrand], *, actor: Actor, now: datetime) -> list[int]:
    """Create brands; their ids in the order of the batch. Raises `MissingPermission` and the errors of `masters.errors`."""
    actor.require(EDIT_STRUCTURE)
    ids = list(db.take_ids(len(batch)))
    brands = [Brand(id=id_, created_at=now, updated_at=now, **asdict(new)) for id_, new in zip(ids, batch, strict=True)]
    _check_brands(list(enumerate(brands)), Findings())
    Brand.objects.bulk_create(brands)
    record(
        [AuditRow(None, "brand", brand.id, "create", None, snapshot(brand, BRAND_FIELDS)) for brand in brands],
        actor=actor,
        now=now,
    )
    return ids


@db.in_transaction
def update_brands(batch: Sequence[Change[BrandValues]], *, actor: Actor, now: datetime) -> None:
    """Change brands. Raises what `create_brands` raises, and `Missing`, `Stale`, `FixedField`."""
    actor.require(EDIT_STRUCTURE)
    findings = Findings()
    held = locks.brands([change.id for change in batch])
    revisions = revise(held, batch, fields=BRAND_FIELDS, now=now, findings=findings)
    _check_brands([(revision.row, revision.record) for revision in revisions], findings)
    Brand.objects.bulk_create(
        [revision.record for revision in revisions],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*BRAND_FIELDS, "version", "updated_at"],
    )
    record(audit_rows("brand", revisions, lambda _: None), actor=actor, now=now)
