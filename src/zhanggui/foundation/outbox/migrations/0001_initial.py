"""Messages on their way."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("company_id", models.BigIntegerField(null=True)),
                ("event", models.TextField()),
                ("handler", models.TextField()),
                ("key", models.TextField()),
                ("payload", models.JSONField()),
                ("state", models.TextField()),
                ("attempts", models.SmallIntegerField()),
                ("error", models.TextField()),
                ("created_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("delivered_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "outbox_delivery",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "pending")), fields=["due_at"], name="outbox_delivery_due"
                    ),
                    models.Index(fields=["created_at", "id"], name="outbox_delivery_created"),
                    models.Index(
                        condition=models.Q(("state", "dead")), fields=["created_at", "id"], name="outbox_delivery_dead"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("handler", "event", "key"), name="outbox_delivery_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["pending", "delivered", "dead"])),
                        name="outbox_delivery_state",
                    ),
                ],
            },
        ),
    ]
