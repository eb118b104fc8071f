"""Background tasks, with the indexes of their lists and of the queue."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    # What starts a task calls the function that makes jobs.
    dependencies = [("procrastinate", "0041_post_retry_failed_job")]

    operations = [
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("user_id", models.BigIntegerField(null=True)),
                ("user_name", models.TextField()),
                ("actor", models.JSONField()),
                ("arguments", models.JSONField()),
                ("params", models.JSONField()),
                ("state", models.TextField()),
                ("run", models.IntegerField(db_default=0)),
                ("done", models.BigIntegerField(db_default=0)),
                ("total", models.BigIntegerField(db_default=0)),
                ("phase", models.TextField(db_default="")),
                ("result", models.JSONField(null=True)),
                ("problem", models.JSONField(null=True)),
                ("asked_to_stop", models.BooleanField(db_default=False)),
                ("created_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("heartbeat_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "tasks_task",
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("created_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="tasks_task_newest",
                    ),
                    models.Index(
                        models.F("user_id"),
                        models.OrderBy(models.F("created_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="tasks_task_of_user",
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ["queued", "running"])),
                        fields=["kind", "created_at", "id"],
                        name="tasks_task_live",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["queued", "running", "done", "failed", "cancelled"])),
                        name="tasks_task_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("state__in", ["queued", "running"])),
                            models.Q(("ended_at__isnull", False), ("state__in", ["done", "failed", "cancelled"])),
                            _connector="OR",
                        ),
                        name="tasks_task_ended",
                    ),
                ],
            },
        ),
    ]
