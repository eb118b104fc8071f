"""Number rules and counters."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("kernel", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="NumberCounter",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "company_id",
                        "series",
                        "prefix",
                        "period",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("company_id", models.BigIntegerField()),
                ("series", models.TextField()),
                ("prefix", models.TextField()),
                ("period", models.TextField()),
                ("pattern", models.TextField()),
                ("reset", models.TextField()),
                ("last", models.BigIntegerField()),
            ],
            options={
                "db_table": "numbering_counter",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("last__gte", 1)), name="numbering_counter_last")
                ],
            },
        ),
        migrations.CreateModel(
            name="NumberRule",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("company_id", models.BigIntegerField()),
                ("series", models.TextField()),
                ("prefix", models.TextField()),
                ("pattern", models.TextField()),
                ("width", models.SmallIntegerField()),
                ("reset", models.TextField()),
                ("gapless", models.BooleanField()),
            ],
            options={
                "db_table": "numbering_rule",
                "constraints": [
                    models.UniqueConstraint(fields=("company_id", "series"), name="numbering_rule_series"),
                    models.CheckConstraint(
                        condition=models.Q(("width__gte", 1), ("width__lte", 12)), name="numbering_rule_width"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reset__in", ["day", "month", "year", "never"])),
                        name="numbering_rule_reset",
                    ),
                ],
            },
        ),
    ]
