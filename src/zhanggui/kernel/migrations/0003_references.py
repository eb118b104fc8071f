"""What stands in for foreign keys on tables with very many rows."""

from pathlib import Path

from django.db import migrations

GUARDS = Path(__file__).parent.parent / "sql" / "references.sql"


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_idempotency")]
    operations = [migrations.RunSQL(GUARDS.read_text(encoding="utf-8"), migrations.RunSQL.noop)]
