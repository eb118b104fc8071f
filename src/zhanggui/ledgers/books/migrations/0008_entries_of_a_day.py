"""The entries of a day are found without reading all there ever were; block ranges cost a posting next to nothing."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("books", "0007_fewer_indexes")]
    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=BrinIndex(fields=["date"], name="books_entry_date", pages_per_range=32, autosummarize=True),
        ),
    ]
