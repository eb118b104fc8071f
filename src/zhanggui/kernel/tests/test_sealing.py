"""What is sealed opens with the instance's key, for its purpose and in its place; and with nothing else."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

import pytest

from zhanggui.kernel.sealing import VERSION, SealBroken, seal, unseal

PLACE = {"purpose": "test", "of": "row 1"}


@pytest.fixture(autouse=True)
def keyed(settings: Any) -> None:
    settings.SECRET_KEY = "the key of this instance"


def test_it_comes_back() -> None:
    assert unseal(seal("秘密 secret", **PLACE), **PLACE) == "秘密 secret"


def test_nothing_of_it_is_to_be_seen() -> None:
    sealed = seal("JBSWY3DPEHPK3PXP", **PLACE)
    assert sealed.startswith(VERSION)
    assert b"JBSWY3DP" not in urlsafe_b64decode(sealed.removeprefix(VERSION))
    assert seal("JBSWY3DPEHPK3PXP", **PLACE) != sealed


@pytest.mark.parametrize("place", [{"purpose": "other", "of": "row 1"}, {"purpose": "test", "of": "row 2"}])
def test_it_opens_in_its_place_only(place: dict[str, str]) -> None:
    with pytest.raises(SealBroken):
        unseal(seal("x", **PLACE), **place)


def test_a_changed_byte_is_noticed() -> None:
    raw = bytearray(urlsafe_b64decode(seal("a longer secret", **PLACE).removeprefix(VERSION)))
    for at in range(len(raw)):
        changed = bytes(raw[:at]) + bytes([raw[at] ^ 1]) + bytes(raw[at + 1 :])
        with pytest.raises(SealBroken):
            unseal(VERSION + urlsafe_b64encode(changed).decode(), **PLACE)


@pytest.mark.parametrize(
    "text", ["", "plain", "s1", "s1.", "s1.!!", "s1.YQ==", "s2.YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh", "s1.你好"]
)
def test_what_is_not_sealed_is_refused(text: str) -> None:
    with pytest.raises(SealBroken):
        unseal(text, **PLACE)


def test_old_keys_open_and_the_new_one_seals(settings: Any) -> None:
    old = seal("x", **PLACE)
    settings.SECRET_KEY = "the next key"
    with pytest.raises(SealBroken):
        unseal(old, **PLACE)
    settings.SECRET_KEY_FALLBACKS = ["one long ago", "the key of this instance"]
    assert unseal(old, **PLACE) == "x"
    new = seal("x", **PLACE)
    settings.SECRET_KEY_FALLBACKS = []
    assert unseal(new, **PLACE) == "x"
