"""Confirmations of receipt (确认收货单): the buyer has the goods, so what was sent is sold (ON_CONFIRM, voucher_rules.md S03)."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from zhanggui.documents.sales.orders.models import Order


class Acceptance(models.Model):
    """On `date` the buyer of an order confirmed that goods came. `cost`: what they had cost, moved from 发出商品 to cost of sales."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+", db_index=False)
    order = models.ForeignKey(Order, models.PROTECT, related_name="+")
    number = models.TextField()
    state = models.TextField()
    version = models.IntegerField(db_default=1)
    date = models.DateField()
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "sales_acceptance"
        constraints = [
            UniqueConstraint(F("company"), F("number"), name="sales_acceptance_number"),
            CheckConstraint(name="sales_acceptance_state", condition=Q(state__in=["posted", "reversed"])),
        ]
        indexes = [models.Index(fields=["company", "date", "id"], name="sales_acceptance_day")]


class AcceptanceLine(models.Model):
    """What was left of one line of a shipment, whole: its quantity, and its cost as it stands in the books. A shipped line is confirmed
    once, unless that was `undone`."""

    id = models.BigIntegerField(primary_key=True)
    acceptance = models.ForeignKey(Acceptance, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    line_no = models.IntegerField()
    shipment_line_id = models.BigIntegerField()
    order_line_id = models.BigIntegerField()
    sku = models.ForeignKey("catalog.Sku", models.PROTECT, related_name="+", db_constraint=False)
    qty = models.DecimalField(max_digits=20, decimal_places=4)
    cost = models.DecimalField(max_digits=20, decimal_places=2)
    undone = models.BooleanField(db_default=False)

    class Meta:
        db_table = "sales_acceptance_line"
        constraints = [
            UniqueConstraint(F("acceptance"), F("line_no"), name="sales_acceptance_line_no"),
            UniqueConstraint(F("shipment_line_id"), name="sales_acceptance_line_once", condition=Q(undone=False)),
            CheckConstraint(name="sales_acceptance_line_qty", condition=Q(qty__gt=0)),
        ]
        indexes = [models.Index(fields=["order_line_id"], name="sales_acceptance_line_order")]
