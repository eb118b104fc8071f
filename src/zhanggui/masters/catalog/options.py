"""The options of a product (规格项, colour and size): their form, and what values of a SKU fit them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhanggui.masters.catalog.errors import OptionsMismatch
from zhanggui.masters.checks import Findings
from zhanggui.masters.constraints import CODE, NAME

MAX_OPTIONS, MAX_VALUES = 5, 200


@dataclass(frozen=True, slots=True)
class Option:
    """规格项: a name with its values in screen order. `codes` go into generated SKU codes; the values themselves if empty."""

    name: str
    values: tuple[str, ...]
    codes: tuple[str, ...] = ()


def stored(options: Sequence[Option]) -> list[dict[str, object]]:
    """Options as the JSON of the product's column."""
    return [{"name": each.name, "values": list(each.values), "codes": list(each.codes)} for each in options]


def loaded(options: Sequence[dict[str, list[str] | str]]) -> tuple[Option, ...]:
    """Options from the JSON of the product's column."""
    return tuple(Option(str(each["name"]), tuple(each["values"]), tuple(each["codes"])) for each in options)


def sku_name(product_name: str, values: Sequence[str]) -> str:
    """The name of a SKU on documents: the product's name with the option values, cut to the length a name may have."""
    return f"{product_name} {'/'.join(values)}"[:NAME] if values else product_name


def mismatch(sku: str, row: int, zh: str, en: str) -> OptionsMismatch:
    """The error that says why options don't fit."""
    return OptionsMismatch(field="options", row=row, sku=sku, why_zh=zh, why_en=en)


def check_options(options: Sequence[Option], *, row: int, findings: Findings) -> tuple[Option, ...]:
    """Option names and values: filled, short, none twice, a code for every value or none."""
    findings.whole(len(options), field="options", row=row, lowest=0, highest=MAX_OPTIONS)
    clean = []
    for option in options:
        findings.whole(len(option.values), field="options", row=row, lowest=1, highest=MAX_VALUES)
        texts = [findings.text(text, field="option", row=row, longest=CODE, needed=True) for text in option.values]
        codes = [findings.text(text, field="option", row=row, longest=CODE, needed=True) for text in option.codes]
        name = findings.text(option.name, field="option", row=row, longest=CODE, needed=True)
        for values in (texts, codes):
            if len(set(values)) != len(values):
                findings.add(mismatch(name, row, "同一规格项内有重复的值或编码。", "a value or code stands twice."))
        if codes and len(codes) != len(texts):
            findings.add(mismatch(name, row, "编码个数与值的个数不同。", "it has not as many codes as values."))
            codes = []
        clean.append(Option(name, tuple(texts), tuple(codes)))
    if len({option.name for option in clean}) != len(clean):
        findings.add(mismatch(clean[0].name, row, "规格项名称重复。", "an option name stands twice."))
    return tuple(clean)


def misfit(values: Mapping[str, str], options: Sequence[Option]) -> tuple[str, str] | None:
    """Why a SKU's option values don't fit the product's options, in Chinese and English; None if they do."""
    wanted = [option.name for option in options]
    if set(values) != set(wanted):
        return f"应为每个规格项取值：{'、'.join(wanted) or '无'}。", f"give a value for: {', '.join(wanted) or 'none'}."
    for option in options:
        value = values[option.name]
        if value not in option.values:
            return f"“{option.name}”没有值“{value}”。", f"“{option.name}” has no value “{value}”."
    return None
