"""Taking the plain index off `reverses` took the unique one with it: Django looks for indexes by their column. It is the guard that an
entry is reversed once, so it is put back."""

from django.db import migrations

INDEX = """
CREATE UNIQUE INDEX IF NOT EXISTS books_entry_reversed_once ON books_entry (reverses_id) WHERE reverses_id IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("books", "0004_fewer_indexes")]
    operations = [migrations.RunSQL(INDEX, migrations.RunSQL.noop)]
