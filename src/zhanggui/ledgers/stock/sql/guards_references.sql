-- Entries say here that what they refer to is there, which foreign keys asked once for every entry (ADR 0014).
-- Rows are looked up by key, never joined: the plan is made once a session, perhaps for an empty ledger, and is to be right for one entry and for
-- thousands in a full one. A join that was planned for empty tables walked through the ledger for every entry.
CREATE OR REPLACE FUNCTION stock_check_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bad text;
BEGIN
    -- A second helping for an entry fails on unique (entry, line) or on the range of line numbers.
    SELECT format('entry %s: %s moves, header says %s', f.entry_id, f.moves, e.move_count) INTO bad
      FROM (SELECT entry_id, count(*) AS moves, min(line_no) AS low, max(line_no) AS high, min(company_id) AS company_low,
                   max(company_id) AS company_high FROM fresh GROUP BY entry_id) f
      LEFT JOIN LATERAL (SELECT * FROM stock_entry WHERE id = f.entry_id OFFSET 0) e ON true
     WHERE e.id IS NULL OR e.move_count <> f.moves OR f.low <> 1 OR f.high <> f.moves
        OR e.company_id <> f.company_low OR e.company_id <> f.company_high
     LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: stock entry is not whole: %', bad USING ERRCODE = 'check_violation';
    END IF;
    SELECT format('move of sku %s from %s to %s', f.sku_id, f.from_location_id, f.to_location_id) INTO bad
      FROM (SELECT DISTINCT sku_id, from_location_id, to_location_id, company_id FROM fresh) f
     WHERE (SELECT s.id FROM catalog_sku s WHERE s.id = f.sku_id) IS NULL
        OR (SELECT a.id FROM stock_location a WHERE a.id = f.from_location_id AND a.company_id = f.company_id) IS NULL
        OR (SELECT b.id FROM stock_location b WHERE b.id = f.to_location_id AND b.company_id = f.company_id) IS NULL
     LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: stock move refers to nothing: %', bad USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION stock_check_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bad text;
BEGIN
    SELECT format('%s on %s (closed through %s)', f.posting_key, f.business_date, c.through) INTO bad
      FROM fresh f JOIN stock_closing c ON c.company_id = f.company_id
       AND (c.through >= f.business_date OR c.cutoff > f.effective_at)
     LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: closed period refuses stock entry %', bad USING ERRCODE = 'ZG001';
    END IF;
    -- Looked up by key, never joined: the plan is made once a session, and is to be right for one entry and for thousands.
    SELECT format('%s %s', r.name, r.id) INTO bad FROM (
        SELECT 'company_id' AS name, f.company_id AS id FROM (SELECT DISTINCT company_id FROM fresh) f
         WHERE (SELECT p.id FROM organization_company p WHERE p.id = f.company_id) IS NULL
        UNION ALL
        SELECT 'reverses_id' AS name, f.reverses_id AS id FROM fresh f
         WHERE f.reverses_id IS NOT NULL AND (SELECT p.id FROM stock_entry p WHERE p.id = f.reverses_id) IS NULL
    ) r LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: stock_entry refers to nothing: %', bad USING ERRCODE = 'foreign_key_violation';
    END IF;
    SELECT f.posting_key INTO bad FROM fresh f
     WHERE (SELECT m.line_no FROM stock_move m WHERE m.entry_id = f.id AND m.line_no = 1) IS NULL LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: stock entry without moves: %', bad USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
