"""Taking the plain index off `reverses` took the unique one with it: Django looks for indexes by their column. It is the guard that an
entry is reversed once, so it is put back."""

from django.db import migrations

INDEX = """
CREATE UNIQUE INDEX IF NOT EXISTS stock_entry_reversed_once ON stock_entry (reverses_id) WHERE reverses_id IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("stock", "0005_fewer_indexes")]
    operations = [migrations.RunSQL(INDEX, migrations.RunSQL.noop)]
