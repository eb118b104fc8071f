-- Accounts of a chart, parents before children; existing codes stay as they are.
INSERT INTO books_account (id, company_id, code, name_zh, name_en, category, side, level, parent_id, is_leaf, aux, open_item, cash)
SELECT t.id, %(company)s::bigint, t.code, t.name_zh, t.name_en, t.category, t.side, t.level, t.parent_id, t.is_leaf,
       coalesce(string_to_array(nullif(t.aux, ''), '+'), '{}'), t.open_item, t.cash
  FROM unnest(%(id)s::bigint[], %(code)s::text[], %(name_zh)s::text[], %(name_en)s::text[], %(category)s::text[], %(side)s::text[], %(level)s::int[],
              %(parent)s::bigint[], %(is_leaf)s::boolean[], %(aux)s::text[], %(open_item)s::boolean[], %(cash)s::boolean[])
    AS t(id, code, name_zh, name_en, category, side, level, parent_id, is_leaf, aux, open_item, cash)
ON CONFLICT DO NOTHING
