-- Second factors and recovery codes of locked users go, and their sessions end: whoever is in proves anew who that is. The ids that had one.
WITH gone AS (
    DELETE FROM identity_factor WHERE user_id = ANY (%(ids)s::bigint[]) RETURNING user_id
), codes AS (
    DELETE FROM identity_recovery_code WHERE user_id IN (SELECT user_id FROM gone)
), sessions AS (
    UPDATE identity_session SET revoked_at = %(now)s::timestamptz
    WHERE user_id IN (SELECT user_id FROM gone) AND revoked_at IS NULL
)
SELECT user_id FROM gone
