"""What of a SKU is promised in a warehouse is found without reading every promise there ever was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stock", "0009_room_to_fulfil")]

    operations = [
        migrations.AddIndex(
            model_name="reservation",
            index=models.Index(fields=["sku_id", "warehouse_id"], name="stock_reservation_sku"),
        ),
    ]
