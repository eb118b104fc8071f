"""No question looks for open items of a company or of an account alone: those are nearly all of them. An item that is settled enters every index anew."""

from django.db import migrations

from zhanggui.kernel.db import references


class Migration(migrations.Migration):
    dependencies = [("books", "0006_references"), ("organization", "0003_kept")]
    operations = [
        references.unconstrained("openitem", "company", "organization.company", db_index=False),
        references.unconstrained("openitem", "account", "books.account", db_index=False),
    ]
