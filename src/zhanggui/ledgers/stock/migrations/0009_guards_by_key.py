"""The guards look rows up by key: what they cost does not hang on when their plan was made."""

from pathlib import Path

from django.db import migrations

GUARDS = Path(__file__).parent.parent / "sql" / "guards_by_key.sql"


class Migration(migrations.Migration):
    dependencies = [("stock", "0008_references")]
    operations = [migrations.RunSQL(GUARDS.read_text(encoding="utf-8"), migrations.RunSQL.noop)]
