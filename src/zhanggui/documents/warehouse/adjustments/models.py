"""Adjustments (其他出入库、盘点差异): stock changes that no trade caused."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from zhanggui.documents.warehouse.adjustments.purposes import PURPOSEFUL, PURPOSES


class Adjustment(models.Model):
    """A found, lost, damaged, used or opening quantity, with a reason. `purpose`: what an adjustment of the kind other is for; `shop_id`: whose
    gift or packaging; `department`: who uses it."""

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
    reason = models.TextField()
    note = models.TextField(db_default="")
    extra = models.JSONField(db_default={})
    purpose = models.TextField(db_default="")
    shop_id = models.BigIntegerField(null=True)
    department = models.TextField(db_default="")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "warehouse_adjustment"
        constraints = [
            UniqueConstraint(F("company"), F("number"), name="warehouse_adjustment_number"),
            CheckConstraint(
                name="warehouse_adjustment_state", condition=Q(state__in=["draft", "posted", "reversed", "cancelled"])
            ),
            CheckConstraint(
                name="warehouse_adjustment_kind", condition=Q(kind__in=["other", "count", "opening", "revaluation"])
            ),
            CheckConstraint(
                name="warehouse_adjustment_purpose",
                condition=Q(purpose="") | Q(kind=PURPOSEFUL, purpose__in=list(PURPOSES)),
            ),
        ]
        indexes = [
            models.Index(fields=["origin_id"], name="warehouse_adjustment_origin"),
            models.Index(fields=["company", "business_date", "id"], name="warehouse_adjustment_day"),
            models.Index(fields=["warehouse", "id"], name="warehouse_adjustment_open", condition=Q(state="draft")),
        ]


class AdjustmentLine(models.Model):
    """A signed quantity (base unit) of a SKU. `value`: cost of what comes in (null = current average), or the signed change of value where the quantity is 0. `declared`: amount a source document claimed for the line, for tracing only.
    `fair_price`: of a gift, net, per base unit, and why where a price list had it; `tax`: the VAT that was or will be booked."""

    id = models.BigIntegerField(primary_key=True)
    adjustment = models.ForeignKey(Adjustment, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    line_no = models.IntegerField()
    sku = models.ForeignKey("catalog.Sku", models.PROTECT, related_name="+", db_constraint=False)
    qty = models.DecimalField(max_digits=20, decimal_places=4)
    origin_line = models.BigIntegerField(null=True)
    lot = models.TextField(db_default="")
    serial = models.TextField(db_default="")
    value = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    declared = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    quality = models.TextField(db_default="good")
    fair_price = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    price_zh = models.TextField(db_default="")
    price_en = models.TextField(db_default="")
    tax_rate = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    tax = models.DecimalField(max_digits=20, decimal_places=2, db_default=0)

    class Meta:
        db_table = "warehouse_adjustment_line"
        constraints = [
            UniqueConstraint(F("adjustment"), F("line_no"), name="warehouse_adjustment_line_no"),
            CheckConstraint(
                name="warehouse_adjustment_line_qty", condition=~Q(qty=0) | (Q(value__isnull=False) & ~Q(value=0))
            ),
        ]
        indexes = [
            models.Index(
                fields=["origin_line"], name="warehouse_adjustment_line_from", condition=Q(origin_line__isnull=False)
            )
        ]
