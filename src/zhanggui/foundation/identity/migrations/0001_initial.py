"""Users, roles, sessions, tokens and log-in attempts."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("failures", models.IntegerField()),
                ("last_at", models.DateTimeField()),
                ("blocked_until", models.DateTimeField()),
                ("admitted", models.BooleanField()),
            ],
            options={
                "db_table": "identity_attempt",
                "indexes": [models.Index(fields=["last_at"], name="identity_attempt_last")],
            },
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("permissions", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("version", models.IntegerField()),
            ],
            options={
                "db_table": "identity_role",
                "constraints": [
                    models.UniqueConstraint(django.db.models.functions.text.Lower("name"), name="identity_role_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("login", models.TextField(unique=True)),
                ("email", models.TextField(blank=True)),
                ("name", models.TextField()),
                ("password", models.TextField()),
                ("locale", models.TextField()),
                ("active", models.BooleanField()),
                ("is_owner", models.BooleanField()),
                (
                    "companies",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), null=True, size=None
                    ),
                ),
                (
                    "shops",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), null=True, size=None
                    ),
                ),
                (
                    "warehouses",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), null=True, size=None
                    ),
                ),
                ("version", models.IntegerField()),
                ("created_at", models.DateTimeField()),
                ("password_changed_at", models.DateTimeField()),
            ],
            options={
                "db_table": "identity_user",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("locale__in", ["zh", "en"])), name="identity_user_locale"
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        condition=models.Q(("email", ""), _negated=True),
                        name="identity_user_email",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Token",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("prefix", models.TextField(unique=True)),
                ("digest", models.BinaryField(unique=True)),
                (
                    "role_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), null=True, size=None
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="identity.user"
                    ),
                ),
            ],
            options={
                "db_table": "identity_token",
            },
        ),
        migrations.CreateModel(
            name="UserRole",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "user_id", "role_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.role"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="identity.user"
                    ),
                ),
            ],
            options={
                "db_table": "identity_user_role",
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("digest", models.BinaryField(unique=True)),
                ("created_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                ("address", models.TextField()),
                ("agent", models.TextField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="identity.user"
                    ),
                ),
            ],
            options={
                "db_table": "identity_session",
                "indexes": [models.Index(fields=["expires_at"], name="identity_session_expiry")],
            },
        ),
    ]
