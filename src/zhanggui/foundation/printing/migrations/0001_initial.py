"""Templates that were changed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("kernel", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Template",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("version", models.IntegerField()),
                ("source", models.TextField()),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.TextField()),
            ],
            options={
                "db_table": "printing_template",
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "version"), name="printing_template_version"),
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 1)), name="printing_template_counts"
                    ),
                ],
            },
        ),
    ]
