"""Returns to suppliers (采购退货)."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint


class Return(models.Model):
    """Goods of one purchase order that go back to its supplier, from the order's warehouse."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+")
    order = models.ForeignKey("purchasing.Order", models.PROTECT, related_name="+")
    warehouse = models.ForeignKey("organization.Warehouse", models.PROTECT, related_name="+")
    supplier = models.ForeignKey("partners.Supplier", models.PROTECT, related_name="+")
    number = models.TextField()
    state = models.TextField()
    version = models.IntegerField(db_default=1)
    business_date = models.DateField()
    returned_at = models.DateTimeField()
    currency = models.TextField()
    reason = models.TextField(db_default="")
    extra = models.JSONField(db_default={})
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "purchasing_return"
        constraints = [
            UniqueConstraint(F("company"), F("number"), name="purchasing_return_number"),
            CheckConstraint(name="purchasing_return_state", condition=Q(state__in=["draft", "shipped", "cancelled"])),
        ]
        indexes = [
            models.Index(fields=["company", "returned_at", "id"], name="purchasing_return_desk"),
            models.Index(fields=["order"], name="purchasing_return_order"),
        ]


class ReturnLine(models.Model):
    """A quantity (> 0, base unit) of one received line. Once it has left: `estimated_qty` and `estimated_value` came off the receipt's
    estimated payable (not billed yet), `net` and `tax` of the rest were credited."""

    id = models.BigIntegerField(primary_key=True)
    parent = models.ForeignKey(Return, models.PROTECT, related_name="+", db_column="return_id", db_constraint=False)
    line_no = models.IntegerField()
    order_line = models.ForeignKey("purchasing.OrderLine", models.PROTECT, related_name="+", db_constraint=False)
    sku = models.ForeignKey("catalog.Sku", models.PROTECT, related_name="+", db_constraint=False)
    receipt_id = models.BigIntegerField()
    receipt_line_id = models.BigIntegerField()
    move_id = models.BigIntegerField()
    qty = models.DecimalField(max_digits=20, decimal_places=4)
    estimated_qty = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    estimated_value = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    net = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    tax = models.DecimalField(max_digits=20, decimal_places=2, null=True)

    class Meta:
        db_table = "purchasing_return_line"
        constraints = [
            UniqueConstraint(F("parent"), F("line_no"), name="purchasing_return_line_no"),
            CheckConstraint(
                name="purchasing_return_line_qty",
                condition=Q(qty__gt=0) & Q(estimated_qty__gte=0, estimated_qty__lte=F("qty")),
            ),
        ]
        indexes = [models.Index(fields=["order_line"], name="purchasing_return_line_order")]
