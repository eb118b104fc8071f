-- One sealer at a time; a second one has nothing to do and leaves. Runs before the head is read, so the head is current.
SELECT pg_try_advisory_xact_lock(hashtext('audit_seal'))
