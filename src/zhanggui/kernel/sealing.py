"""Secrets that must be read again (a second factor, a key of a platform), sealed for the database with the instance's own key.

AES-256-GCM under a key that HKDF derives from the instance's secret key and a purpose, so that what one module sealed opens nothing of
another's. A sealed text is bound to what it belongs to (`of`): copied into another row it does not open. It begins with the version of
this form. After a change of the secret key the old ones (`SECRET_KEY_FALLBACKS`) still open; what is sealed anew is under the new one.
"""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

VERSION: Final = "s1."
_NONCE_BYTES: Final = 12
_KEY_BYTES: Final = 32


class SealBroken(Exception):
    """The text was sealed with a key that is not here, for another place, or changed since."""


def _key(secret: str, purpose: str) -> AESGCM:
    derived = HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=f"zhanggui seal {purpose}".encode())
    return AESGCM(derived.derive(secret.encode("utf-8", "surrogatepass")))


def seal(text: str, *, purpose: str, of: str) -> str:
    """The text, sealed. `purpose`: what kind of secret it is; `of`: the row it belongs to. Twice the same text looks different."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    closed = _key(settings.SECRET_KEY, purpose).encrypt(nonce, text.encode(), of.encode())
    return VERSION + urlsafe_b64encode(nonce + closed).decode("ascii")


def unseal(sealed: str, *, purpose: str, of: str) -> str:
    """The text again. Raises `SealBroken`."""
    version, dot, body = sealed.partition(".")
    if version + dot != VERSION:
        raise SealBroken(f"not sealed in the form {VERSION[:-1]}")
    try:
        raw = urlsafe_b64decode(body.encode("ascii"))
    except ValueError:
        raise SealBroken("not a sealed text") from None
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return _key(secret, purpose).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], of.encode()).decode()
        except (InvalidTag, ValueError):
            continue
    raise SealBroken("sealed with another key")
