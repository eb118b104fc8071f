"""What a list and a document of it look like, as data: the web application draws its pages from it.

A description names the columns; what they are called comes from the table of labels, what they are (money, quantity, moment …) from the wire type
of the row, what can be filtered and sorted from the query of the list, what can be done from the document's machine. Whatever can be said by one of
these is not said again here.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from zhanggui.kernel.api.sorting import sorts_of
from zhanggui.kernel.labels import choice, choices_of, known, label, standing
from zhanggui.kernel.machine import Machine, Permission, State

Kind = Literal[
    "text", "number", "money", "quantity", "price", "rate", "count", "date", "month", "moment", "flag", "choice", "state",
    "texts", "code", "reference", "references", "object",
]  # fmt: skip
FilterKind = Literal["text", "choice", "flag", "reference", "moments", "days", "day", "month", "number"]
Tone = Literal["plain", "waiting", "active", "done", "void", "alarm"]

_QUANTITIES: Final = frozenset(
    {
        "on_hand", "defect", "reserved", "available", "on_order", "in_transit", "before", "after", "qty", "sku_qty", "counted",
        "book", "difference",
    }
)  # fmt: skip
_PRICES: Final = frozenset({"unit_price", "unit_cost", "price", "fair_price"})
_PAGING: Final = frozenset({"cursor", "limit", "total", "sort", "search", "since", "until"})
_VOID: Final = frozenset({"cancelled", "reversed"})


@dataclass(frozen=True, slots=True)
class Tab:
    """A status tab over a list: a filter with a name. `alarm`: its number is red when it is not zero; `work`: what it shows waits for
    somebody, and stands on the first page too."""

    key: str
    zh: str
    en: str
    filters: Mapping[str, str] = field(default_factory=dict)
    alarm: bool = False
    work: bool = False


@dataclass(frozen=True)
class Description:
    """One list and the document behind its rows.

    `columns`: what is shown at first, in order; `more`: what can be switched on; `sums`: columns whose totals the list answers with in
    `sums`; `totals`: other fields of a page that hold a total, with the column they are the total of, or "" for an amount of its own.
    `lines`: the columns of a document's lines. `searched`: filters offered in the search box, the first one first. `references`: filters
    and columns that point to another list, by its name; a name with a dot is a list that is described here: its documents are led to,
    not chosen from. `keys`: the fields that together name a row. `counts`: the query of `{path}/counts`, which answers with the numbers
    of the tabs. `names`: what a field is called on this list, in Chinese and English, where that is not what it is called elsewhere;
    a value under `field.value`, the period of `since` and `until` under `period`. `restricted`: fields that are null for who lacks the
    permission, and so are not shown to them. `pictures`: columns with a picture of goods before them, of a SKU or a product and the field
    with its id (`product:id`), where the column is not `sku_code`. `states`: of rows that have states and no machine; `tones`: where a state's own is another.
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
    totals: Mapping[str, str] = field(default_factory=dict)
    head: str = ""
    line: type[BaseModel] | None = None
    lines: str = ""
    machine: Machine | None = None
    creates: Permission | None = None
    searched: str = ""
    references: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[str, ...] = ("id",)
    tabs: Sequence[Tab] = ()
    detail: bool = True
    counts: type[BaseModel] | None = None
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    restricted: Mapping[str, Permission] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)
    states: Sequence[State] = ()
    tones: Mapping[str, Tone] = field(default_factory=dict)

    def resting(self) -> Sequence[State]:
        """The states its rows can be in."""
        return self.machine.states if self.machine else self.states

    def heading(self, key: str, lang: str) -> str:
        """What a field is called on this list. English headings begin with a capital; the words themselves, for messages, do not."""
        zh, en = self.names.get(key, (label(key, "zh"), label(key, "en")))
        return zh if lang == "zh" else standing(en)

    def value(self, key: str, value: str, lang: str) -> str:
        """What a value of a field is called on this list."""
        named = self.names.get(f"{key}.{value}")
        if named:
            return named[0] if lang == "zh" else named[1]
        return choice(self._table(key), value, lang)

    def values(self, key: str, annotation: Any) -> tuple[Any, ...]:
        """The values of a field, where they are few and known: those of its type, or for a text those that have names."""
        kind, values = bare(annotation)
        return values or (choices_of(self._table(key)) if kind is str else ())

    def _table(self, key: str) -> str:
        own = f"{self.name}.{key}"
        return own if choices_of(own) else key


