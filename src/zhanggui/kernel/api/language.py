"""The language of an answer."""

from __future__ import annotations

from typing import Final, Literal

from django.http import HttpRequest

Language = Literal["zh", "en"]
DEFAULT: Final[Language] = "zh"


def language(request: HttpRequest) -> Language:
    """The language the caller asked for (`Accept-Language`), else the one of the caller's account, else Chinese."""
    header = request.headers.get("Accept-Language", "")
    best: tuple[float, Language] | None = None
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


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
