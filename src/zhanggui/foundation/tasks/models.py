"""Long work that outlives the request that asked for it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from zhanggui.foundation.tasks.states import STATES


class Task(models.Model):
    """One piece of work. `actor`: whose rights it has; `run` counts the processes that have had it; `heartbeat_at` tells whether the
    present one lives; `problem` is the refusal it ended with, in both languages."""

    id = models.BigIntegerField(primary_key=True)
    kind = models.TextField()
    user_id = models.BigIntegerField(null=True)
    user_name = models.TextField()
    actor = models.JSONField()
    arguments = models.JSONField()
    params = models.JSONField()
    state = models.TextField()
    run = models.IntegerField(db_default=0)
    done = models.BigIntegerField(db_default=0)
    total = models.BigIntegerField(db_default=0)
    phase = models.TextField(db_default="")
    result = models.JSONField(null=True)
    problem = models.JSONField(null=True)
    asked_to_stop = models.BooleanField(db_default=False)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "tasks_task"
        constraints = [
            models.CheckConstraint(name="tasks_task_state", condition=Q(state__in=[state.code for state in STATES])),
            models.CheckConstraint(
                name="tasks_task_ended",
                condition=Q(state__in=["queued", "running"], ended_at=None)
                | Q(state__in=["done", "failed", "cancelled"], ended_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(F("created_at").desc(), F("id").desc(), name="tasks_task_newest"),
            models.Index(F("user_id"), F("created_at").desc(), F("id").desc(), name="tasks_task_of_user"),
            models.Index(
                fields=["kind", "created_at", "id"],
                name="tasks_task_live",
                condition=Q(state__in=["queued", "running"]),
            ),
        ]
