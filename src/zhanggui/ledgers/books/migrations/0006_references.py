"""References are checked once a statement, no longer once a row (docs/adr/0014-references-set-based.md)."""

from pathlib import Path

from django.db import migrations, models
from django.db.models import PROTECT

from zhanggui.kernel.db import references

GUARDS = Path(__file__).parent.parent / "sql" / "guards_references.sql"


def unconstrained(model: str, name: str, to: str, **options: object) -> migrations.AlterField:
    """The column without a key that asks for every row."""
    field = models.ForeignKey(to, PROTECT, related_name="+", db_constraint=False, **options)
    return migrations.AlterField(model_name=model, name=name, field=field)


class Migration(migrations.Migration):
    dependencies = [("books", "0005_reversed_once"), ("organization", "0003_kept"), ("kernel", "0003_references")]
    operations = [
        unconstrained("entry", "company", "organization.company", db_index=False),
        unconstrained("entry", "reverses", "books.entry", null=True, db_index=False),
        unconstrained("openitem", "company", "organization.company"),
        unconstrained("openitem", "account", "books.account"),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8"), migrations.RunSQL.noop),
        migrations.RunSQL(
            references.checked("books_open_item", {"company_id": "organization_company", "account_id": "books_account"}),
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(references.kept("books_account"), migrations.RunSQL.noop),
    ]
