-- How much the chain proves, and its last fingerprint (keep it elsewhere: it proves the whole log up to that moment).
-- plan: each time
SELECT count(*), coalesce(sum(cardinality(record_ids)), 0),
       (SELECT encode(digest, 'hex') FROM audit_seal ORDER BY to_tx DESC LIMIT 1)
FROM audit_seal
