-- Which of these logins and addresses belong to somebody else; found before the insert, to name the row in the answer.
SELECT u.login, lower(u.email), u.id FROM identity_user u
WHERE u.login = ANY (%(logins)s::text[]) OR (u.email <> '' AND lower(u.email) = ANY (%(emails)s::text[]))
