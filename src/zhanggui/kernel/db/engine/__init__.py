"""Django's PostgreSQL backend with a look at the line in place of a question down the line (`base`, the name Django asks for)."""
