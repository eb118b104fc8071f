"""What has to leave the instance: one row a message and receiver."""

from __future__ import annotations

from django.db import models


class Delivery(models.Model):
    """One message on its way to one handler. The same (event, key) reaches a handler once."""

    id = models.BigIntegerField(primary_key=True)
    company_id = models.BigIntegerField(null=True)
    event = models.TextField()
    handler = models.TextField()
    key = models.TextField()
    payload = models.JSONField()
    state = models.TextField()
    attempts = models.SmallIntegerField()
    error = models.TextField()
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "outbox_delivery"
        constraints = [
            models.UniqueConstraint(fields=["handler", "event", "key"], name="outbox_delivery_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=["pending", "delivered", "dead"]), name="outbox_delivery_state"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="outbox_delivery_due", condition=models.Q(state="pending")),
            models.Index(fields=["created_at", "id"], name="outbox_delivery_created"),
            models.Index(fields=["created_at", "id"], name="outbox_delivery_dead", condition=models.Q(state="dead")),
        ]
