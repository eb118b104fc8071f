-- The stored answer of a call, for its repetition.
SELECT target, encode(body_hash, 'hex'), status, content_type, body
FROM kernel_idempotency_key WHERE caller = %(caller)s::text AND key = %(key)s::text
