-- The memory of a call, in the transaction of its command. A twin that is still running is waited for here;
-- if it committed, the key is taken: the caller rolls back and replays.
INSERT INTO kernel_idempotency_key (caller, key, target, body_hash, status, content_type, body, created_at)
VALUES (%(caller)s::text, %(key)s::text, %(target)s::text, decode(%(body_hash)s::text, 'hex'), %(status)s::smallint,
        %(content_type)s::text, decode(%(body)s::text, 'base64'), %(now)s::timestamptz)
