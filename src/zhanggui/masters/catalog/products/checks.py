"""What a product and its SKUs must obey. Pure: works on rows that are about to be written, reads nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from zhanggui.masters.catalog.errors import OptionsMismatch, PolicyContradiction
from zhanggui.masters.catalog.models import Product, Sku
from zhanggui.masters.catalog.products.contracts import Option
from zhanggui.masters.catalog.vocabulary import KINDS
from zhanggui.masters.checks import Findings
from zhanggui.masters.constraints import CODE, NOTE
from zhanggui.masters.errors import UnknownWord
from zhanggui.masters.labels import label

MAX_OPTIONS, MAX_VALUES = 5, 200
MAX_SHELF_LIFE = 36_500
_HIGHEST_RATE = Decimal("0.999999")
#: A pallet of 100 t and a container of 10,000 m³: above it the unit was mistaken.
_HEAVIEST, _LARGEST = Decimal(100_000_000), Decimal(10_000_000_000)


def stored(options: Sequence[Option]) -> list[dict[str, object]]:
    """Options as the JSON of the product's column."""
    return [{"name": each.name, "values": list(each.values), "codes": list(each.codes)} for each in options]


def loaded(options: Sequence[dict[str, list[str] | str]]) -> tuple[Option, ...]:
    """Options from the JSON of the product's column."""
    return tuple(Option(str(each["name"]), tuple(each["values"]), tuple(each["codes"])) for each in options)


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
                findings.add(_mismatch(name, row, "同一规格项内有重复的值或编码。", "a value or code stands twice."))
        if codes and len(codes) != len(texts):
            findings.add(_mismatch(name, row, "编码个数与值的个数不同。", "it has not as many codes as values."))
        clean.append(Option(name, tuple(texts), tuple(codes)))
    if len({option.name for option in clean}) != len(clean):
        findings.add(_mismatch(clean[0].name, row, "规格项名称重复。", "an option name stands twice."))
    return tuple(clean)


def _mismatch(sku: str, row: int, zh: str, en: str) -> OptionsMismatch:
    return OptionsMismatch(field="options", row=row, sku=sku, why_zh=zh, why_en=en)


def check_policies(product: Product, *, whole_units: bool, row: int, findings: Findings) -> None:
    """The flags that decide how goods are booked fit each other and the kind. `whole_units`: the unit has no decimals."""
    kind = KINDS.get(product.kind)
    if kind is None:
        known = ", ".join(KINDS)
        findings.add(UnknownWord(field="kind", row=row, value=product.kind, choices=known, **label("kind")))
        return
    faults = [
        (
            not kind.stocked and (product.lot_tracked or product.serial_tracked),
            ("serial_tracked", f"{kind.zh}没有库存，不能管理批次或序列号。", f"{kind.en} has no stock to track."),
        ),
        (
            product.shelf_life_days is not None and not product.lot_tracked,
            ("shelf_life_days", "有保质期的商品须启用批次管理。", "a shelf life needs lot tracking."),
        ),
        (
            product.serial_tracked and product.allow_negative,
            ("allow_negative", "序列号商品不能负库存。", "goods with serial numbers can't be oversold."),
        ),
        (
            product.serial_tracked and not whole_units,
            ("serial_tracked", "序列号商品的单位不能有小数。", "goods with serial numbers need a unit without decimals."),
        ),
    ]
    for broken, (field, zh, en) in faults:
        if broken:
            findings.add(PolicyContradiction(field=field, row=row, why_zh=zh, why_en=en))


def check_product(product: Product, *, row: int, findings: Findings) -> None:
    """Texts and numbers of a product."""
    product.code = findings.code(product.code, row=row)
    product.name = findings.name(product.name, row=row)
    product.description = findings.text(product.description, field="description", row=row, longest=NOTE, lines=True)
    findings.number(product.tax_rate, field="tax_rate", row=row, highest=_HIGHEST_RATE, places=6)
    account = product.revenue_account = product.revenue_account.strip()
    if account and not (account.isascii() and account.isdigit() and 4 <= len(account) <= 10):
        findings.add(
            UnknownWord(field="revenue_account", row=row, value=account, choices="5001, 500101 …", **label("revenue_account"))
        )
    if product.shelf_life_days is not None:
        findings.whole(product.shelf_life_days, field="shelf_life_days", row=row, lowest=1, highest=MAX_SHELF_LIFE)


def check_sku(sku: Sku, *, row: int, findings: Findings) -> None:
    """Texts and numbers of a SKU."""
    sku.code = findings.code(sku.code, field="sku_code", row=row)
    sku.name = findings.name(sku.name, row=row)
    if sku.weight_g is not None:
        findings.number(sku.weight_g, field="weight_g", row=row, highest=_HEAVIEST, places=4)
    if sku.volume_cm3 is not None:
        findings.number(sku.volume_cm3, field="volume_cm3", row=row, highest=_LARGEST, places=4)


def misfit(sku: Sku, options: Sequence[Option]) -> tuple[str, str] | None:
    """Why a SKU's option values don't fit the product's options, in Chinese and English; None if they do."""
    wanted = [option.name for option in options]
    if set(sku.options) != set(wanted):
        return f"应为每个规格项取值：{'、'.join(wanted) or '无'}。", f"give a value for: {', '.join(wanted) or 'none'}."
    for option in options:
        value = sku.options[option.name]
        if value not in option.values:
            return f"“{option.name}”没有值“{value}”。", f"“{option.name}” has no value “{value}”."
    return None


def check_options_of_skus(
    placed: Sequence[tuple[int, Sku]], options: Mapping[int, tuple[Option, ...]], findings: Findings
) -> None:
    """Every active SKU takes one defined value for each option of its product, and no two take the same ones."""
    seen: dict[tuple[int, tuple[tuple[str, str], ...]], Sku] = {}
    for row, sku in placed:
        fault = misfit(sku, options[sku.product_id])
        if fault:
            findings.add(_mismatch(sku.code, row, *fault))
            continue
        if not sku.active or not sku.options:
            continue
        key = (sku.product_id, tuple(sorted(sku.options.items())))
        twin = seen.setdefault(key, sku)
        if twin is not sku:
            zh, en = f"与规格“{twin.code}”的选项相同。", f"SKU “{twin.code}” has the same values."
            findings.add(_mismatch(sku.code, row, zh, en))
