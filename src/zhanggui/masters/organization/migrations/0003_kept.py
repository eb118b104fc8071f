"""Companies that entries refer to stay."""

from django.db import migrations

from zhanggui.kernel.db import references


class Migration(migrations.Migration):
    dependencies = [("organization", "0002_credit_control"), ("kernel", "0003_references")]
    operations = [migrations.RunSQL(references.kept("organization_company"), migrations.RunSQL.noop)]
