"""What every HTTP route shares: problems in the caller's language, keyset pages, idempotency, strict JSON, versions."""
