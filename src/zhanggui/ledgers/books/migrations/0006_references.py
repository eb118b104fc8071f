"""References are checked once a statement, no longer once a row (docs/adr/0014-references-set-based.md)."""

from pathlib import Path

from django.db import migrations

from zhanggui.kernel.db import references

GUARDS = Path(__file__).parent.parent / "sql" / "guards_references.sql"


class Migration(migrations.Migration):
    dependencies = [("books", "0005_reversed_once"), ("organization", "0003_kept"), ("kernel", "0003_references")]
    operations = [
        references.unconstrained("entry", "company", "organization.company", db_index=False),
        references.unconstrained("entry", "reverses", "books.entry", null=True, db_index=False),
        references.unconstrained("openitem", "company", "organization.company"),
        references.unconstrained("openitem", "account", "books.account"),
        migrations.RunSQL(GUARDS.read_text(encoding="utf-8"), migrations.RunSQL.noop),
        migrations.RunSQL(
            references.checked("books_open_item", {"company_id": "organization_company", "account_id": "books_account"}),
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(references.kept("books_account"), migrations.RunSQL.noop),
    ]
