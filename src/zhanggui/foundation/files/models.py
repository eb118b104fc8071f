"""What is known of stored files; their bytes lie in the folder `files` of the instance's home."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q


class StoredFile(models.Model):
    """A file under the SHA-256 of its content: the same content is stored once, and a key never shows anything else."""

    key = models.TextField(primary_key=True)
    media_type = models.TextField()
    size = models.BigIntegerField()
    name = models.TextField()
    stored_at = models.DateTimeField()
    stored_by = models.TextField()

    class Meta:
        db_table = "files_file"
        constraints = [
            CheckConstraint(name="files_file_key", condition=Q(key__regex=r"^[0-9a-f]{64}$")),
            CheckConstraint(name="files_file_size", condition=Q(size__gt=0)),
        ]
