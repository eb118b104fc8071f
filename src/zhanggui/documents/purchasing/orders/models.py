"""Purchase orders (采购订单)."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint


class Order(models.Model):
    """What we want from a supplier, for one warehouse. Amounts in `currency` = company currency, prices without tax. `deductible`: the
    supplier's VAT can be deducted (general taxpayer, 专票); where not, it is part of the cost."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+", db_index=False)
    warehouse = models.ForeignKey("organization.Warehouse", models.PROTECT, related_name="+")
    supplier = models.ForeignKey("partners.Supplier", models.PROTECT, related_name="+", db_index=False)
    number = models.TextField()
    state = models.TextField()
    version = models.IntegerField(db_default=1)
    origin_type = models.TextField(null=True)
    origin_id = models.BigIntegerField(null=True)
    business_date = models.DateField()
    ordered_at = models.DateTimeField()
    expected_on = models.DateField(null=True)
    currency = models.TextField()
    deductible = models.BooleanField()
    net = models.DecimalField(max_digits=20, decimal_places=2)
    tax = models.DecimalField(max_digits=20, decimal_places=2)
    remark = models.TextField(db_default="")
    extra = models.JSONField(db_default={})
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "purchasing_order"
        constraints = [
            UniqueConstraint(F("company"), F("number"), name="purchasing_order_number"),
            CheckConstraint(
                name="purchasing_order_state", condition=Q(state__in=["draft", "confirmed", "closed", "cancelled"])
            ),
        ]
        indexes = [
            models.Index(fields=["company", "ordered_at", "id"], name="purchasing_order_desk"),
            models.Index(fields=["supplier", "ordered_at"], name="purchasing_order_supplier"),
            models.Index(fields=["origin_id"], name="purchasing_order_origin", condition=Q(origin_id__isnull=False)),
        ]


class OrderLine(models.Model):
    """A SKU: qty > 0 in base units. `net` + `tax` is what the supplier gets for the line; `cost` is what its goods are worth to us:
    net, or net + tax where the tax can't be deducted. Free goods carry their share of the paid ones of the same SKU (P17)."""

    id = models.BigIntegerField(primary_key=True)
    order = models.ForeignKey(Order, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    line_no = models.IntegerField()
    sku = models.ForeignKey("catalog.Sku", models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    qty = models.DecimalField(max_digits=20, decimal_places=4)
    unit_price = models.DecimalField(max_digits=20, decimal_places=6)
    tax_rate = models.DecimalField(max_digits=9, decimal_places=6, db_default=0)
    net = models.DecimalField(max_digits=20, decimal_places=2)
    tax = models.DecimalField(max_digits=20, decimal_places=2)
    cost = models.DecimalField(max_digits=20, decimal_places=2)
    origin_line = models.BigIntegerField(null=True)

    class Meta:
        db_table = "purchasing_order_line"
        constraints = [
            UniqueConstraint(F("order"), F("line_no"), name="purchasing_order_line_no"),
            CheckConstraint(name="purchasing_order_line_qty", condition=Q(qty__gt=0)),
            CheckConstraint(
                name="purchasing_order_line_amounts",
                condition=Q(unit_price__gte=0, net__gte=0, tax__gte=0, cost__gte=0),
            ),
        ]
        indexes = [models.Index(fields=["sku", "order"], name="purchasing_order_line_sku")]
