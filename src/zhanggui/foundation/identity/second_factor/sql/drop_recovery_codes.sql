-- Recovery codes that are replaced, or fall with their factor.
DELETE FROM identity_recovery_code WHERE user_id = %(user_id)s::bigint
