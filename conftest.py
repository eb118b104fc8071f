"""Fixtures for every test, beside the code and under `tests/`."""

from hypothesis import settings

pytest_plugins = ("tests.plugin.collector", "tests.plugin.database", "tests.plugin.hashes", "tests.plugin.ordering")

# A statement on a busy machine takes as long as it takes; a test that is too slow is seen in `--durations`.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")
