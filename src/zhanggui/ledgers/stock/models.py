"""The stock ledger: entry → move (append-only) → balance, position and cost pool (projections).

Moves carry no row-level foreign keys: a statement-level trigger checks references and shape of a whole batch in one pass
(sql/guards.sql); `verify` proves them. Entries have none either (sql/guards_references.sql, docs/adr/0014-references-set-based.md).
"""

from __future__ import annotations

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import CheckConstraint, F, Func, Q, UniqueConstraint


class TransactionMark(Func):
    """The writing transaction (kernel guards.sql)."""

    template = "zg_tx()"
    output_field = models.BigIntegerField()


class Location(models.Model):
    """Where goods can be: bins of our warehouses, and the outer world as supplier, customer, loss, scrap … locations."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+")
    warehouse = models.ForeignKey("organization.Warehouse", models.PROTECT, related_name="+", null=True)
    bin = models.ForeignKey("organization.Bin", models.PROTECT, related_name="+", null=True)
    kind = models.TextField()

    class Meta:
        db_table = "stock_location"
        constraints = [
            UniqueConstraint(F("company"), F("kind"), name="stock_location_outer", condition=Q(warehouse=None)),
            UniqueConstraint(F("warehouse"), name="stock_location_warehouse", condition=Q(bin=None)),
            UniqueConstraint(F("bin"), name="stock_location_bin", condition=Q(bin__isnull=False)),
            CheckConstraint(
                name="stock_location_kind", condition=Q(kind="internal", warehouse__isnull=False) | Q(warehouse=None)
            ),
        ]


class Lot(models.Model):
    """A batch of a SKU with its dates."""

    id = models.BigIntegerField(primary_key=True)
    sku = models.ForeignKey("catalog.Sku", models.PROTECT, related_name="+")
    code = models.TextField()
    made_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)

    class Meta:
        db_table = "stock_lot"
        constraints = [UniqueConstraint(F("sku"), F("code"), name="stock_lot_code")]
        indexes = [
            models.Index(fields=["expires_on", "id"], name="stock_lot_expiry", condition=Q(expires_on__isnull=False))
        ]


class Serial(models.Model):
    """Where one piece is now; a projection of the moves. `location_id` None: not in stock. The key makes a number unique in stock
    over all warehouses, which a lock on one warehouse's position can't."""

    pk = models.CompositePrimaryKey("sku_id", "code")
    sku_id = models.BigIntegerField()
    code = models.TextField()
    location_id = models.BigIntegerField(null=True)
    quality = models.TextField(db_default="good")
    lot = models.TextField(db_default="")

    class Meta:
        db_table = "stock_serial"
        indexes = [models.Index(fields=["code"], name="stock_serial_code")]


class Entry(models.Model):
    """One posting of one document; unique by its key, so that a fact can't be posted twice."""

    id = models.BigIntegerField(primary_key=True)
    # Both keys are looked up through the unique constraints below; an index of its own would cost every posting.
    company = models.ForeignKey(
        "organization.Company", models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    posting_key = models.TextField()
    kind = models.TextField()
    document_type = models.TextField()
    document_id = models.BigIntegerField()
    effective_at = models.DateTimeField()
    business_date = models.DateField()
    posted_at = models.DateTimeField()
    reverses = models.ForeignKey(
        "self", models.PROTECT, related_name="+", null=True, db_index=False, db_constraint=False
    )
    customer_id = models.BigIntegerField(null=True)
    supplier_id = models.BigIntegerField(null=True)
    shop_id = models.BigIntegerField(null=True)
    reference_id = models.BigIntegerField(null=True)
    move_count = models.IntegerField()
    tx = models.BigIntegerField(db_default=TransactionMark())

    class Meta:
        db_table = "stock_entry"
        constraints = [
            UniqueConstraint(F("company"), F("posting_key"), name="stock_entry_key"),
            UniqueConstraint(F("reverses"), name="stock_entry_reversed_once", condition=Q(reverses__isnull=False)),
            CheckConstraint(name="stock_entry_has_moves", condition=Q(move_count__gt=0)),
        ]
        indexes = [
            models.Index(fields=["document_id"], name="stock_entry_document"),
            # Finds what was posted lately, for next to nothing a posting; the newest pages are read unsummarized.
            BrinIndex(fields=["tx"], name="stock_entry_tx", pages_per_range=32, autosummarize=True),
        ]


class Move(models.Model):
    """A quantity from a location to a location, with the value that travels along.

    qty > 0 in the SKU's base unit; qty = 0 is a change of value only. `amount` is in company currency. `pool_qty` and
    `pool_amount` are the cost pool after the move, so that a replay can be compared step by step.
    """

    id = models.BigIntegerField(primary_key=True)
    entry_id = models.BigIntegerField()
    line_no = models.IntegerField()
    company_id = models.BigIntegerField()
    sku_id = models.BigIntegerField()
    from_location_id = models.BigIntegerField()
    to_location_id = models.BigIntegerField()
    from_quality = models.TextField(db_default="good")
    to_quality = models.TextField(db_default="good")
    lot = models.TextField(db_default="")
    serial = models.TextField(db_default="")
    owner_id = models.BigIntegerField(db_default=0)
    qty = models.DecimalField(max_digits=20, decimal_places=4)
    amount = models.DecimalField(max_digits=20, decimal_places=2)
    pool_id = models.BigIntegerField(null=True)
    pool_seq = models.BigIntegerField(null=True)
    pool_qty = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    pool_amount = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    effective_at = models.DateTimeField()
    document_line = models.BigIntegerField(null=True)
    returns_move_id = models.BigIntegerField(null=True)

    class Meta:
        db_table = "stock_move"
        constraints = [
            UniqueConstraint(F("entry_id"), F("line_no"), name="stock_move_line"),
            CheckConstraint(name="stock_move_qty", condition=Q(qty__gt=0, amount__gte=0) | (Q(qty=0) & ~Q(amount=0))),
            CheckConstraint(
                name="stock_move_goes_somewhere",
                condition=~Q(from_location_id=F("to_location_id")) | ~Q(from_quality=F("to_quality")),
            ),
            CheckConstraint(
                name="stock_move_quality",
                condition=Q(from_quality__in=["good", "defect"], to_quality__in=["good", "defect"]),
            ),
        ]
        indexes = [
            models.Index(fields=["sku_id", "effective_at"], name="stock_move_card"),
            BrinIndex(fields=["effective_at"], name="stock_move_time", pages_per_range=32),
            models.Index(fields=["document_line"], name="stock_move_document_line"),
            models.Index(
                fields=["returns_move_id"], name="stock_move_returns", condition=Q(returns_move_id__isnull=False)
            ),
            models.Index(fields=["serial", "sku_id"], name="stock_move_serial", condition=~Q(serial="")),
            models.Index(fields=["sku_id", "lot"], name="stock_move_lot", condition=~Q(lot="")),
        ]


class Balance(models.Model):
    """What lies at an inner location now, per dimension; a projection of the moves."""

    pk = models.CompositePrimaryKey("location_id", "sku_id", "quality", "lot", "serial", "owner_id")
    location_id = models.BigIntegerField()
    sku_id = models.BigIntegerField()
    quality = models.TextField()
    lot = models.TextField()
    serial = models.TextField()
    owner_id = models.BigIntegerField()
    qty = models.DecimalField(max_digits=20, decimal_places=4)

    class Meta:
        db_table = "stock_balance"
        constraints = [CheckConstraint(name="stock_balance_serial", condition=Q(serial="") | Q(qty__in=[-1, 0, 1]))]


class Position(models.Model):
    """What a SKU stands at in a warehouse: on hand (good), defect, reserved, on order, in transit.

    The flags are the product's policies, kept here because every posting locks and reads this row anyway: `allow_negative` goods may
    leave before they came, `presale` goods may be promised before they came, tracked goods move by lot or serial number.
    """

    pk = models.CompositePrimaryKey("sku_id", "warehouse_id")
    sku_id = models.BigIntegerField()
    warehouse_id = models.BigIntegerField()
    company_id = models.BigIntegerField()
    on_hand = models.DecimalField(max_digits=20, decimal_places=4, db_default=0)
    defect = models.DecimalField(max_digits=20, decimal_places=4, db_default=0)
    reserved = models.DecimalField(max_digits=20, decimal_places=4, db_default=0)
    on_order = models.DecimalField(max_digits=20, decimal_places=4, db_default=0)
    in_transit = models.DecimalField(max_digits=20, decimal_places=4, db_default=0)
    allow_negative = models.BooleanField(db_default=False)
    presale = models.BooleanField(db_default=False)
    lot_tracked = models.BooleanField(db_default=False)
    serial_tracked = models.BooleanField(db_default=False)

    class Meta:
        db_table = "stock_position"
        constraints = [
            CheckConstraint(name="stock_position_reserved", condition=Q(reserved__gte=0)),
            CheckConstraint(
                name="stock_position_no_oversell",
                condition=Q(allow_negative=True) | Q(presale=True) | Q(on_hand__gte=F("reserved")),
            ),
            CheckConstraint(
                name="stock_position_no_negative_stock", condition=Q(allow_negative=True) | Q(on_hand__gte=0)
            ),
            CheckConstraint(
                name="stock_position_no_negative_defect", condition=Q(allow_negative=True) | Q(defect__gte=0)
            ),
            CheckConstraint(name="stock_position_expected", condition=Q(on_order__gte=0, in_transit__gte=0)),
        ]


class Reservation(models.Model):
    """A promise of goods to a document line: reserve → consume | release | expire. Open = qty − consumed − released."""

    id = models.BigIntegerField(primary_key=True)
    company_id = models.BigIntegerField()
    sku_id = models.BigIntegerField()
    warehouse_id = models.BigIntegerField()
    qty = models.DecimalField(max_digits=20, decimal_places=4)
    consumed = models.DecimalField(max_digits=20, decimal_places=4, db_default=0)
    released = models.DecimalField(max_digits=20, decimal_places=4, db_default=0)
    document_type = models.TextField()
    document_id = models.BigIntegerField()
    document_line = models.BigIntegerField()
    reserved_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "stock_reservation"
        constraints = [
            CheckConstraint(
                name="stock_reservation_open",
                condition=Q(qty__gt=0, consumed__gte=0, released__gte=0, qty__gte=F("consumed") + F("released")),
            )
        ]
        indexes = [
            models.Index(fields=["document_id"], name="stock_reservation_document"),
            models.Index(fields=["expires_at"], name="stock_reservation_expiry", condition=Q(expires_at__isnull=False)),
            models.Index(fields=["sku_id", "warehouse_id"], name="stock_reservation_sku"),
        ]


class CostPool(models.Model):
    """(qty, amount) of a SKU in a company, or in a warehouse where the company values by warehouse (warehouse 0 = company)."""

    id = models.BigIntegerField(primary_key=True)
    company_id = models.BigIntegerField()
    sku_id = models.BigIntegerField()
    warehouse_id = models.BigIntegerField(db_default=0)
    method = models.TextField()
    qty = models.DecimalField(max_digits=20, decimal_places=4, db_default=0)
    amount = models.DecimalField(max_digits=20, decimal_places=2, db_default=0)
    last_unit = models.DecimalField(max_digits=24, decimal_places=10, db_default=0)
    seq = models.BigIntegerField(db_default=0)

    class Meta:
        db_table = "stock_cost_pool"
        constraints = [
            UniqueConstraint(F("sku_id"), F("company_id"), F("warehouse_id"), name="stock_cost_pool_key"),
            CheckConstraint(name="stock_cost_pool_empty", condition=~Q(qty=0) | Q(amount=0)),
        ]


class CostLayer(models.Model):
    """What is left of one receipt in a FIFO pool; `id` is the receiving move."""

    id = models.BigIntegerField(primary_key=True)
    pool_id = models.BigIntegerField()
    seq = models.BigIntegerField()
    qty = models.DecimalField(max_digits=20, decimal_places=4)
    amount = models.DecimalField(max_digits=20, decimal_places=2)

    class Meta:
        db_table = "stock_cost_layer"
        indexes = [models.Index(fields=["pool_id", "seq"], name="stock_cost_layer_open", condition=Q(qty__gt=0))]
        constraints = [CheckConstraint(name="stock_cost_layer_left", condition=Q(qty__gte=0))]


class Closing(models.Model):
    """Up to and with `through` nothing may be posted any more; the snapshot of that day answers as-of questions."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+")
    through = models.DateField()
    cutoff = models.DateTimeField()
    closed_at = models.DateTimeField()

    class Meta:
        db_table = "stock_closing"
        constraints = [UniqueConstraint(F("company"), F("through"), name="stock_closing_day")]


class Snapshot(models.Model):
    """What lay where at the cutoff of a closing."""

    pk = models.CompositePrimaryKey("closing_id", "location_id", "sku_id", "quality")
    closing_id = models.BigIntegerField()
    location_id = models.BigIntegerField()
    sku_id = models.BigIntegerField()
    quality = models.TextField()
    qty = models.DecimalField(max_digits=20, decimal_places=4)

    class Meta:
        db_table = "stock_snapshot"


class Checkpoint(models.Model):
    """A turn of a month (UTC) for which `stock_checkpoint_qty` holds what lay where: every entry with a moment before `cutoff` and a
    transaction below the watermark. Made by the worker; forbids nothing."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+", db_index=False)
    cutoff = models.DateTimeField()

    class Meta:
        db_table = "stock_checkpoint"
        constraints = [UniqueConstraint(F("company"), F("cutoff"), name="stock_checkpoint_cutoff")]


class CheckpointQty(models.Model):
    """What lay where at a checkpoint."""

    pk = models.CompositePrimaryKey("checkpoint_id", "location_id", "sku_id", "quality")
    checkpoint_id = models.BigIntegerField()
    location_id = models.BigIntegerField()
    sku_id = models.BigIntegerField()
    quality = models.TextField()
    qty = models.DecimalField(max_digits=20, decimal_places=4)

    class Meta:
        db_table = "stock_checkpoint_qty"


class Watermark(models.Model):
    """Entries of transactions below `tx` are in the checkpoints. One row."""

    id = models.SmallIntegerField(primary_key=True)
    tx = models.BigIntegerField()

    class Meta:
        db_table = "stock_watermark"
