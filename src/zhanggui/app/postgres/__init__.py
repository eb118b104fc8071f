"""The embedded PostgreSQL server: one folder, one server, started when needed and recovered after any crash."""
