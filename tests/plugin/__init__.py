"""Fixtures that every test may use. See `docs/howto/test.md`."""
