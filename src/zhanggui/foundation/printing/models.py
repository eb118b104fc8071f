"""Templates that somebody changed. Those that nobody changed are files of the package and have no row."""

from __future__ import annotations

from django.db import models


class Template(models.Model):
    """A version of a template, never changed afterwards; the highest of a kind is in force. An empty `source`: the package's own again."""

    id = models.BigIntegerField(primary_key=True)
    kind = models.TextField()
    version = models.IntegerField()
    source = models.TextField()
    saved_at = models.DateTimeField()
    saved_by = models.TextField()

    class Meta:
        db_table = "printing_template"
        constraints = [
            models.UniqueConstraint(fields=["kind", "version"], name="printing_template_version"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="printing_template_counts"),
        ]
