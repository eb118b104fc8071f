"""What people are told: one row a person."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Notice(models.Model):
    """A sentence for one user: `kind` names its words, `params` are what stands in them, `link` a place in the web application."""

    id = models.BigIntegerField(primary_key=True)
    user_id = models.BigIntegerField()
    kind = models.TextField()
    params = models.JSONField()
    link = models.TextField()
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "notices_notice"
        indexes = [
            models.Index(F("user_id"), F("created_at").desc(), F("id").desc(), name="notices_notice_newest"),
            models.Index(fields=["user_id"], name="notices_notice_unread", condition=Q(read_at=None)),
        ]
