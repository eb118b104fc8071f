"""What changed, as people say it: the names of fields and states instead of those of programs. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from zhanggui.kernel.api.language import Language
from zhanggui.kernel.labels import choice, label

#: Longer values (a template) are told by their beginning.
LONGEST: Final = 200
_FLAGS: Final = {"zh": ("否", "是"), "en": ("no", "yes")}
_NOTHING: Final = "—"
_COLON: Final = {"zh": "：", "en": ": "}


def changes(
    document: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None, lang: Language
) -> list[str]:
    """One text for each field that is not what it was; of a document that was made, its fields that are not empty."""
    fields = list(dict.fromkeys((*(before or {}), *(after or {}))))
    told = []
    for field in fields:
        old, new = (_said(document, field, (side or {}).get(field), lang) for side in (before, after))
        if old == new:
            continue
        value = new if before is None or field not in before else f"{old} → {new}"
        told.append(f"{_heading(field, lang)}{_COLON[lang]}{value}")
    return told


def _heading(field: str, lang: Language) -> str:
    name = label(field, lang)
    return name[:1].upper() + name[1:]


def _said(document: str, field: str, value: Any, lang: Language) -> str:
    if value is None or value in ("", [], {}):
        return _NOTHING
    if isinstance(value, bool):
        return _FLAGS[lang][value]
    if field == "state":
        return choice(f"audit.state.{document}", str(value), lang)
    if isinstance(value, dict):
        parts = [f"{_heading(name, lang)} {_said(document, name, part, lang)}" for name, part in value.items()]
        return _cut(("，" if lang == "zh" else ", ").join(parts))
    if isinstance(value, list):
        return _cut(("；" if lang == "zh" else "; ").join(_said(document, field, part, lang) for part in value))
    return _cut(choice(field, str(value), lang))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
