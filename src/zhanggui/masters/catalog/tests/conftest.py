"""Fixtures of this module's tests."""

from tests.plugin.masters import alone, caller, now, statements

__all__ = ["alone", "caller", "now", "statements"]
