"""What a list and a document of it look like, as data: the web application draws its pages from it.

A description names the columns; what they are called comes from the table of labels, what they are (money, quantity, moment …) from the wire type
of the row, what can be filtered from the query of the list, what can be done from the document's machine. Whatever can be said by one of
these is not said again here.
"""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from zhanggui.kernel.labels import choice, label
from zhanggui.kernel.machine import Machine, Permission

Kind = Literal[
    "text", "number", "money", "quantity", "price", "rate", "count", "date", "moment", "flag", "choice", "state",
    "texts", "code",
]  # fmt: skip
FilterKind = Literal["text", "choice", "flag", "reference", "moments", "days"]
Tone = Literal["plain", "waiting", "active", "done", "void", "alarm"]

_QUANTITIES: Final = frozenset(
    {"on_hand", "defect", "reserved", "available", "on_order", "in_transit", "before", "after", "qty", "sku_qty"}
)
_PRICES: Final = frozenset({"unit_price", "unit_cost", "price"})
_PAGING: Final = frozenset({"cursor", "limit", "total", "search"})


@dataclass(frozen=True, slots=True)
class Tab:
    """A status tab over a list: a filter with a name. `alarm`: its number is red when it is not zero."""

    key: str
    zh: str
    en: str
    filters: Mapping[str, str] = field(default_factory=dict)
    alarm: bool = False


@dataclass(frozen=True)
class Description:
    """One list and the document behind its rows.

    `columns`: what is shown at first, in order; `more`: what can be switched on; `sums`: columns whose totals the list answers with.
    `lines`: the columns of a document's lines. `searched`: filters offered in the search box, the first one first. `references`: filters
    and columns that point to another list, by its name. `counts`: the query of `{path}/counts`, which answers with the numbers of the tabs.
    """

    name: str
    zh: str
    en: str
    path: str
    row: type[BaseModel]
    query: type[BaseModel]
    columns: str
    permission: Permission | None
    more: str = ""
    sums: str = ""
    head: str = ""
    line: type[BaseModel] | None = None
    lines: str = ""
    machine: Machine | None = None
    creates: Permission | None = None
    searched: str = ""
    references: Mapping[str, str] = field(default_factory=dict)
    tabs: Sequence[Tab] = ()
    detail: bool = True
    counts: type[BaseModel] | None = None


def _bare(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """The type itself, without `| None` and annotations, and the values of a Literal."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, types.UnionType):
            annotation = next((each for each in get_args(annotation) if each is not type(None)), str)
        elif origin is Literal:
            return str, get_args(annotation)
        else:
            return annotation, ()


def kind_of(name: str, annotation: Any) -> Kind:
    """What a field of a row is."""
    kind, values = _bare(annotation)
    if name == "state":
        return "state"
    if values:
        return "choice"
    if get_origin(kind) in (list, tuple):
        return "texts"
    if kind is bool:
        return "flag"
    if kind is int:
        return "count"
    if kind is datetime:
        return "moment"
    if kind is date:
        return "date"
    if kind is Decimal:
        return _measure(name)
    return _text(name)


def _measure(name: str) -> Kind:
    if name.endswith("qty") or name in _QUANTITIES:
        return "quantity"
    if name in _PRICES:
        return "price"
    return "rate" if name.endswith("_rate") else "money"


def _text(name: str) -> Kind:
    if name == "number":
        return "number"
    return "code" if name.endswith(("code", "_number")) else "text"


def _column(what: Description, row: type[BaseModel], name: str, lang: str, sums: frozenset[str]) -> dict[str, Any]:
    annotation = row.model_fields[name].annotation
    kind = kind_of(name, annotation)
    found: dict[str, Any] = {"key": name, "label": label(name, lang), "kind": kind, "sums": name in sums}
    if kind == "choice":
        found["choices"] = [
            {"value": str(value), "label": choice(name, str(value), lang)} for value in _bare(annotation)[1]
        ]
    # `customer_name` beside `customer_id` leads to the customer.
    stem = name.rsplit("_", 1)[0]
    key = f"{stem}_id"
    if name != key and key in row.model_fields and key in what.references:
        found["reference"], found["reference_key"] = what.references[key], key
    return found


def _filter(what: Description, name: str, annotation: Any, lang: str) -> dict[str, Any] | None:
    kind, values = _bare(annotation)
    found: dict[str, Any] = {"key": name, "label": label(name, lang)}
    if name in what.references:
        return {**found, "kind": "reference", "reference": what.references[name]}
    if values and name != "state":
        return {
            **found,
            "kind": "choice",
            "choices": [{"value": str(value), "label": choice(name, str(value), lang)} for value in values],
        }
    if name == "state" and what.machine is not None:
        return {
            **found,
            "kind": "choice",
            "choices": [{"value": s.code, "label": s.zh if lang == "zh" else s.en} for s in what.machine.states],
        }
    if kind is bool:
        return {**found, "kind": "flag"}
    if kind in (datetime, date) or name.endswith(("since", "until")):
        return None  # a pair of them is one filter
    return {**found, "kind": "text"} if kind is str else None


def _filters(what: Description, lang: str) -> list[dict[str, Any]]:
    fields = what.query.model_fields
    found = []
    for name, info in fields.items():
        if name in _PAGING:
            continue
        each = _filter(what, name, info.annotation, lang)
        if each is not None:
            found.append(each)
    if "since" in fields and "until" in fields:
        kind = "moments" if _bare(fields["since"].annotation)[0] is not date else "days"
        found.append({"key": "since", "label": label("period", lang), "kind": kind})
    return found


def tone_of(machine: Machine, state: str) -> Tone:
    """How loud a state is: the first one waits for somebody, the last ones are done or void."""
    if state == machine.initial:
        return "waiting"
    if state == "cancelled":
        return "void"
    return "done" if machine.by_state[state].terminal else "active"


def describe(what: Description, lang: str) -> dict[str, Any]:
    """The description in one language."""
    zh, machine, sums = lang == "zh", what.machine, frozenset(what.sums.split())

    def columns(row: type[BaseModel], names: str, hidden: bool) -> list[dict[str, Any]]:
        return [{**_column(what, row, name, lang, sums), "hidden": hidden} for name in names.split()]

    return {
        "name": what.name,
        "label": what.zh if zh else what.en,
        "document": machine.document if machine else None,
        "path": what.path,
        "detail": what.detail,
        "counted": list(what.counts.model_fields) if what.counts else None,
        "creates": what.creates.code if what.creates else None,
        "searches": "search" in what.query.model_fields,
        "searched": what.searched.split(),
        "columns": columns(what.row, what.columns, False) + columns(what.row, what.more, True),
        "head": columns(what.row, what.head, False),
        "lines": columns(what.line, what.lines, False) if what.line else [],
        "filters": _filters(what, lang),
        "tabs": [
            {"key": t.key, "label": t.zh if zh else t.en, "filters": dict(t.filters), "alarm": t.alarm}
            for t in what.tabs
        ],
        "states": [
            {"code": s.code, "label": s.zh if zh else s.en, "tone": tone_of(machine, s.code)} for s in machine.states
        ]
        if machine
        else [],
        "actions": [
            {
                "action": t.action,
                "label": t.zh if zh else t.en,
                "sources": list(t.sources),
                "permission": t.permission.code,
            }
            for t in machine.transitions
            if t.sources != ("",)
        ]
        if machine
        else [],
    }
