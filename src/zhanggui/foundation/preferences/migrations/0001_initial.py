"""Settings of users, views of lists, which view a list opens with."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("kernel", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Setting",
            fields=[
                ("pk", models.CompositePrimaryKey("user_id", "key", blank=True, editable=False, primary_key=True, serialize=False)),
                ("user_id", models.BigIntegerField()),
                ("key", models.TextField()),
                ("value", models.JSONField()),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "preferences_setting"},
        ),
        migrations.CreateModel(
            name="View",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("user_id", models.BigIntegerField()),
                ("list", models.TextField()),
                ("name", models.TextField()),
                ("shared", models.BooleanField()),
                ("content", models.JSONField()),
                ("version", models.IntegerField()),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
            ],
            options={
                "db_table": "preferences_view",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="preferences_view_version"),
                    models.UniqueConstraint(
                        "user_id", "list", django.db.models.functions.text.Lower("name"), condition=models.Q(("shared", False)),
                        name="preferences_view_own",
                    ),
                    models.UniqueConstraint(
                        "list", django.db.models.functions.text.Lower("name"), condition=models.Q(("shared", True)),
                        name="preferences_view_shared",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DefaultView",
            fields=[
                ("pk", models.CompositePrimaryKey("user_id", "list", blank=True, editable=False, primary_key=True, serialize=False)),
                ("user_id", models.BigIntegerField()),
                ("list", models.TextField()),
                (
                    "view",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="preferences.view"),
                ),
            ],
            options={"db_table": "preferences_default"},
        ),
    ]
