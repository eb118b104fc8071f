"""The order behind the value of goods that are sent and not confirmed (发出商品)."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("stock", "0006_reversed_once")]

    operations = [
        migrations.AddField(model_name="entry", name="reference_id", field=models.BigIntegerField(null=True)),
    ]
