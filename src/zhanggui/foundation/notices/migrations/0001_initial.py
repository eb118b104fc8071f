"""Notices, with the indexes of the drawer and of its count."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("user_id", models.BigIntegerField()),
                ("kind", models.TextField()),
                ("params", models.JSONField()),
                ("link", models.TextField()),
                ("created_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "notices_notice",
                "indexes": [
                    models.Index(
                        models.F("user_id"),
                        models.OrderBy(models.F("created_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="notices_notice_newest",
                    ),
                    models.Index(
                        condition=models.Q(("read_at", None)), fields=["user_id"], name="notices_notice_unread"
                    ),
                ],
            },
        ),
    ]
