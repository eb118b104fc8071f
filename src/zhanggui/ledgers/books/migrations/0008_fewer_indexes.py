"""No question looks for open items of a company or of an account alone: those are nearly all of them. An item that is settled enters every index anew."""

from django.db import migrations, models
from django.db.models import PROTECT


def unindexed(name: str, to: str) -> migrations.AlterField:
    """The column without an index of its own."""
    field = models.ForeignKey(to, PROTECT, related_name="+", db_constraint=False, db_index=False)
    return migrations.AlterField(model_name="openitem", name=name, field=field)


class Migration(migrations.Migration):
    dependencies = [("books", "0007_guards_by_key"), ("organization", "0003_kept")]
    operations = [unindexed("company", "organization.company"), unindexed("account", "books.account")]