def bare(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
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
    kind, values = bare(annotation)
    if name == "state":
        return "state"
    if values:
        return "choice"
    if get_origin(kind) in (list, tuple):
        return "texts"
    if get_origin(kind) is dict:
        return "object"
    if kind is bool:
        return "flag"
    if kind is int:
        return "month" if name.startswith("month") else "count"
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


def _choices(what: Description, name: str, values: Sequence[Any], lang: str) -> list[dict[str, str]]:
    return [{"value": str(value), "label": what.value(name, str(value), lang)} for value in values]


def _column(what: Description, row: type[BaseModel], name: str, lang: str, sums: frozenset[str]) -> dict[str, Any]:
    annotation = row.model_fields[name].annotation
    values = what.values(name, annotation) if name != "state" else ()
    kind = "choice" if values else kind_of(name, annotation)
    found: dict[str, Any] = {
        "key": name,
        "label": what.heading(_headed(what, row, name), lang),
        "kind": kind,
        "sums": name in sums,
    }
    if values:
        found["choices"] = _choices(what, name, values, lang)
    if name in what.references:  # an id, to be shown by the name of what it points to
        several = kind == "texts"  # of several, null stands for all of them
        return {
            **found,
            "kind": "references" if several else "reference",
            "reference": what.references[name],
            "reference_key": name,
        }
    # `sku_code` beside `sku_id` stands beside its picture.
    pictured = what.pictures.get(name, "sku:sku_id" if name == "sku_code" and "sku_id" in row.model_fields else "")
    if pictured:
        found["picture"], found["picture_key"] = pictured.split(":")
    # `customer_name` beside `customer_id` leads to the customer.
    key = f"{name.rsplit('_', 1)[0]}_id"
    if key in row.model_fields and key in what.references:
        found["reference"], found["reference_key"] = what.references[key], key
    return found


def _headed(what: Description, row: type[BaseModel], name: str) -> str:
    """The field that heads a column: `customer_name` beside `customer_id` is the customer; beside `customer_code` it is the name."""
    thing = name.removesuffix("_name")
    if (
        thing == name
        or name in what.names
        or f"{thing}_id" not in row.model_fields
        or f"{thing}_code" in row.model_fields
    ):
        return name
    return f"{thing}_id" if known(f"{thing}_id") else name


def _filter(what: Description, name: str, annotation: Any, lang: str) -> dict[str, Any] | None:
    kind, _ = bare(annotation)
    shown = f"filter.{name}"
    found: dict[str, Any] = {"key": name, "label": what.heading(shown if known(shown) else name, lang)}
    states = what.resting()
    if name in what.references:
        # Documents are led to by their ids, from other pages; nobody chooses one out of thousands.
        target = what.references[name]
        return None if "." in target else {**found, "kind": "reference", "reference": target}
    if name == "state" and states:
        labels = [{"value": s.code, "label": s.zh if lang == "zh" else standing(s.en)} for s in states]
        return {**found, "kind": "choice", "choices": labels}
    values = what.values(name, annotation)
    if values:
        return {**found, "kind": "choice", "choices": _choices(what, name, values, lang)}
    if name.endswith("_id"):
        return None
    if kind is int and name.startswith("month"):
        return {**found, "kind": "month"}
    simple: dict[Any, FilterKind] = {bool: "flag", str: "text", date: "day", int: "number", Decimal: "number"}
    return {**found, "kind": simple[kind]} if kind in simple else None


def _filters(what: Description, lang: str) -> list[dict[str, Any]]:
    fields = what.query.model_fields
    each = (_filter(what, name, info.annotation, lang) for name, info in fields.items() if name not in _PAGING)
    found = [one for one in each if one is not None]
    if "since" in fields and "until" in fields:
        kind = "days" if bare(fields["since"].annotation)[0] is date else "moments"
        found.append({"key": "since", "label": what.heading("period", lang), "kind": kind})
    return found


def tone_of(machine: Machine, state: str) -> Tone:
    """How loud a state is: one that nothing but taking back leads out of is done; of the others the first one waits for somebody."""
    if state in _VOID:
        return "void"
    if not {t.target for t in machine.allowed(state)} - _VOID - {state, None}:
        return "done"
    return "waiting" if state == machine.initial else "active"


def _states(what: Description, lang: str) -> list[dict[str, str]]:
    def tone(state: State) -> Tone:
        return what.tones.get(state.code) or (tone_of(what.machine, state.code) if what.machine else "plain")

    return [
        {"code": s.code, "label": s.zh if lang == "zh" else standing(s.en), "tone": tone(s)} for s in what.resting()
    ]


def _actions(machine: Machine, lang: str) -> list[dict[str, Any]]:
    return [
        {
            "action": t.action,
            "label": t.zh if lang == "zh" else t.en,
            "sources": list(t.sources),
            "permission": t.permission.code,
        }
        for t in machine.transitions
        if t.sources != ("",)
    ]


def describe(
    what: Description, lang: str, may: Callable[[Permission], bool] = lambda permission: True
) -> dict[str, Any]:
    """The description in one language, for who `may` do some things: without what is kept from them."""
    zh, machine, sums = lang == "zh", what.machine, frozenset(what.sums.split())
    sorts = sorts_of(what.query)
    kept = {name for name, permission in what.restricted.items() if not may(permission)}

    def columns(row: type[BaseModel], names: str, hidden: bool) -> list[dict[str, Any]]:
        shown = [name for name in names.split() if name not in kept]
        return [{**_column(what, row, name, lang, sums), "hidden": hidden} for name in shown]

    def listed(names: str, hidden: bool) -> list[dict[str, Any]]:
        return [{**column, "sortable": column["key"] in sorts} for column in columns(what.row, names, hidden)]

    def total(name: str, column: str) -> dict[str, Any]:
        kind = kind_of(column, what.row.model_fields[column].annotation) if column else "money"
        return {"key": name, "label": what.heading(column or name, lang), "kind": kind, "column": column or None}

    return {
        "name": what.name,
        "label": what.zh if zh else what.en,
        "document": machine.document if machine else None,
        "path": what.path,
        "keys": list(what.keys),
        "detail": what.detail,
        "counted": list(what.counts.model_fields) if what.counts else None,
        "creates": what.creates.code if what.creates else None,
        "searches": "search" in what.query.model_fields,
        "searched": what.searched.split(),
        "columns": listed(what.columns, False) + listed(what.more, True),
        "totals": [total(name, column) for name, column in what.totals.items() if column not in kept],
        "head": columns(what.row, what.head, False),
        "lines": columns(what.line, what.lines, False) if what.line else [],
        "filters": _filters(what, lang),
        "tabs": [
            {"key": t.key, "label": t.zh if zh else t.en, "filters": dict(t.filters), "alarm": t.alarm, "work": t.work}
            for t in what.tabs
        ],
        "states": _states(what, lang),
        "actions": _actions(machine, lang) if machine else [],
    }
