"""Answers to mutating calls."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="IdempotencyKey",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "caller", "key", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("caller", models.TextField()),
                ("key", models.TextField()),
                ("target", models.TextField()),
                ("body_hash", models.BinaryField()),
                ("status", models.SmallIntegerField()),
                ("content_type", models.TextField()),
                ("body", models.BinaryField()),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "db_table": "kernel_idempotency_key",
                "indexes": [models.Index(fields=["created_at"], name="kernel_idempotency_created")],
            },
        ),
    ]
