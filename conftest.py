"""Fixtures for every test, beside the code and under `tests/`."""

pytest_plugins = ("tests.plugin.database",)
