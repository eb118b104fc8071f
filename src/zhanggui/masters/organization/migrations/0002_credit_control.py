"""What happens to orders beyond the credit limit; so far they were refused."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="company",
            name="credit_control",
            field=models.TextField(default="block"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="company",
            constraint=models.CheckConstraint(
                condition=models.Q(("credit_control__in", ["block", "off", "warn"])),
                name="organization_company_credit_control_known",
            ),
        ),
    ]
