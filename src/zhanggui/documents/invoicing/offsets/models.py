"""Offsets (往来冲销): two open items on different accounts settle each other: 预收冲应收, 预付冲应付, 应收冲应付."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint


class Offset(models.Model):
    """`amount` > 0 of a debit item is set off against a credit item; each keeps its own partner."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+")
    number = models.TextField()
    state = models.TextField()
    version = models.IntegerField(db_default=1)
    debit_item_id = models.BigIntegerField()
    credit_item_id = models.BigIntegerField()
    date = models.DateField()
    amount = models.DecimalField(max_digits=20, decimal_places=2)
    note = models.TextField(db_default="")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "invoicing_offset"
        constraints = [
            UniqueConstraint(F("company"), F("number"), name="invoicing_offset_number"),
            CheckConstraint(name="invoicing_offset_amount", condition=Q(amount__gt=0)),
        ]
