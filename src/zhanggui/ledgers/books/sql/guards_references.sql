-- Entries say here that what they refer to is there, which foreign keys asked once for every entry (ADR 0014).
-- Rows are looked up by key, never joined: the plan is made once a session, perhaps for an empty ledger, and is to be right for one entry and for
-- thousands in a full one. A join that was planned for empty tables walked through the ledger for every entry.
CREATE OR REPLACE FUNCTION books_check_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bad text;
BEGIN
    SELECT format('entry %s: %s lines of %s, difference %s', f.entry_id, f.lines, e.line_count, f.difference) INTO bad
      FROM (SELECT entry_id, count(*) AS lines, min(line_no) AS low, max(line_no) AS high, min(month) AS month_low, max(month) AS month_high,
                   sum(CASE side WHEN 'D' THEN amount ELSE -amount END) AS difference,
                   min(company_id) AS company_low, max(company_id) AS company_high
              FROM fresh GROUP BY entry_id) f
      LEFT JOIN LATERAL (SELECT * FROM books_entry WHERE id = f.entry_id OFFSET 0) e ON true
     WHERE e.id IS NULL OR f.difference <> 0 OR e.line_count <> f.lines OR f.low <> 1 OR f.high <> f.lines
        OR e.company_id <> f.company_low OR e.company_id <> f.company_high OR e.month <> f.month_low OR e.month <> f.month_high
     LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: books entry is not whole and balanced: %', bad USING ERRCODE = 'check_violation';
    END IF;
    SELECT format('account %s', f.account_id) INTO bad
      FROM (SELECT DISTINCT account_id, company_id FROM fresh) f
     WHERE (SELECT a.id FROM books_account a WHERE a.id = f.account_id AND a.company_id = f.company_id AND a.is_leaf) IS NULL
     LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: books line on something that is no leaf account of the company: %', bad USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;

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
     WHERE (SELECT l.line_no FROM books_line l WHERE l.entry_id = f.id AND l.line_no = 1) IS NULL LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: books entry without lines: %', bad USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION books_check_allocations() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bad text;
BEGIN
    SELECT f.id::text INTO bad
      FROM fresh f
      LEFT JOIN LATERAL (SELECT * FROM books_allocation WHERE id = f.reverses_id AND reverses_id IS NULL OFFSET 0) a ON true
     WHERE f.reverses_id IS NOT NULL
       AND (a.id IS NULL OR a.amount <> -f.amount OR a.debit_item_id <> f.debit_item_id OR a.credit_item_id <> f.credit_item_id)
     LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: allocation % does not mirror the one it takes back', bad USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
