from django.db import migrations, models


class Migration(migrations.Migration):
    """What other issues and receipts are for, and the VAT of it."""

    dependencies = [("warehouse", "0005_sent_goods")]

    operations = [
        migrations.AddField("adjustment", "purpose", models.TextField(db_default="")),
        migrations.AddField("adjustment", "shop_id", models.BigIntegerField(null=True)),
        migrations.AddField("adjustment", "department", models.TextField(db_default="")),
        migrations.AddField("adjustmentline", "fair_price", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
        migrations.AddField("adjustmentline", "price_zh", models.TextField(db_default="")),
        migrations.AddField("adjustmentline", "price_en", models.TextField(db_default="")),
        migrations.AddField("adjustmentline", "tax_rate", models.DecimalField(decimal_places=6, max_digits=9, null=True)),
        migrations.AddField("adjustmentline", "tax", models.DecimalField(db_default=0, decimal_places=2, max_digits=20)),
        migrations.AddConstraint(
            "adjustment",
            models.CheckConstraint(
                name="warehouse_adjustment_purpose",
                condition=models.Q(purpose="")
                | models.Q(
                    kind="other",
                    purpose__in=[
                        "own_use", "scrap", "gift", "sample", "welfare", "packaging", "abnormal_loss", "donation",
                    ],
                ),
            ),
        ),
    ]
