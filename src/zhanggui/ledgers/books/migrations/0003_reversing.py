"""A matching is taken back whole and once."""

from pathlib import Path

from django.db import migrations, models

GUARDS = Path(__file__).parent.parent / "sql" / "guards_reversing.sql"


class Migration(migrations.Migration):
    dependencies = [("books", "0002_guards")]
    operations = [
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0), ("reverses_id__isnull", True))
                | models.Q(("amount__lt", 0), ("reverses_id__isnull", False)),
                name="books_allocation_mirror",
            ),
        ),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
