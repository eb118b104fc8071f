"""Second factors, their recovery codes, and roles that ask for one."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("identity", "0001_initial")]

    operations = [
        migrations.AddField("Role", "second_factor", models.BooleanField(db_default=False)),
        migrations.CreateModel(
            name="Factor",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="+", serialize=False, to="identity.user"
                    ),
                ),
                ("secret", models.TextField(null=True)),
                ("pending", models.TextField(null=True)),
                ("since", models.DateTimeField(null=True)),
                ("last_step", models.BigIntegerField()),
            ],
            options={
                "db_table": "identity_factor",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("secret__isnull", True), ("since__isnull", True), _connector="AND")
                        | models.Q(("secret__isnull", False), ("since__isnull", False), _connector="AND"),
                        name="identity_factor_since",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RecoveryCode",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey("user_id", "digest", blank=True, editable=False, primary_key=True, serialize=False),
                ),
                ("digest", models.BinaryField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="identity.user"),
                ),
            ],
            options={"db_table": "identity_recovery_code"},
        ),
    ]
