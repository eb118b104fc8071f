"""Bills (应收单、应付单): what a partner or platform owes us, or we owe, for goods and services."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint


class Bill(models.Model):
    """One claim. Amounts in `currency` = company currency; a credit note is a bill with negative amounts."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+", db_index=False)
    number = models.TextField()
    direction = models.TextField()
    state = models.TextField()
    version = models.IntegerField(db_default=1)
    account = models.TextField()
    customer_id = models.BigIntegerField(null=True)
    supplier_id = models.BigIntegerField(null=True)
    shop_id = models.BigIntegerField(null=True)
    reference_id = models.BigIntegerField(null=True)
    origin_type = models.TextField()
    origin_id = models.BigIntegerField()
    date = models.DateField()
    due_date = models.DateField()
    currency = models.TextField()
    net = models.DecimalField(max_digits=20, decimal_places=2)
    tax = models.DecimalField(max_digits=20, decimal_places=2)
    gross = models.DecimalField(max_digits=20, decimal_places=2)
    item_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "invoicing_bill"
        constraints = [
            UniqueConstraint(F("company"), F("number"), name="invoicing_bill_number"),
            CheckConstraint(name="invoicing_bill_direction", condition=Q(direction__in=["receivable", "payable"])),
            CheckConstraint(name="invoicing_bill_gross", condition=Q(gross=F("net") + F("tax"))),
        ]
        indexes = [
            models.Index(fields=["origin_id"], name="invoicing_bill_origin"),
            models.Index(fields=["company", "date", "id"], name="invoicing_bill_day"),
        ]


class BillLine(models.Model):
    """What is claimed for one line of the asker. `account` takes the net amount."""

    id = models.BigIntegerField(primary_key=True)
    bill = models.ForeignKey(Bill, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    line_no = models.IntegerField()
    sku = models.ForeignKey("catalog.Sku", models.PROTECT, related_name="+", null=True, db_constraint=False)
    qty = models.DecimalField(max_digits=20, decimal_places=4)
    net = models.DecimalField(max_digits=20, decimal_places=2)
    tax = models.DecimalField(max_digits=20, decimal_places=2)
    account = models.TextField()
    origin_line = models.BigIntegerField(null=True)

    class Meta:
        db_table = "invoicing_bill_line"
        constraints = [UniqueConstraint(F("bill"), F("line_no"), name="invoicing_bill_line_no")]
        indexes = [
            models.Index(
                fields=["origin_line"], name="invoicing_bill_line_origin", condition=Q(origin_line__isnull=False)
            )
        ]
