"""Sales orders (销售订单)."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint


class Order(models.Model):
    """What a customer wants from a shop. Amounts in `currency` = company currency; `external_number` is the shop's own."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+", db_index=False)
    shop = models.ForeignKey("organization.Shop", models.PROTECT, related_name="+")
    warehouse = models.ForeignKey("organization.Warehouse", models.PROTECT, related_name="+", db_index=False)
    customer = models.ForeignKey("partners.Customer", models.PROTECT, related_name="+", db_index=False)
    number = models.TextField()
    external_number = models.TextField(null=True)
    state = models.TextField()
    version = models.IntegerField(db_default=1)
    origin_type = models.TextField(null=True)
    origin_id = models.BigIntegerField(null=True)
    business_date = models.DateField()
    ordered_at = models.DateTimeField()
    currency = models.TextField()
    net = models.DecimalField(max_digits=20, decimal_places=2)
    tax = models.DecimalField(max_digits=20, decimal_places=2)
    ship_to = models.JSONField(db_default={})
    remark = models.TextField(db_default="")
    extra = models.JSONField(db_default={})
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "sales_order"
        constraints = [
            UniqueConstraint(F("company"), F("number"), name="sales_order_number"),
            UniqueConstraint(
                F("shop"), F("external_number"), name="sales_order_external", condition=Q(external_number__isnull=False)
            ),
            CheckConstraint(
                name="sales_order_state", condition=Q(state__in=["draft", "confirmed", "closed", "cancelled"])
            ),
        ]
        indexes = [
            models.Index(fields=["company", "ordered_at", "id"], name="sales_order_desk"),
            models.Index(fields=["customer", "ordered_at"], name="sales_order_customer"),
            models.Index(fields=["origin_id"], name="sales_order_origin", condition=Q(origin_id__isnull=False)),
        ]


class OpenOrder(models.Model):
    """An order that somebody may still have to do something about: a draft, or goods of it have not left. Orders come here when they are
    born or something opens them again; those that are done are swept out from time to time (`sweeping`). So every open order is here,
    and some that are not open any more: who reads asks the facts, of a few orders instead of all there ever were."""

    order_id = models.BigIntegerField(primary_key=True)
    #: Who was put here a moment ago is not swept: what opens it may not be committed yet.
    since = models.DateTimeField()

    class Meta:
        db_table = "sales_order_open"


class DueOrder(models.Model):
    """An order that is not open any more and not wholly paid. Orders come here when they are swept out of the open ones or a payment of
    theirs is taken back; those that are paid are swept out (`sweeping`). So an order that asks for money is open, cancelled or here."""

    order_id = models.BigIntegerField(primary_key=True)
    #: As that of an open order.
    since = models.DateTimeField()

    class Meta:
        db_table = "sales_order_due"


class OrderLine(models.Model):
    """A SKU, a fee or a discount. qty in base units, > 0 but for fees taken back; `net` + `tax` is what the customer owes for the line, negative for a discount."""

    id = models.BigIntegerField(primary_key=True)
    order = models.ForeignKey(Order, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    line_no = models.IntegerField()
    sku = models.ForeignKey("catalog.Sku", models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    stocked = models.BooleanField()
    qty = models.DecimalField(max_digits=20, decimal_places=4)
    unit_price = models.DecimalField(max_digits=20, decimal_places=6)
    tax_rate = models.DecimalField(max_digits=9, decimal_places=6, db_default=0)
    net = models.DecimalField(max_digits=20, decimal_places=2)
    tax = models.DecimalField(max_digits=20, decimal_places=2)
    account = models.TextField()
    origin_line = models.BigIntegerField(null=True)

    class Meta:
        db_table = "sales_order_line"
        constraints = [
            UniqueConstraint(F("order"), F("line_no"), name="sales_order_line_no"),
            CheckConstraint(name="sales_order_line_qty", condition=Q(qty__gt=0) | (Q(stocked=False) & ~Q(qty=0))),
        ]
        indexes = [models.Index(fields=["sku", "order"], name="sales_order_line_sku")]


class OrderLineSource(models.Model):
    """How a line came about, for lines that were not entered as they stand: `ordered_sku` (the bundle, or the SKU itself) in `unit`,
    and why the price lists gave this price."""

    line = models.OneToOneField(OrderLine, models.PROTECT, related_name="+", primary_key=True, db_constraint=False)
    ordered_sku = models.ForeignKey("catalog.Sku", models.PROTECT, related_name="+", db_constraint=False)
    ordered_qty = models.DecimalField(max_digits=20, decimal_places=4)
    unit = models.TextField()
    price_rule_id = models.BigIntegerField(null=True)
    reason_zh = models.TextField(db_default="")
    reason_en = models.TextField(db_default="")

    class Meta:
        db_table = "sales_order_line_source"
