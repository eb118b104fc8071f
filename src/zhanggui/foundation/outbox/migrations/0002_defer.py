"""How deliveries become jobs."""

from pathlib import Path

from django.db import migrations

DEFER = Path(__file__).parent.parent / "sql" / "defer.sql"


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial"), ("procrastinate", "0041_post_retry_failed_job")]
    operations = [migrations.RunSQL(DEFER.read_text(encoding="utf-8"), migrations.RunSQL.noop)]
