"""Tables of the channels: what a foreign file said, classified."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q, UniqueConstraint


class RetailRow(models.Model):
    """One row of an `online-retail` file with typed values and what it will become. `step` orders the work inside a day."""

    pk = models.CompositePrimaryKey("import_id", "row_no")
    import_id = models.BigIntegerField()
    row_no = models.IntegerField()
    day = models.DateField()
    step = models.SmallIntegerField()
    at = models.DateTimeField()
    invoice = models.TextField()
    code = models.TextField()
    qty = models.DecimalField(max_digits=20, decimal_places=4)
    price = models.DecimalField(max_digits=20, decimal_places=6)
    customer = models.TextField()
    country = models.TextField()
    description = models.TextField()

    class Meta:
        db_table = "channels_retail_row"
        indexes = [models.Index(fields=["import_id", "day", "step", "at", "row_no"], name="channels_retail_row_work")]


class RetailDay(models.Model):
    """A day of an import that has been driven through the loop; written in the same transaction as its documents."""

    pk = models.CompositePrimaryKey("import_id", "day")
    import_id = models.BigIntegerField()
    day = models.DateField()
    rows = models.IntegerField()

    class Meta:
        db_table = "channels_retail_day"


class RetailInvoice(models.Model):
    """An invoice that became documents, and the fingerprint of its rows: the same invoice in another file is known, or a contradiction."""

    id = models.BigAutoField(primary_key=True)
    shop_id = models.BigIntegerField()
    invoice = models.TextField()
    fingerprint = models.TextField()
    import_id = models.BigIntegerField()

    class Meta:
        db_table = "channels_retail_invoice"
        constraints = [
            UniqueConstraint(F("shop_id"), F("invoice"), name="channels_retail_invoice_once", condition=~Q(invoice=""))
        ]
