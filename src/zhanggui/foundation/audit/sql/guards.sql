-- The log only grows, and what a fingerprint covers is defined here once, for sealing and for checking.
CREATE TRIGGER audit_record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_record
    FOR EACH STATEMENT EXECUTE FUNCTION zg_append_only();
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION zg_append_only();

-- The moment goes in as seconds since 1970, because its text depends on the time zone of the session.
CREATE OR REPLACE FUNCTION audit_digest(r audit_record) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to(jsonb_build_array(r.id, r.company_id, extract(epoch FROM r.at), r.user_id, r.user_name, r.document,
                                               r.document_id, r.action, r.before, r.after, r.tx)::text, 'UTF8'))
$$;

-- Everything a seal says, and the seal before it: changing any of them changes all later seals.
CREATE OR REPLACE FUNCTION audit_chain(previous bytea, from_tx bigint, to_tx bigint, sealed_at timestamptz, record_ids bigint[], digests bytea[])
    RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(previous || convert_to(jsonb_build_array(from_tx, to_tx, extract(epoch FROM sealed_at), record_ids)::text, 'UTF8')
                  || (SELECT string_agg(d.digest, ''::bytea ORDER BY d.n) FROM unnest(digests) WITH ORDINALITY AS d (digest, n)))
$$;
