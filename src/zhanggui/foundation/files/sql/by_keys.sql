-- What is known of files.
SELECT key, media_type, size, name FROM files_file WHERE key = ANY(%(key)s::text[])
