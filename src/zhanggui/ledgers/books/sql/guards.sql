-- The database guards the shape of the books: nothing is rewritten, an entry comes whole and balanced in one statement, every
-- account exists and is a leaf of the company, closed months refuse. A per-row deferred trigger would be quadratic.

CREATE TRIGGER books_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON books_entry
    FOR EACH STATEMENT EXECUTE FUNCTION zg_append_only();
CREATE TRIGGER books_line_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON books_line
    FOR EACH STATEMENT EXECUTE FUNCTION zg_append_only();
CREATE TRIGGER books_allocation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON books_allocation
    FOR EACH STATEMENT EXECUTE FUNCTION zg_append_only();

CREATE FUNCTION books_check_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bad text;
BEGIN
    SELECT format('entry %s: %s lines of %s, difference %s', f.entry_id, f.lines, e.line_count, f.difference) INTO bad
      FROM (SELECT entry_id, count(*) AS lines, min(line_no) AS low, max(line_no) AS high, min(month) AS month_low, max(month) AS month_high,
                   sum(CASE side WHEN 'D' THEN amount ELSE -amount END) AS difference,
                   min(company_id) AS company_low, max(company_id) AS company_high
              FROM fresh GROUP BY entry_id) f
      LEFT JOIN books_entry e ON e.id = f.entry_id
     WHERE e.id IS NULL OR f.difference <> 0 OR e.line_count <> f.lines OR f.low <> 1 OR f.high <> f.lines
        OR e.company_id <> f.company_low OR e.company_id <> f.company_high OR e.month <> f.month_low OR e.month <> f.month_high
     LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: books entry is not whole and balanced: %', bad USING ERRCODE = 'check_violation';
    END IF;
    SELECT format('account %s', f.account_id) INTO bad
      FROM (SELECT DISTINCT account_id, company_id FROM fresh) f
      LEFT JOIN books_account a ON a.id = f.account_id AND a.company_id = f.company_id AND a.is_leaf
     WHERE a.id IS NULL
     LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: books line on something that is no leaf account of the company: %', bad USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER books_line_check AFTER INSERT ON books_line
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION books_check_lines();

CREATE FUNCTION books_check_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bad text;
BEGIN
    SELECT format('%s in %s', f.posting_key, f.month) INTO bad
      FROM fresh f JOIN books_period p ON p.company_id = f.company_id AND p.month = f.month AND p.closed_at IS NOT NULL
     LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: closed period refuses books entry %', bad USING ERRCODE = 'ZG001';
    END IF;
    SELECT f.posting_key INTO bad FROM fresh f
     WHERE NOT EXISTS (SELECT 1 FROM books_line l WHERE l.entry_id = f.id AND l.line_no = 1) LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: books entry without lines: %', bad USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER books_entry_check AFTER INSERT ON books_entry
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION books_check_entries();

INSERT INTO books_watermark (id, tx) VALUES (1, 0);
ALTER TABLE books_open_item SET (fillfactor = 80);
