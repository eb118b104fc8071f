"""References are checked once a statement, no longer once a row (docs/adr/0014-references-set-based.md)."""

from pathlib import Path

from django.db import migrations, models
from django.db.models import PROTECT

GUARDS = Path(__file__).parent.parent / "sql" / "guards_references.sql"


def unconstrained(model: str, name: str, to: str, **options: object) -> migrations.AlterField:
    """The column without a key that asks for every row."""
    field = models.ForeignKey(to, PROTECT, related_name="+", db_constraint=False, **options)
    return migrations.AlterField(model_name=model, name=name, field=field)


class Migration(migrations.Migration):
    dependencies = [("stock", "0007_reference"), ("organization", "0003_kept")]
    operations = [
        unconstrained("entry", "company", "organization.company", db_index=False),
        unconstrained("entry", "reverses", "stock.entry", null=True, db_index=False),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
