"""The language of an answer."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, Literal

from django.http import HttpRequest

Language = Literal["zh", "en"]
_QUALITY: Final = re.compile(r"[01](\.[0-9]{0,3})?")
DEFAULT: Final[Language] = "zh"


def language(request: HttpRequest) -> Language:
    """The language the caller asked for (`Accept-Language`), else the one of the caller's account, else Chinese."""
    header = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
    best: tuple[Decimal, Language] | None = None
    for part in header.split(","):
        tag, _, parameters = part.strip().partition(";")
        primary = tag.strip().lower().split("-")[0]
        if primary == "zh" or primary == "en":
            weight = _weight(parameters)
            if weight > 0 and (best is None or weight > best[0]):
                best = (weight, "zh" if primary == "zh" else "en")
    if best is not None:
        return best[1]
    return "en" if getattr(getattr(request, "auth", None), "locale", DEFAULT) == "en" else "zh"


def _weight(parameters: str) -> Decimal:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return Decimal(1)
    # RFC 9110: 0 to 1 with up to three decimals; what is none of that asks for nothing.
    return Decimal(value.strip()) if _QUALITY.fullmatch(value.strip()) else Decimal(0)
