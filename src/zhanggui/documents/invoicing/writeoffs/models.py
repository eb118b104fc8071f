"""Write-offs (核销): a receivable nobody will pay (坏账), taken to expense, or a payable that can't be paid (无法偿付的应付款项), taken to
income; negative = recovered or corrected."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint


class Writeoff(models.Model):
    """One decision. `amount` ≠ 0 in company currency: positive lowers the receivable, or with `supplier_id` the payable. `recovered`: what
    came in of a receivable after all."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+")
    number = models.TextField()
    state = models.TextField()
    version = models.IntegerField(db_default=1)
    account = models.TextField()
    customer_id = models.BigIntegerField(null=True)
    supplier_id = models.BigIntegerField(null=True)
    shop_id = models.BigIntegerField(null=True)
    reference_id = models.BigIntegerField(null=True)
    origin_type = models.TextField()
    origin_id = models.BigIntegerField()
    origin_line = models.BigIntegerField(null=True)
    date = models.DateField()
    amount = models.DecimalField(max_digits=20, decimal_places=2)
    recovered = models.DecimalField(max_digits=20, decimal_places=2, db_default=0)
    reason = models.TextField()
    extra = models.JSONField(db_default={})
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "invoicing_writeoff"
        constraints = [
            UniqueConstraint(F("company"), F("number"), name="invoicing_writeoff_number"),
            CheckConstraint(name="invoicing_writeoff_amount", condition=~Q(amount=0)),
            CheckConstraint(
                name="invoicing_writeoff_recovered",
                condition=Q(recovered__gte=0) & (Q(recovered=0) | Q(recovered__lte=F("amount"))),
            ),
        ]
        indexes = [models.Index(fields=["origin_id"], name="invoicing_writeoff_origin")]
