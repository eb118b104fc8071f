"""Tallies (清点): what was scanned for a line of a draft, until the draft is carried out."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q


class Tally(models.Model):
    """A quantity of one lot or one serial number. `line_id` is a line of a shipment or of a receipt: ids are unique over all tables.
    A single tally of 0 says that nothing was found."""

    pk = models.CompositePrimaryKey("line_id", "no")
    line_id = models.BigIntegerField()
    no = models.IntegerField()
    qty = models.DecimalField(max_digits=20, decimal_places=4)
    lot = models.TextField(db_default="")
    serial = models.TextField(db_default="")

    class Meta:
        db_table = "warehouse_tally"
        constraints = [CheckConstraint(name="warehouse_tally_qty", condition=Q(qty__gte=0))]
