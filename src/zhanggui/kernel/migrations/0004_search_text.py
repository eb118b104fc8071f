"""What a name is found by: pieces of three letters, and the initials of Chinese names."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("kernel", "0003_references")]
    operations = [
        # A trusted extension of PostgreSQL itself: the owner of the database may create it.
        migrations.RunSQL("CREATE EXTENSION IF NOT EXISTS pg_trgm", migrations.RunSQL.noop),
        migrations.RunSQL((SQL / "initials.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
        migrations.RunSQL((SQL / "search_text.sql").read_text(encoding="utf-8"), migrations.RunSQL.noop),
    ]
