"""Hashes of passwords that take no time: nearly every user of a test has one, and a real one is meant to take long."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from zhanggui.foundation.identity import passwords


def cheapen(patch: pytest.MonkeyPatch) -> None:
    """Argon2 as weak as it gets: tests are about what is done with hashes."""
    patch.setattr(passwords.Hasher, "memory_cost", 8)


@pytest.fixture(autouse=True, scope="session")
def cheap_hashes() -> Iterator[pytest.MonkeyPatch]:
    """For every test but those of the hashes themselves, which take it back."""
    with pytest.MonkeyPatch.context() as patch:
        cheapen(patch)
        yield patch
