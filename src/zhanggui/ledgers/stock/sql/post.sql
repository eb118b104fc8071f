-- One posting of any size: entries, moves, balances, positions, cost pools and consumed reservations in one statement.
-- The rows it changes were locked by lock.sql; the guards check the whole batch once at the end.
WITH e AS (
    SELECT * FROM unnest(%(entry)s::bigint[], %(company)s::bigint[], %(key)s::text[], %(kind)s::text[], %(document_type)s::text[],
        %(document)s::bigint[], %(effective_at)s::timestamptz[], %(business_date)s::date[], %(reverses)s::bigint[], %(customer)s::bigint[], %(supplier)s::bigint[], %(shop)s::bigint[], %(reference)s::bigint[], %(count)s::int[])
      AS t(id, company_id, key, kind, document_type, document_id, effective_at, business_date, reverses_id, customer_id, supplier_id, shop_id, reference_id, move_count)
), entries AS (
    INSERT INTO stock_entry (id, company_id, posting_key, kind, document_type, document_id, effective_at, business_date, posted_at, reverses_id, customer_id, supplier_id, shop_id, reference_id, move_count)
    SELECT id, company_id, key, kind, document_type, document_id, effective_at, business_date, %(posted_at)s::timestamptz, reverses_id, customer_id, supplier_id,
           shop_id, reference_id, move_count FROM e
), moves AS (
    INSERT INTO stock_move (id, entry_id, line_no, company_id, sku_id, from_location_id, to_location_id, from_quality, to_quality, lot, serial,
        owner_id, qty, amount, pool_id, pool_seq, pool_qty, pool_amount, effective_at, document_line, returns_move_id)
    SELECT m.id, m.entry_id, m.line_no, m.company_id, m.sku_id, m.source, m.target, split_part(coalesce(m.quality, 'good'), '>', 1), split_part(coalesce(m.quality, 'good'), '>', -1),
           coalesce(m.lot, ''), coalesce(m.serial, ''), 0, m.qty, m.amount, m.pool_id, m.pool_seq, m.pool_qty, m.pool_amount,
           m.effective_at, m.document_line, m.returns
      FROM unnest(%(move)s::bigint[], %(move_entry)s::bigint[], %(line)s::int[], %(move_company)s::bigint[], %(move_at)s::timestamptz[], %(sku)s::bigint[], %(source)s::bigint[], %(target)s::bigint[],
                  %(quality)s::text[], %(lot)s::text[], %(serial)s::text[], %(qty)s::numeric[], %(amount)s::numeric[],
                  %(pool)s::bigint[], %(pool_seq)s::bigint[], %(pool_qty)s::numeric[], %(pool_amount)s::numeric[], %(document_line)s::bigint[], %(returns)s::bigint[])
        AS m(id, entry_id, line_no, company_id, effective_at, sku_id, source, target, quality, lot, serial, qty, amount, pool_id, pool_seq, pool_qty, pool_amount, document_line, returns)
), balances AS (
    INSERT INTO stock_balance AS t (location_id, sku_id, quality, lot, serial, owner_id, qty)
    SELECT location_id, sku_id, coalesce(quality, 'good'), coalesce(lot, ''), coalesce(serial, ''), 0, qty
      FROM unnest(%(b_location)s::bigint[], %(b_sku)s::bigint[], %(b_quality)s::text[], %(b_lot)s::text[], %(b_serial)s::text[], %(b_qty)s::numeric[])
        AS d(location_id, sku_id, quality, lot, serial, qty)
    ON CONFLICT (location_id, sku_id, quality, lot, serial, owner_id) DO UPDATE SET qty = t.qty + excluded.qty
), positions AS (
    UPDATE stock_position t
       SET on_hand = t.on_hand + d.on_hand, defect = t.defect + d.defect, reserved = t.reserved - d.consumed, on_order = t.on_order - d.arrived
      FROM unnest(%(p_sku)s::bigint[], %(p_warehouse)s::bigint[], %(p_on_hand)s::numeric[], %(p_defect)s::numeric[], %(p_consumed)s::numeric[], %(p_arrived)s::numeric[])
        AS d(sku_id, warehouse_id, on_hand, defect, consumed, arrived)
     WHERE t.sku_id = d.sku_id AND t.warehouse_id = d.warehouse_id
), reservations AS (
    UPDATE stock_reservation t SET consumed = t.consumed + d.qty
      FROM unnest(%(reservation)s::bigint[], %(consumed)s::numeric[]) AS d(id, qty) WHERE t.id = d.id
)
UPDATE stock_cost_pool t SET qty = d.qty, amount = d.amount, last_unit = d.last_unit, seq = d.seq
  FROM unnest(%(c_pool)s::bigint[], %(c_qty)s::numeric[], %(c_amount)s::numeric[], %(c_unit)s::numeric[], %(c_seq)s::bigint[]) AS d(id, qty, amount, last_unit, seq)
 WHERE t.id = d.id
