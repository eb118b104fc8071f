"""Returns of customers (退货单): what comes back, and what the customer gets for it."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint


class Return(models.Model):
    """Goods, fees and discounts that a customer returns to a shop. Amounts in `currency` = company currency, positive = to the
    customer. `order_id`: the sales order, where it is one; `external_number`: the shop's own number."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+", db_index=False)
    shop = models.ForeignKey("organization.Shop", models.PROTECT, related_name="+")
    warehouse = models.ForeignKey("organization.Warehouse", models.PROTECT, related_name="+")
    customer = models.ForeignKey("partners.Customer", models.PROTECT, related_name="+", db_index=False)
    order_id = models.BigIntegerField(null=True)
    number = models.TextField()
    external_number = models.TextField(null=True)
    state = models.TextField()
    version = models.IntegerField(db_default=1)
    origin_type = models.TextField(null=True)
    origin_id = models.BigIntegerField(null=True)
    business_date = models.DateField()
    returned_at = models.DateTimeField()
    currency = models.TextField()
    net = models.DecimalField(max_digits=20, decimal_places=2)
    tax = models.DecimalField(max_digits=20, decimal_places=2)
    reason = models.TextField(db_default="")
    extra = models.JSONField(db_default={})
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "aftersales_return"
        constraints = [
            UniqueConstraint(F("company"), F("number"), name="aftersales_return_number"),
            UniqueConstraint(
                F("shop"),
                F("external_number"),
                name="aftersales_return_external",
                condition=Q(external_number__isnull=False),
            ),
            CheckConstraint(
                name="aftersales_return_state",
                condition=Q(state__in=["draft", "approved", "received", "closed", "cancelled"]),
            ),
        ]
        indexes = [
            models.Index(fields=["company", "returned_at", "id"], name="aftersales_return_desk"),
            models.Index(fields=["customer", "returned_at"], name="aftersales_return_customer"),
            models.Index(fields=["order_id"], name="aftersales_return_order", condition=Q(order_id__isnull=False)),
            models.Index(fields=["origin_id"], name="aftersales_return_origin", condition=Q(origin_id__isnull=False)),
        ]


class ReturnLine(models.Model):
    """Goods that come back (`stocked`, qty > 0 in base units), or a fee or discount given back. `net` + `tax`: what the customer gets;
    negative = what we keep. `order_line_id`: the sold line, where it is one."""

    id = models.BigIntegerField(primary_key=True)
    parent = models.ForeignKey(
        Return, models.PROTECT, related_name="+", db_index=False, db_column="return_id", db_constraint=False
    )
    line_no = models.IntegerField()
    sku = models.ForeignKey("catalog.Sku", models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    stocked = models.BooleanField()
    qty = models.DecimalField(max_digits=20, decimal_places=4)
    net = models.DecimalField(max_digits=20, decimal_places=2)
    tax = models.DecimalField(max_digits=20, decimal_places=2)
    account = models.TextField()
    quality = models.TextField(db_default="good")
    order_line_id = models.BigIntegerField(null=True)
    origin_line = models.BigIntegerField(null=True)

    class Meta:
        db_table = "aftersales_return_line"
        constraints = [
            UniqueConstraint(F("parent"), F("line_no"), name="aftersales_return_line_no"),
            CheckConstraint(name="aftersales_return_line_qty", condition=Q(qty__gt=0)),
            CheckConstraint(
                name="aftersales_return_line_amount", condition=Q(stocked=False) | Q(net__gte=0, tax__gte=0)
            ),
            CheckConstraint(name="aftersales_return_line_quality", condition=Q(quality__in=["good", "defect"])),
        ]
        indexes = [
            models.Index(fields=["sku", "parent"], name="aftersales_return_line_sku"),
            models.Index(
                fields=["order_line_id"], name="aftersales_return_line_sold", condition=Q(order_line_id__isnull=False)
            ),
            models.Index(
                fields=["origin_line"], name="aftersales_return_line_origin", condition=Q(origin_line__isnull=False)
            ),
        ]


class ReturnPart(models.Model):
    """From which shipped move (and order) how much of a line comes back, at that move's cost; what no part covers comes at the
    current average."""

    id = models.BigIntegerField(primary_key=True)
    line = models.ForeignKey(ReturnLine, models.PROTECT, related_name="+", db_constraint=False)
    move_id = models.BigIntegerField()
    order_line_id = models.BigIntegerField()
    order_id = models.BigIntegerField()
    qty = models.DecimalField(max_digits=20, decimal_places=4)

    class Meta:
        db_table = "aftersales_return_part"
        constraints = [CheckConstraint(name="aftersales_return_part_qty", condition=Q(qty__gt=0))]
        indexes = [models.Index(fields=["order_line_id"], name="aftersales_return_part_sold")]
