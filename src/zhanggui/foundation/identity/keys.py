"""Random secrets that are handed out once: session keys and API tokens. Only their SHA-256 is stored.

A fast hash is enough, because the secrets are 256 random bits and can't be guessed from a word list.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from typing import Final

TOKEN_START: Final = "zg_"


def new_session() -> str:
    """A new session key."""
    return secrets.token_urlsafe(32)


def new_token() -> tuple[str, str]:
    """A new API token and its prefix, which is stored in the clear so that people can tell their tokens apart."""
    prefix = TOKEN_START + secrets.token_hex(4)
    return f"{prefix}_{secrets.token_urlsafe(32)}", prefix


def digest(secret: str) -> str:
    """What is stored of a secret, as hexadecimal text."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def csrf(session: str) -> str:
    """The value a page has to send with every change. It follows from the session key, which scripts can't read."""
    mac = hmac.digest(session.encode("utf-8", "surrogatepass"), b"csrf", hashlib.sha256)
    return urlsafe_b64encode(mac).decode("ascii").rstrip("=")


def same(one: str, other: str) -> bool:
    """Compare two secrets in constant time."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))
