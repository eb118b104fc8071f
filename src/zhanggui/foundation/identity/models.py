"""Users, roles, second factors, sessions, tokens and log-in attempts. Secrets are stored as hashes; one that is needed again, sealed."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower


class User(models.Model):
    """A person or program that can log in. A scope that is null holds every company, shop or warehouse."""

    id = models.BigIntegerField(primary_key=True)
    login = models.TextField(unique=True)  # in the one form of `users.logins.normal`
    email = models.TextField(blank=True)
    name = models.TextField()
    password = models.TextField()
    locale = models.TextField()
    active = models.BooleanField()
    is_owner = models.BooleanField()
    companies = ArrayField(models.BigIntegerField(), null=True)
    shops = ArrayField(models.BigIntegerField(), null=True)
    warehouses = ArrayField(models.BigIntegerField(), null=True)
    version = models.IntegerField()
    created_at = models.DateTimeField()
    password_changed_at = models.DateTimeField()

    class Meta:
        db_table = "identity_user"
        constraints = [
            models.CheckConstraint(condition=models.Q(locale__in=["zh", "en"]), name="identity_user_locale"),
            models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="identity_user_email"),
        ]


class Role(models.Model):
    """A named set of permission codes."""

    id = models.BigIntegerField(primary_key=True)
    name = models.TextField()
    permissions = ArrayField(models.TextField())
    version = models.IntegerField()
    second_factor = models.BooleanField(db_default=False)  # whoever holds it logs in with two factors

    class Meta:
        db_table = "identity_role"
        constraints = [models.UniqueConstraint(Lower("name"), name="identity_role_name")]


class UserRole(models.Model):
    """A role of a user."""

    pk = models.CompositePrimaryKey("user_id", "role_id")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "identity_user_role"


class Factor(models.Model):
    """The second factor of a user: the sealed secret in force, the one that waits for its first code, the last step whose code was used."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="+")
    secret = models.TextField(null=True)
    pending = models.TextField(null=True)
    since = models.DateTimeField(null=True)
    last_step = models.BigIntegerField()

    class Meta:
        db_table = "identity_factor"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(secret__isnull=True, since__isnull=True)
                | models.Q(secret__isnull=False, since__isnull=False),
                name="identity_factor_since",
            )
        ]


class RecoveryCode(models.Model):
    """The hash of a code that is good for one log-in without the authenticator."""

    pk = models.CompositePrimaryKey("user_id", "digest")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    digest = models.BinaryField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "identity_recovery_code"


class Session(models.Model):
    """A person's log-in on one browser. The cookie holds the secret, this row its hash."""

    id = models.BigIntegerField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    digest = models.BinaryField(unique=True)
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    address = models.TextField()
    agent = models.TextField()

    class Meta:
        db_table = "identity_session"
        indexes = [models.Index(fields=["expires_at"], name="identity_session_expiry")]


class Token(models.Model):
    """A program's key to act as a user. `role_ids` narrows it to some of the user's roles; null leaves it all of them."""

    id = models.BigIntegerField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    name = models.TextField()
    prefix = models.TextField(unique=True)
    digest = models.BinaryField(unique=True)
    role_ids = ArrayField(models.BigIntegerField(), null=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "identity_token"


class Attempt(models.Model):
    """Log-in attempts of one login name or one address since its last success."""

    key = models.TextField(primary_key=True)
    failures = models.IntegerField()
    last_at = models.DateTimeField()
    blocked_until = models.DateTimeField()
    admitted = models.BooleanField()

    class Meta:
        db_table = "identity_attempt"
        indexes = [models.Index(fields=["last_at"], name="identity_attempt_last")]
