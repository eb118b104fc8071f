-- The chart of a company.
SELECT id, company_id, code, name_zh, name_en, category, side, is_leaf, aux, open_item, cash FROM books_account WHERE company_id = ANY(%(company)s::bigint[]) AND active
