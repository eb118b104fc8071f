"""References are checked once a statement, no longer once a row (docs/adr/0014-references-set-based.md)."""

from pathlib import Path

from django.db import migrations

from zhanggui.kernel.db import references

GUARDS = Path(__file__).parent.parent / "sql" / "guards_references.sql"


class Migration(migrations.Migration):
    dependencies = [("stock", "0007_reference"), ("organization", "0003_kept")]
    operations = [
        references.unconstrained("entry", "company", "organization.company", db_index=False),
        references.unconstrained("entry", "reverses", "stock.entry", null=True, db_index=False),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
