"""Hashes and the passwords that are refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.plugin import hashes
from zhanggui.foundation.identity import passwords
from zhanggui.foundation.identity.errors import PasswordWeak


def test_a_hash_fits_its_password_only(monkeypatch: pytest.MonkeyPatch) -> None:
    encoded = passwords.encode("秘密秘密秘密秘密")
    assert encoded.startswith("argon2$argon2id$")
    assert passwords.verify("秘密秘密秘密秘密", encoded)
    assert not passwords.verify("秘密秘密秘密秘蜜", encoded)
    assert not passwords.outdated(encoded)
    monkeypatch.setattr(passwords.Hasher, "memory_cost", 16)
    assert passwords.outdated(encoded)


def test_equal_passwords_have_different_hashes() -> None:
    assert passwords.encode("equal-equal") != passwords.encode("equal-equal")


@pytest.fixture
def real_hashes(cheap_hashes: pytest.MonkeyPatch) -> Iterator[None]:
    """Those of the program."""
    cheap_hashes.undo()
    yield
    hashes.cheapen(cheap_hashes)


def test_the_real_parameters_are_those_of_the_sheet(real_hashes: None) -> None:
    assert "$m=47104,t=1,p=1$" in passwords.encode("whatever it is")


@pytest.mark.parametrize("password", ["", "short", "x" * 129, "password", "12345678", "QWERTYUIOP", "Zhang.San"])
def test_weak_passwords_are_refused(password: str) -> None:
    with pytest.raises(PasswordWeak):
        passwords.check(password, login="zhang.san")


def test_strong_ones_are_not() -> None:
    passwords.check("另一句谁也猜不到的话", login="zhang.san")
