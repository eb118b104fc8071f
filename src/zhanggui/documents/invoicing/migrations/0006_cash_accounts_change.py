"""Cash accounts can be changed: they keep a version."""

from django.db import migrations, models
from django.db.models.functions import Now


class Migration(migrations.Migration):
    dependencies = [("invoicing", "0005_references")]
    operations = [
        migrations.AddField("cashaccount", "version", models.IntegerField(db_default=1)),
        migrations.AddField("cashaccount", "updated_at", models.DateTimeField(db_default=Now())),
    ]
