"""The limit: the rows of the loop written by hand, without our code, on our own migrated schema."""
