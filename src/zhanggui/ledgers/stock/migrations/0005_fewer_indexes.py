import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stock", "0004_checkpoints"), ("organization", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="entry",
            name="company",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.company",
            ),
        ),
        migrations.AlterField(
            model_name="entry",
            name="reverses",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="stock.entry",
            ),
        ),
    ]
