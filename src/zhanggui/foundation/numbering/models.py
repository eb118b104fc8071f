"""Number rules that a company changed, and the counters."""

from __future__ import annotations

from django.db import models


class NumberRule(models.Model):
    """The format of a series in one company; a series without a row has its default format."""

    id = models.BigIntegerField(primary_key=True)
    company_id = models.BigIntegerField()
    series = models.TextField()
    prefix = models.TextField()
    pattern = models.TextField()
    width = models.SmallIntegerField()
    reset = models.TextField()
    gapless = models.BooleanField()

    class Meta:
        db_table = "numbering_rule"
        constraints = [
            models.UniqueConstraint(fields=["company_id", "series"], name="numbering_rule_series"),
            models.CheckConstraint(condition=models.Q(width__gte=1, width__lte=12), name="numbering_rule_width"),
            models.CheckConstraint(
                condition=models.Q(reset__in=["day", "month", "year", "never"]), name="numbering_rule_reset"
            ),
        ]


class NumberCounter(models.Model):
    """The last number taken in a period (`20261123`, `202611`, `2026` or empty). Its row lock orders the takers.

    `pattern` and `reset` belong to the prefix for good: the same prefix under another rule could repeat a number.
    """

    pk = models.CompositePrimaryKey("company_id", "series", "prefix", "period")
    company_id = models.BigIntegerField()
    series = models.TextField()
    prefix = models.TextField()
    period = models.TextField()
    pattern = models.TextField()
    reset = models.TextField()
    last = models.BigIntegerField()

    class Meta:
        db_table = "numbering_counter"
        constraints = [models.CheckConstraint(condition=models.Q(last__gte=1), name="numbering_counter_last")]
