-- The next transactions to seal: from the end of the last seal (seals leave no gap in which a row could be slipped in)
-- to `step` transactions past the oldest unsealed row, but never beyond the horizon: a set once sealed can't grow.
SELECT head.to_tx, least(min(r.tx) + %(step)s::bigint, zg_tx_horizon())
FROM (SELECT coalesce(max(to_tx), 0) AS to_tx FROM audit_seal) AS head
JOIN audit_record r ON r.tx >= head.to_tx AND r.tx < zg_tx_horizon()
GROUP BY head.to_tx
