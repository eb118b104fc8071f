"""Receipts (入库单): goods that come into a warehouse from a supplier or back from a customer."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint


class Receipt(models.Model):
    """These goods come into this warehouse. `origin` is who asked."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+", db_index=False)
    warehouse = models.ForeignKey("organization.Warehouse", models.PROTECT, related_name="+")
    number = models.TextField()
    kind = models.TextField()
    state = models.TextField()
    version = models.IntegerField(db_default=1)
    origin_type = models.TextField()
    origin_id = models.BigIntegerField()
    business_date = models.DateField()
    effective_at = models.DateTimeField()
    customer_id = models.BigIntegerField(null=True)
    supplier_id = models.BigIntegerField(null=True)
    shop_id = models.BigIntegerField(null=True)
    note = models.TextField(db_default="")
    extra = models.JSONField(db_default={})
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "warehouse_receipt"
        constraints = [
            UniqueConstraint(F("company"), F("number"), name="warehouse_receipt_number"),
            CheckConstraint(name="warehouse_receipt_state", condition=Q(state__in=["draft", "received", "cancelled"])),
            CheckConstraint(
                name="warehouse_receipt_kind", condition=Q(kind__in=["purchase", "sales_return", "sent_return"])
            ),
        ]
        indexes = [
            models.Index(fields=["origin_id"], name="warehouse_receipt_origin"),
            models.Index(fields=["company", "business_date", "id"], name="warehouse_receipt_day"),
            models.Index(fields=["warehouse", "id"], name="warehouse_receipt_open", condition=Q(state="draft")),
        ]


class ReceiptLine(models.Model):
    """A quantity (> 0, base unit) of a SKU. `value`: cost of the line without deductible VAT; null = at the ledger's rule. `arrived`: taken off what is on order."""

    id = models.BigIntegerField(primary_key=True)
    receipt = models.ForeignKey(Receipt, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    line_no = models.IntegerField()
    sku = models.ForeignKey("catalog.Sku", models.PROTECT, related_name="+", db_constraint=False)
    qty = models.DecimalField(max_digits=20, decimal_places=4)
    origin_line = models.BigIntegerField(null=True)
    lot = models.TextField(db_default="")
    serial = models.TextField(db_default="")
    value = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    arrived = models.DecimalField(max_digits=20, decimal_places=4, db_default=0)
    quality = models.TextField(db_default="good")
    returns_move_id = models.BigIntegerField(null=True)

    class Meta:
        db_table = "warehouse_receipt_line"
        constraints = [
            UniqueConstraint(F("receipt"), F("line_no"), name="warehouse_receipt_line_no"),
            CheckConstraint(name="warehouse_receipt_line_qty", condition=Q(qty__gt=0)),
        ]
        indexes = [
            models.Index(
                fields=["origin_line"], name="warehouse_receipt_line_origin", condition=Q(origin_line__isnull=False)
            )
        ]
