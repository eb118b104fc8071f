-- Entries by the key they were posted under.
SELECT company_id, posting_key, id FROM books_entry
 WHERE company_id IN (SELECT id FROM organization_company) AND posting_key = ANY(%(key)s::text[])
