"""Counts (盘点单): what people found when they counted, beside what the books said at that moment."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint


class Count(models.Model):
    """A count of a warehouse, or of some SKUs in it. Posting makes an adjustment of its differences."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+")
    warehouse = models.ForeignKey("organization.Warehouse", models.PROTECT, related_name="+")
    number = models.TextField()
    state = models.TextField()
    version = models.IntegerField(db_default=1)
    business_date = models.DateField()
    note = models.TextField(db_default="")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "warehouse_count"
        constraints = [
            UniqueConstraint(F("company"), F("number"), name="warehouse_count_number"),
            CheckConstraint(name="warehouse_count_state", condition=Q(state__in=["draft", "posted", "cancelled"])),
        ]
        indexes = [models.Index(fields=["company", "business_date", "id"], name="warehouse_count_day")]


class CountLine(models.Model):
    """Goods of one kind. `counted` None: not counted yet. `book` is what lay there by the books at `counted_at`, known when the count is
    posted; the difference is what the adjustment booked."""

    id = models.BigIntegerField(primary_key=True)
    count = models.ForeignKey(Count, models.PROTECT, related_name="+", db_constraint=False)
    line_no = models.IntegerField()
    sku = models.ForeignKey("catalog.Sku", models.PROTECT, related_name="+", db_constraint=False)
    quality = models.TextField(db_default="good")
    lot = models.TextField(db_default="")
    serial = models.TextField(db_default="")
    counted = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    counted_at = models.DateTimeField(null=True)
    book = models.DecimalField(max_digits=20, decimal_places=4, null=True)

    class Meta:
        db_table = "warehouse_count_line"
        constraints = [
            UniqueConstraint(F("count"), F("line_no"), name="warehouse_count_line_no"),
            UniqueConstraint(
                F("count"), F("sku"), F("quality"), F("lot"), F("serial"), name="warehouse_count_line_goods"
            ),
            CheckConstraint(name="warehouse_count_line_counted", condition=Q(counted__isnull=True) | Q(counted__gte=0)),
        ]
