"""Payments (收款单、付款单) and the accounts the money lies in."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint


class CashAccount(models.Model):
    """A till, bank account or wallet (资金账户); `account` is its leaf in the chart."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+")
    shop = models.ForeignKey("organization.Shop", models.PROTECT, related_name="+", null=True)
    code = models.TextField()
    name = models.TextField()
    account = models.TextField()
    currency = models.TextField()
    active = models.BooleanField(db_default=True)
    version = models.IntegerField(db_default=1)
    # Null: not changed since it was made, before changes were kept.
    updated_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "invoicing_cash_account"
        constraints = [UniqueConstraint(F("company"), F("code"), name="invoicing_cash_account_code")]


class Payment(models.Model):
    """Money in (from a customer or platform, or back from a supplier) or out. `amount` > 0 in company currency."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+", db_index=False)
    number = models.TextField()
    direction = models.TextField()
    state = models.TextField()
    version = models.IntegerField(db_default=1)
    cash_account = models.ForeignKey(CashAccount, models.PROTECT, related_name="+")
    account = models.TextField()
    customer_id = models.BigIntegerField(null=True)
    supplier_id = models.BigIntegerField(null=True)
    shop_id = models.BigIntegerField(null=True)
    reference_id = models.BigIntegerField(null=True)
    date = models.DateField()
    currency = models.TextField()
    amount = models.DecimalField(max_digits=20, decimal_places=2)
    item_id = models.BigIntegerField()
    note = models.TextField(db_default="")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "invoicing_payment"
        constraints = [
            UniqueConstraint(F("company"), F("number"), name="invoicing_payment_number"),
            CheckConstraint(name="invoicing_payment_direction", condition=Q(direction__in=["in", "out"])),
            CheckConstraint(name="invoicing_payment_amount", condition=Q(amount__gt=0)),
        ]
        indexes = [models.Index(fields=["company", "date", "id"], name="invoicing_payment_day")]
