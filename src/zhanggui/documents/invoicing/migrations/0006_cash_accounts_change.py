"""Cash accounts can be changed: they keep a version."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("invoicing", "0005_references")]
    operations = [
        migrations.AddField("cashaccount", "version", models.IntegerField(db_default=1)),
        migrations.AddField("cashaccount", "updated_at", models.DateTimeField(null=True)),
    ]
