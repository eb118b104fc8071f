-- The check of entries also says that what they refer to is there; so far foreign keys asked that once for every entry.
CREATE OR REPLACE FUNCTION books_check_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bad text;
BEGIN
    SELECT format('%s in %s', f.posting_key, f.month) INTO bad
      FROM fresh f JOIN books_period p ON p.company_id = f.company_id AND p.month = f.month AND p.closed_at IS NOT NULL
     LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: closed period refuses books entry %', bad USING ERRCODE = 'ZG001';
    END IF;
    -- Looked up by key, never joined: the plan is made once a session, and is to be right for one entry and for thousands.
    SELECT format('%s %s', r.name, r.id) INTO bad FROM (
        SELECT 'company_id' AS name, f.company_id AS id FROM (SELECT DISTINCT company_id FROM fresh) f
         WHERE (SELECT p.id FROM organization_company p WHERE p.id = f.company_id) IS NULL
        UNION ALL
        SELECT 'reverses_id' AS name, f.reverses_id AS id FROM fresh f
         WHERE f.reverses_id IS NOT NULL AND (SELECT p.id FROM books_entry p WHERE p.id = f.reverses_id) IS NULL
    ) r LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: books_entry refers to nothing: %', bad USING ERRCODE = 'foreign_key_violation';
    END IF;
    SELECT f.posting_key INTO bad FROM fresh f
     WHERE NOT EXISTS (SELECT 1 FROM books_line l WHERE l.entry_id = f.id AND l.line_no = 1) LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: books entry without lines: %', bad USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
