-- The database guards the shape of the stock ledger: nothing is rewritten, an entry comes whole in one statement, every
-- reference exists, closed days refuse. Statement-level with a transition table: one pass over a batch, not one per row.

CREATE TRIGGER stock_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_entry
    FOR EACH STATEMENT EXECUTE FUNCTION zg_append_only();
CREATE TRIGGER stock_move_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_move
    FOR EACH STATEMENT EXECUTE FUNCTION zg_append_only();
CREATE TRIGGER stock_closing_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_closing
    FOR EACH STATEMENT EXECUTE FUNCTION zg_append_only();
CREATE TRIGGER stock_snapshot_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_snapshot
    FOR EACH STATEMENT EXECUTE FUNCTION zg_append_only();

CREATE FUNCTION stock_check_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bad text;
BEGIN
    -- A second helping for an entry fails on unique (entry, line) or on the range of line numbers.
    SELECT format('entry %s: %s moves, header says %s', f.entry_id, f.moves, e.move_count) INTO bad
      FROM (SELECT entry_id, count(*) AS moves, min(line_no) AS low, max(line_no) AS high, min(company_id) AS company_low,
                   max(company_id) AS company_high FROM fresh GROUP BY entry_id) f
      LEFT JOIN stock_entry e ON e.id = f.entry_id
     WHERE e.id IS NULL OR e.move_count <> f.moves OR f.low <> 1 OR f.high <> f.moves
        OR e.company_id <> f.company_low OR e.company_id <> f.company_high
     LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: stock entry is not whole: %', bad USING ERRCODE = 'check_violation';
    END IF;
    SELECT format('move of sku %s from %s to %s', f.sku_id, f.from_location_id, f.to_location_id) INTO bad
      FROM (SELECT DISTINCT sku_id, from_location_id, to_location_id, company_id FROM fresh) f
      LEFT JOIN catalog_sku s ON s.id = f.sku_id
      LEFT JOIN stock_location a ON a.id = f.from_location_id AND a.company_id = f.company_id
      LEFT JOIN stock_location b ON b.id = f.to_location_id AND b.company_id = f.company_id
     WHERE s.id IS NULL OR a.id IS NULL OR b.id IS NULL
     LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: stock move refers to nothing: %', bad USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER stock_move_check AFTER INSERT ON stock_move
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION stock_check_moves();

CREATE FUNCTION stock_check_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bad text;
BEGIN
    SELECT format('%s on %s (closed through %s)', f.posting_key, f.business_date, c.through) INTO bad
      FROM fresh f JOIN stock_closing c ON c.company_id = f.company_id
       AND (c.through >= f.business_date OR c.cutoff > f.effective_at)
     LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: closed period refuses stock entry %', bad USING ERRCODE = 'ZG001';
    END IF;
    SELECT f.posting_key INTO bad FROM fresh f
     WHERE NOT EXISTS (SELECT 1 FROM stock_move m WHERE m.entry_id = f.id AND m.line_no = 1) LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'zhanggui: stock entry without moves: %', bad USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER stock_entry_check AFTER INSERT ON stock_entry
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION stock_check_entries();

-- The projections are rewritten all day: leave room so that an update stays on its page.
ALTER TABLE stock_position SET (fillfactor = 70);
ALTER TABLE stock_balance SET (fillfactor = 70);
ALTER TABLE stock_cost_pool SET (fillfactor = 70);
ALTER TABLE stock_reservation SET (fillfactor = 80);
