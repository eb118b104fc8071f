"""How people like to see things: settings of each user, views of lists, which view a list opens with."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.db.models.functions import Lower


class Setting(models.Model):
    """One setting of one user; what it means is known to the pages that ask for it."""

    pk = models.CompositePrimaryKey("user_id", "key")
    user_id = models.BigIntegerField()
    key = models.TextField()
    value = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        db_table = "preferences_setting"


class View(models.Model):
    """Filters, tab and columns of a list under a name: its author's own, or everybody's. No two of those one sees are called the same."""

    id = models.BigIntegerField(primary_key=True)
    user_id = models.BigIntegerField()
    list = models.TextField()
    name = models.TextField()
    shared = models.BooleanField()
    content = models.JSONField()
    version = models.IntegerField()
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "preferences_view"
        constraints = [
            CheckConstraint(condition=Q(version__gte=1), name="preferences_view_version"),
            UniqueConstraint("user_id", "list", Lower("name"), condition=Q(shared=False), name="preferences_view_own"),
            UniqueConstraint("list", Lower("name"), condition=Q(shared=True), name="preferences_view_shared"),
        ]


class DefaultView(models.Model):
    """The view that a list opens with for a user."""

    pk = models.CompositePrimaryKey("user_id", "list")
    user_id = models.BigIntegerField()
    list = models.TextField()
    view = models.ForeignKey(View, on_delete=models.CASCADE, related_name="+")

    class Meta:
        db_table = "preferences_default"
